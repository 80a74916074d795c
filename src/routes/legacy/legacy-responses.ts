import type { RequestContext } from '../http/permission-router'

/** Satellites read `error`; they know no problem of ours. */
export const legacyError = (
  c: RequestContext,
  status: 400 | 401 | 403 | 404 | 413 | 429 | 500 | 503,
  error: string,
  more: Record<string, unknown> = {},
) => c.json({ error, ...more }, status)

/** A body that was made before. */
export const legacyBody = (c: RequestContext, body: string) =>
  c.body(body, 200, { 'content-type': 'application/json' })

const legacyPath = /^\/api(?:\/|$)(?!v1(?:\/|$))/

export const isLegacyPath = (path: string) => legacyPath.test(path)
