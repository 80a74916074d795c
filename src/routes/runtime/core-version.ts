import semver from 'semver'
import type { Asked } from '../http/permission-router'

/** The vrs-core version that a runtime says it is; null if it does not. */
export const coreOf = (c: Asked): string | null => {
  const said = c.req.header('x-vrs-core')
  return said === undefined ? null : semver.valid(said)
}
