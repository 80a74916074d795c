import { z } from '@hono/zod-openapi'
import { emptyResponse, jsonResponse } from '../http/api-route'
import { legacyRefusal } from '../http/api-schemas'
import type { RequestContext } from '../http/permission-router'

/** Satellites read `error`; they know no problem of ours. */
export const legacyError = (
  c: RequestContext,
  status: 400 | 401 | 403 | 404 | 500,
  error: string,
  more: Record<string, unknown> = {},
) => c.body(JSON.stringify({ error, ...more }), status, { 'content-type': 'application/json' })

/** A body that was made before, or is made of this. */
export const legacyBody = (c: RequestContext, body: string | object, status: 200 | 201 = 200) =>
  c.body(typeof body === 'string' ? body : JSON.stringify(body), status, {
    'content-type': 'application/json',
  })

/** What a call of satellites may answer besides, by status. */
export const legacyErrors = (...statuses: readonly (400 | 401 | 403 | 404 | 500)[]) =>
  Object.fromEntries(statuses.map((status) => [status, legacyRefusal]))

/** Described by its keys alone: the contract is that of the old marketplace. */
export const legacyAnswer = (description: string, ...keys: readonly string[]) =>
  jsonResponse(description, z.looseObject(Object.fromEntries(keys.map((key) => [key, z.any()]))))

export const archiveAnswer = {
  ...emptyResponse('The archive: its files lie in a folder of the asked name.', {
    ETag: 'The SHA-256 of the archive.',
    'Content-Disposition': 'Its file name.',
  }),
  content: { 'application/zip': { schema: z.string().describe('Bytes.') } },
}
