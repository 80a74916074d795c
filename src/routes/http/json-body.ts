import { RefusalError } from '../../../events/refusal-error'
import { maxBodyBytes } from './middleware/body-limit'
import type { RequestContext } from './permission-router'

/** The body's text, also measured where nobody declared its length. Throws `Refused`. */
export const readTextBody = async (c: RequestContext): Promise<string> => {
  const text = await c.req.text()
  if (Buffer.byteLength(text) > maxBodyBytes)
    throw new RefusalError('TOO_LARGE', `expected at most ${maxBodyBytes} bytes`)
  return text
}

/** The body as JSON. Throws `Refused` for another content type, size or syntax. */
export const readJsonBody = async (c: RequestContext): Promise<unknown> => {
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(type))
    throw new RefusalError('NOT_SUPPORTED', `expected application/json, found ${type || 'nothing'}`)
  const text = await readTextBody(c)
  try {
    return JSON.parse(text)
  } catch {
    throw new RefusalError('BAD_JSON', 'expected a JSON body, found something else')
  }
}
