import type { RolloutRow } from '../../../projections/catalogue/rollouts'
import type { RingObservation } from '../../../src/domain/rollout/failed-boots'
import type { CatalogueItem } from './catalogue-view-model'

/** A rollout in the list; its name is the plugin's in the language of the page, and the version. */
export type RolloutListItem = CatalogueItem &
  Pick<
    RolloutRow,
    'plugin' | 'version' | 'previous' | 'state' | 'ring' | 'startedAt' | 'endedAt' | 'accepted'
  >

export type RingItem = RingObservation & {
  /** ISO-8601; null = not yet. */
  reachedAt: string | null
}

export type RolloutItem = RolloutListItem & {
  /** ISO-8601; null where none is due by itself. */
  nextStepAt: string | null
  rings: readonly RingItem[]
  /** Names of projects that failed, by id. */
  projectNames: Readonly<Record<string, string>>
}
