import { placesFrom } from '../deciders/project-names'
import { hostsOf } from '../integrations/inwx/wanted-records'
import { placeOf } from './past'
import type { Bench } from './process'

/** All that the project's site is to answer at, its first name before the others. */
export const siteAddresses = ({
  events,
  project,
  site,
}: Pick<Bench, 'events' | 'project' | 'site'>): string[] =>
  [placeOf(events), ...placesFrom(project.names, 'reached')]
    .flatMap(hostsOf)
    .map((host) => `${site.scheme}://${host}`)
