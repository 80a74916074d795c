import { RefusalError } from '../../../events/refusal-error'
import type { RequestContext } from '../http/permission-router'

/** The header `Idempotency-Key`, 16 to 255 characters. Throws `Refused`. */
export const readIdempotencyKey = (c: RequestContext) => {
  const key = c.req.header('idempotency-key')
  if (!key) throw new RefusalError('KEY_MISSING', 'expected the header Idempotency-Key, found none')
  if (key.length < 16 || key.length > 255)
    throw new RefusalError('BAD_KEY', `expected a key of 16 to 255 characters, found ${key.length}`)
  return key
}
