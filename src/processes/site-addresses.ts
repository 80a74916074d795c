import { placesFrom } from '../deciders/project-names'
import { hostsOf } from '../integrations/inwx/wanted-records'
import { placeOf } from './past'
import type { Bench } from './process'

type Place = { domain: string; zone: string }

/** All that the project's site is to answer at, its first name before the others. */
export const siteAddresses = (
  { events, project, site }: Pick<Bench, 'events' | 'project' | 'site'>,
  first: Place = placeOf(events),
): string[] => {
  const others = [placeOf(events), ...placesFrom(project.names, 'reached')].filter(
    ({ domain }) => domain !== first.domain,
  )
  return [first, ...others].flatMap(hostsOf).map((host) => `${site.scheme}://${host}`)
}
