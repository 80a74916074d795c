import { hasRuntimeKeyBeenUsed } from '../../../projections/queries/runtimes'
import { listKeysBefore } from '../../domain/project/runtime-keys'
import { isAbandoned } from '../../domain/project/state'
import { createStatement } from '../../store/postgres/statement'
import { nothingToDo, pollIn, waitWithoutDeadline } from '../engine/job-outcome'
import { latestEvent } from '../engine/latest-event'
import type { Step } from '../engine/process'

/** The running site uses the old key until it is deployed again: the key goes when the new one was used. */
export const retireOldKeys: Step = {
  id: 'verification',
  run: async ({ cause, events, project, sql, handle }) => {
    if (cause.type !== 'RuntimeKeyRotated')
      throw new Error(`expected RuntimeKeyRotated, found ${cause.type}`)
    if (isAbandoned(project)) return nothingToDo('the project was given up')
    const { keyId } = cause.data
    const old = listKeysBefore(project, keyId)
    if (old.length === 0) return nothingToDo('there are no older keys')
    if (!project.eventIds.SiteVerified || project.pendingRotation)
      return waitWithoutDeadline(10, { code: 'NOT_VERIFIED', owner: 'us' })
    // The site runs, but with its old key: after the deadline somebody has to look.
    if (!(await hasRuntimeKeyBeenUsed(sql, keyId)))
      return pollIn(10, { code: 'KEY_UNUSED', owner: 'us' })
    const { application } = latestEvent(events, 'DeploymentPrepared').data
    // Keys of former applications go too, also those that no event names.
    const deletion = createStatement(
      `delete from runtime_keys where project_id = $1 and key_id <> $2
        and (key_id = any($3) or application <> $4)`,
      [project.id, keyId, old, application],
    )
    await handle({ type: 'RetireKeys', data: { beforeKeyId: keyId } }, { statements: [deletion] })
    return undefined
  },
}
