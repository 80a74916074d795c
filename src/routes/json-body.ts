import { Refused } from '../../events/refused'
import type { Asked } from './door'

const mostBytes = 256 * 1024

/** The body's text, at most 256 KiB. Throws `Refused`. */
export const textBody = async (c: Asked): Promise<string> => {
  const declared = Number(c.req.header('content-length') ?? 0)
  const text = declared > mostBytes ? undefined : await c.req.text()
  if (text === undefined || text.length > mostBytes)
    throw new Refused('TOO_LARGE', `expected at most ${mostBytes} bytes`)
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
