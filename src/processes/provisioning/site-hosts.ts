import { placesFrom } from '../../domain/naming/additional-domains'
import { hostsOf } from '../../integrations/inwx/dns/site-records'
import { placeOf } from '../engine/latest-event'
import type { Bench } from '../engine/process'

type Place = { domain: string; zone: string }

/** All that the project's site is to answer at, its first name before the others. */
export const siteHosts = (
  { events, project }: Pick<Bench, 'events' | 'project'>,
  first: Place = placeOf(events),
): string[] => {
  const others = [placeOf(events), ...placesFrom(project.names, 'reached')].filter(
    ({ domain }) => domain !== first.domain,
  )
  return [first, ...others].flatMap(hostsOf)
}

/** The same as full addresses, as Coolify takes them. */
export const siteAddresses = (bench: Pick<Bench, 'events' | 'project' | 'site'>, first?: Place) =>
  siteHosts(bench, first).map((host) => `${bench.site.scheme}://${host}`)
