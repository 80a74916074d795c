import type { Context, MiddlewareHandler } from 'hono'

const isOfType = (c: Context, pattern: RegExp) => pattern.test(c.req.header('content-type') ?? '')

/** PostgreSQL stores no NUL, and nobody types one. */
const hasNul = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(hasNul) : typeof value === 'string' && value.includes('\0')

/** Hono keeps what it parsed: handlers get the same body without reading it again. */
const isBodyWellFormed = async (c: Context): Promise<boolean> => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return true
  try {
    if (isOfType(c, /^application\/json\b/i)) {
      await c.req.json()
      return true
    }
    if (!isOfType(c, /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i)) return true
    return !hasNul(Object.entries(await c.req.parseBody({ all: true })))
  } catch {
    return false
  }
}

const isAddressWellFormed = (c: Context): boolean => {
  try {
    return !decodeURIComponent(new URL(c.req.url).pathname).includes('\0')
  } catch {
    return true // Not UTF-8: no route takes it for another address.
  }
}

const areParametersWellFormed = (c: Context): boolean => !hasNul(Object.entries(c.req.queries()))

/**
 * What no browser sends is refused before a page or plugin reads it: a torn or unreadable body, a NUL
 * in a parameter or field. An address with a NUL is that of no page.
 */
export const wellFormedRequests =
  (respondBadRequest: () => Response, respondNotFound: () => Response): MiddlewareHandler =>
  async (c, next) => {
    if (!isAddressWellFormed(c)) return respondNotFound()
    if (!areParametersWellFormed(c) || !(await isBodyWellFormed(c))) return respondBadRequest()
    return next()
  }
