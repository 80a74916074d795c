import { createHash } from 'node:crypto'
import type { Satellite } from '../../../projections/legacy/satellite-queries'
import { findSatellite } from '../../../projections/legacy/satellite-queries'
import type { RequestContext } from '../http/permission-router'
import type { RouteDependencies } from '../http/route-dependencies'
import { legacyError } from './legacy-responses'

const maxKeyLength = 200

/** The header, even a wrong one, comes before the query; an empty header lets the query count. */
export const readKey = (c: RequestContext) => {
  const key = c.req.header('x-api-key') || c.req.query('api_key') || ''
  return key.length <= maxKeyLength ? key : 'too long'
}

/** The active project whose key was sent; undefined for a wrong key as for none. */
export const findCaller = async (
  { sql }: Pick<RouteDependencies, 'sql'>,
  c: RequestContext,
): Promise<Satellite | undefined> => {
  const key = readKey(c)
  if (key === '') return undefined
  const satellite = await findSatellite(sql, createHash('sha256').update(key).digest('hex'))
  return satellite?.isActive ? satellite : undefined
}

/** For calls that need a key: who sent it, or the refusal. */
export const requireCaller = async (deps: Pick<RouteDependencies, 'sql'>, c: RequestContext) => {
  const caller = await findCaller(deps, c)
  if (caller) return caller
  const error = readKey(c) ? 'Invalid or inactive API key' : 'API key required'
  return { refusal: legacyError(c, 401, error) }
}
