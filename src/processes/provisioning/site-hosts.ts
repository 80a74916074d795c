import { listDomainsFromStage } from '../../domain/naming/additional-domains'
import { hostnamesOf } from '../../integrations/inwx/dns/site-records'
import { requirePrimaryDomain } from '../engine/latest-event'
import type { StepContext } from '../engine/process'

type DomainInZone = { domain: string; zone: string }

/** All that the project's site is to answer at, its first name before the others. */
export const siteHosts = (
  { events, project }: Pick<StepContext, 'events' | 'project'>,
  first: DomainInZone = requirePrimaryDomain(events),
): string[] => {
  const others = [
    requirePrimaryDomain(events),
    ...listDomainsFromStage(project.additionalDomains, 'reached'),
  ].filter(({ domain }) => domain !== first.domain)
  return [first, ...others].flatMap(hostnamesOf)
}

/** The same as full addresses, as Coolify takes them. */
export const siteUrls = (
  context: Pick<StepContext, 'events' | 'project' | 'siteAddress'>,
  first?: DomainInZone,
) => siteHosts(context, first).map((host) => `${context.siteAddress.scheme}://${host}`)
