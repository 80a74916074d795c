import { listDomainsFromStage } from '../../domain/naming/additional-domains'
import type { DomainInZone } from '../../domain/naming/primary-domain'
import { listSiteHosts, siteAddressesOf } from '../../domain/plan/site-addresses'
import { requirePrimaryDomain } from '../engine/latest-event'
import type { StepContext } from '../engine/process'

/** Every host that the project's site answers at, the leading name before the others. */
export const siteHosts = (
  { events, project }: Pick<StepContext, 'events' | 'project'>,
  leading?: DomainInZone,
): string[] => {
  const primary = requirePrimaryDomain(events)
  const others = listDomainsFromStage(project.additionalDomains, 'reached')
  // The records of a site that moves are written behind its deployment.
  const recordedHosts = project.moveState === 'moving' ? 'all' : project.recordedHosts
  return listSiteHosts([primary, ...others], leading ?? primary, recordedHosts)
}

/** The same as full addresses, as Coolify takes them. */
export const siteUrls = (
  context: Pick<StepContext, 'events' | 'project' | 'siteAddress'>,
  leading?: DomainInZone,
) => siteAddressesOf(context.siteAddress.scheme, siteHosts(context, leading))
