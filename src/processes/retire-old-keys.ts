import { isKeyUsed } from '../../projections/runtime-keys'
import { isGivenUp } from '../deciders/project-state'
import { statement } from '../store/statements'
import type { Step } from './process'
import { patiently } from './process'

/** The site that runs shows the old key until the next one runs: it goes when that was seen with the new one. */
export const retireOldKeys: Step = {
  id: 'verification',
  run: async ({ cause, project, sql, tell }) => {
    if (cause.type !== 'RuntimeKeyRotated')
      throw new Error(`expected RuntimeKeyRotated, found ${cause.type}`)
    // A runtime of one that was given up has nothing to ask any more.
    if (isGivenUp(project)) return undefined
    const { keyId } = cause.data
    const old = project.keys.slice(0, Math.max(0, project.keys.indexOf(keyId)))
    if (old.length === 0) return undefined
    if (!project.causes.SiteVerified || !(await isKeyUsed(sql, keyId)))
      return patiently(10, { code: 'NOT_VERIFIED', owner: 'us' })
    const gone = statement('delete from runtime_keys where key_id = any($1)', [old])
    await tell({ type: 'RetireKeys', data: { before: keyId } }, { also: [gone] })
    return undefined
  },
}
