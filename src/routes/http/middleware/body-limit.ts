import { maxBodyBytes } from '../api-route'
import type { RequestContext } from '../permission-router'
import { isJsonBody } from '../request-kind'
import type { RequestCheck } from './handle-request'

/** How long a body may be on its way, however slowly it comes. */
const bodyTimeoutMs = 30_000

/** JSON is read as the text that its routes parse; everything else may be bytes. */
const readByteLength = async (c: RequestContext) =>
  isJsonBody(c) ? Buffer.byteLength(await c.req.text()) : (await c.req.arrayBuffer()).byteLength

/** A body that does not say how large it is, Bun ends after `maxUndeclaredBytes` of the server. */
const readBody = async (c: RequestContext): Promise<'READ' | 'TOO_LARGE'> => {
  if (Number(c.req.header('content-length') ?? 0) > maxBodyBytes) return 'TOO_LARGE'
  return (await readByteLength(c)) > maxBodyBytes ? 'TOO_LARGE' : 'READ'
}

const withinTimeout = async <T>(work: Promise<T>, timeoutMs: number): Promise<T | 'TOO_SLOW'> => {
  const { promise, resolve } = Promise.withResolvers<'TOO_SLOW'>()
  const timer = setTimeout(() => resolve('TOO_SLOW'), timeoutMs)
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Reads the body before anything else does, where Hono keeps it for everybody who asks for it later.
 * A body that is too large, too slow, or whose sender went away is refused.
 */
export const bodyLimit =
  (
    refuse: (
      c: RequestContext,
      code: 'TOO_LARGE' | 'TOO_SLOW' | 'BODY_INCOMPLETE',
    ) => Response | Promise<Response>,
    timeoutMs = bodyTimeoutMs,
  ): RequestCheck =>
  (c) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return undefined
    return withinTimeout(readBody(c), timeoutMs)
      .catch(() => 'BODY_INCOMPLETE' as const)
      .then((outcome) => (outcome === 'READ' ? undefined : refuse(c, outcome)))
  }
