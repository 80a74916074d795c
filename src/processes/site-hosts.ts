import { placesFrom } from '../deciders/project-names'
import { hostsOf } from '../integrations/inwx/wanted-records'
import { placeOf } from './past'
import type { Bench } from './process'

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
