import { listSitesOfVersion } from '../../../../projections/queries/plugin-versions'
import { listRolloutSites } from '../../../../projections/queries/rollouts'
import type { CataloguePlan, PlannedSites } from '../../../domain/catalogue/catalogue-plan'
import type { StaffVersionCommand } from '../../../domain/catalogue/version-state'
import type { RouteDependencies } from '../../http/route-dependencies'

const maxListedSites = 50

const findChoiceEffect = ({ events }: CataloguePlan): PlannedSites['effect'] => {
  if (events.some(({ type }) => type === 'RolloutStarted')) return 'rollout'
  return events.some(({ type }) => type === 'RolloutRolledBack') ? 'rollback' : 'atOnce'
}

/** Which sites a command on a version concerns, if any. */
export const planVersionSites = async (
  { sql }: RouteDependencies,
  plugin: string,
  { type, data }: StaffVersionCommand,
  plan: CataloguePlan,
): Promise<PlannedSites | undefined> => {
  if (type === 'ChooseCurrentVersion') {
    const { length } = await listRolloutSites(sql, plugin)
    return { effect: findChoiceEffect(plan), total: length, listed: [] }
  }
  if (type !== 'YankVersion') return undefined
  if (data.runtime !== 'bun') return { effect: 'satellites', total: 0, listed: [] }
  const sites = await listSitesOfVersion(sql, plugin, data.version)
  return { effect: 'yank', total: sites.length, listed: sites.slice(0, maxListedSites) }
}
