import { pluginStream } from '../../../events/streams'
import type { RolloutRow } from '../../../projections/catalogue/rollouts'
import {
  listHaltedWithoutAlert,
  listRolloutReports,
  listRolloutSites,
  listRunningRollouts,
} from '../../../projections/queries/rollouts'
import { decideRollout, type RolloutCommand } from '../../domain/rollout/decide-rollout'
import { observeRings, sumReachedRings, toObservedRollout } from '../../domain/rollout/failed-boots'
import { createCommandHandler } from '../../store/event-store/command-handler'
import type { ProcessDependencies } from '../engine/process-dependencies'

type RolloutDependencies = Pick<
  ProcessDependencies,
  'sql' | 'store' | 'now' | 'alert' | 'rolloutPace'
>

const advanceRollout = async (deps: RolloutDependencies, rollout: RolloutRow) => {
  const { sql, store, now, rolloutPace: pace } = deps
  const { plugin, version, ring } = rollout
  const sites = await listRolloutSites(sql, plugin)
  const reports = await listRolloutReports(
    sql,
    sites.map(({ projectId }) => projectId),
    rollout.startedAt,
  )
  const rings = observeRings(toObservedRollout(rollout), sites, reports)
  const reached = sumReachedRings(rings, ring)
  const id = crypto.randomUUID()
  const advance = createCommandHandler<RolloutCommand>(store, pluginStream, (_, command, events) =>
    decideRollout(command, events),
  )
  await advance({ by: 'system:rollouts', correlationId: id, causationId: id }, plugin, {
    type: 'AdvanceRollout',
    data: {
      ...{ version, pace, now: now().toISOString() },
      sites: reached.sites,
      running: reached.running,
      failed: reached.failed.map(({ projectId, code }) => ({ projectId, code })),
    },
  })
}

/** Found by what is recorded, so that no crash between the two loses it. */
const raiseHaltAlerts = async ({ sql, alert }: RolloutDependencies) => {
  for (const { plugin, version, failed } of await listHaltedWithoutAlert(sql)) {
    const causes = failed.map(({ projectId, code }) => `${projectId} ${code}`)
    await alert('rollout-halted', `${plugin} ${version}`, causes.join(', '))
  }
}

/**
 * Takes each running rollout its next step, if that is due, or halts it. What the time was missed for
 * is made up for one ring at a time: the sites of a ring report before the next is reached.
 */
export const advanceRollouts = async (
  deps: RolloutDependencies,
  signal: AbortSignal,
): Promise<void> => {
  for (const rollout of await listRunningRollouts(deps.sql)) {
    if (signal.aborted) return
    await advanceRollout(deps, rollout)
  }
  await raiseHaltAlerts(deps)
}
