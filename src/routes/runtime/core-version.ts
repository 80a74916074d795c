import { z } from '@hono/zod-openapi'
import semver from 'semver'
import type { RequestContext } from '../http/permission-router'

export const coreVersionHeader = {
  'X-VRS-Core': z
    .string()
    .optional()
    .describe('The version of vrs-core that asks; only versions that run on it are named.'),
}

/** The vrs-core version that a runtime says it is; null if it does not. */
export const parseCoreVersionHeader = (c: RequestContext): string | null => {
  const version = c.req.header('x-vrs-core')
  return version === undefined ? null : semver.valid(version)
}
