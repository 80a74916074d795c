import type { RolloutRow } from '../../../../projections/catalogue/rollouts'
import {
  findRollout,
  listRolloutReports,
  listRolloutSites,
  listRollouts,
  type NamedRollout,
} from '../../../../projections/queries/rollouts'
import type {
  RolloutItem,
  RolloutListItem,
} from '../../../../views/admin/catalogue/rollout-view-model'
import type { Locale } from '../../../../views/texts/locale'
import { observeRings, toObservedRollout } from '../../../domain/rollout/failed-boots'
import { findNextStepAt } from '../../../domain/rollout/pace'
import { parseRolloutId, toRolloutId } from '../../../domain/rollout/rollout-decider'
import type { RouteDependencies } from '../../http/route-dependencies'

const maxListed = 100

const toListItem = (row: NamedRollout, locale: Locale): RolloutListItem => ({
  ...row,
  id: toRolloutId(row),
  displayName: `${locale === 'de' ? row.displayName : (row.displayNameEn ?? row.displayName)} ${row.version}`,
  withdrawn: false,
})

export const loadRollouts = async ({ sql }: RouteDependencies, locale: Locale) =>
  (await listRollouts(sql, maxListed)).map((row) => toListItem(row, locale))

const reachedAtOf = ({ internalAt, tenthAt, allAt }: RolloutRow) => ({
  internal: internalAt,
  tenth: tenthAt,
  all: allAt,
})

/** One rollout with what the sites reported since it started. */
export const loadRollout = async (
  { sql, rolloutPace }: RouteDependencies,
  id: string,
  locale: Locale,
): Promise<RolloutItem | undefined> => {
  const { plugin, version } = parseRolloutId(id)
  const row = await findRollout(sql, plugin, version)
  if (!row) return undefined
  const sites = await listRolloutSites(sql, plugin)
  const projectIds = sites.map(({ projectId }) => projectId)
  const reports = await listRolloutReports(sql, projectIds, row.startedAt)
  const rings = observeRings(toObservedRollout(row), sites, reports)
  return {
    ...toListItem(row, locale),
    nextStepAt: row.state === 'running' ? findNextStepAt(row, rolloutPace) : null,
    rings: rings.map((ring) => ({ ...ring, reachedAt: reachedAtOf(row)[ring.ring] })),
    projectNames: Object.fromEntries(sites.map(({ projectId, name }) => [projectId, name])),
  }
}
