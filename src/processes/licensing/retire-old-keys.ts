import { isKeyUsed } from '../../../projections/queries/runtime-keys'
import { keysBefore } from '../../domain/project/runtime-keys'
import { isGivenUp } from '../../domain/project/state'
import { statement } from '../../store/postgres/statement'
import { past } from '../engine/latest-event'
import type { Step } from '../engine/process'
import { later, patiently } from '../engine/process'

/** The site that runs shows the old key until the next one runs: it goes when that was seen with the new one. */
export const retireOldKeys: Step = {
  id: 'verification',
  run: async ({ cause, events, project, sql, tell }) => {
    if (cause.type !== 'RuntimeKeyRotated')
      throw new Error(`expected RuntimeKeyRotated, found ${cause.type}`)
    // A runtime of one that was given up has nothing to ask any more.
    if (isGivenUp(project)) return undefined
    const { keyId } = cause.data
    const old = keysBefore(project, keyId)
    if (old.length === 0) return undefined
    if (!project.causes.SiteVerified || project.rotation)
      return patiently(10, { code: 'NOT_VERIFIED', owner: 'us' })
    // It runs, but with what it had: somebody has to look.
    if (!(await isKeyUsed(sql, keyId))) return later(10, { code: 'KEY_UNUSED', owner: 'us' })
    const { application } = past(events, 'DeploymentPrepared').data
    // Also those of applications before this one that no event names.
    const gone = statement(
      `delete from runtime_keys where project_id = $1 and key_id <> $2
        and (key_id = any($3) or application <> $4)`,
      [project.id, keyId, old, application],
    )
    await tell({ type: 'RetireKeys', data: { before: keyId } }, { also: [gone] })
    return undefined
  },
}
