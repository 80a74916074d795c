import { hasRuntimeKeyBeenUsed } from '../../../projections/queries/runtimes'
import { listKeysBefore } from '../../domain/project/runtime-keys'
import { isAbandoned } from '../../domain/project/state'
import { createStatement } from '../../store/postgres/statement'
import { pollIn, waitWithoutDeadline } from '../engine/job-outcome'
import { latestEvent } from '../engine/latest-event'
import type { Step } from '../engine/process'

/** The site that runs shows the old key until the next one runs: it goes when that was seen with the new one. */
export const retireOldKeys: Step = {
  id: 'verification',
  run: async ({ cause, events, project, sql, handle }) => {
    if (cause.type !== 'RuntimeKeyRotated')
      throw new Error(`expected RuntimeKeyRotated, found ${cause.type}`)
    // A runtime of one that was given up has nothing to ask any more.
    if (isAbandoned(project)) return undefined
    const { keyId } = cause.data
    const old = listKeysBefore(project, keyId)
    if (old.length === 0) return undefined
    if (!project.eventIds.SiteVerified || project.pendingRotation)
      return waitWithoutDeadline(10, { code: 'NOT_VERIFIED', owner: 'us' })
    // It runs, but with what it had: somebody has to look.
    if (!(await hasRuntimeKeyBeenUsed(sql, keyId)))
      return pollIn(10, { code: 'KEY_UNUSED', owner: 'us' })
    const { application } = latestEvent(events, 'DeploymentPrepared').data
    // Also those of applications before this one that no event names.
    const gone = createStatement(
      `delete from runtime_keys where project_id = $1 and key_id <> $2
        and (key_id = any($3) or application <> $4)`,
      [project.id, keyId, old, application],
    )
    await handle({ type: 'RetireKeys', data: { beforeKeyId: keyId } }, { statements: [gone] })
    return undefined
  },
}
