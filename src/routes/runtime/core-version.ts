import semver from 'semver'
import type { RequestContext } from '../http/permission-router'

/** The vrs-core version that a runtime says it is; null if it does not. */
export const parseCoreVersionHeader = (c: RequestContext): string | null => {
  const said = c.req.header('x-vrs-core')
  return said === undefined ? null : semver.valid(said)
}
