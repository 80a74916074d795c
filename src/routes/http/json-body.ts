import { Refused } from '../../../events/refusal-error'
import { mostBodyBytes } from './middleware/body-limit'
import type { Asked } from './permission-router'

/** The body's text, also measured where nobody declared its length. Throws `Refused`. */
export const textBody = async (c: Asked): Promise<string> => {
  const text = await c.req.text()
  if (Buffer.byteLength(text) > mostBodyBytes)
    throw new Refused('TOO_LARGE', `expected at most ${mostBodyBytes} bytes`)
  return text
}

/** The body as JSON. Throws `Refused` for another content type, size or syntax. */
export const jsonBody = async (c: Asked): Promise<unknown> => {
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(type))
    throw new Refused('NOT_SUPPORTED', `expected application/json, found ${type || 'nothing'}`)
  const text = await textBody(c)
  try {
    return JSON.parse(text)
  } catch {
    throw new Refused('BAD_JSON', 'expected a JSON body, found something else')
  }
}
