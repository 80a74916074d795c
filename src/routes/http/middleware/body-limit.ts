import { maxBodyBytes } from '../api-route'
import type { RequestContext } from '../permission-router'
import { isJsonBody } from '../request-kind'
import type { RequestCheck } from './handle-request'

/** How long a body may be on its way, however slowly it comes. */
const bodyTimeoutMs = 30_000

/** Routes that stream what they are sent, with limits and a time of their own. */
const uploadPath = /^\/(?:api\/v1|admin\/catalogue)\/plugins\/[^/]+\/versions$/

export const isUpload = (c: RequestContext): boolean =>
  c.req.method === 'POST' &&
  uploadPath.test(c.req.path) &&
  /^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '')

/** JSON is read as the text that its routes parse; everything else may be bytes. */
const readByteLength = async (c: RequestContext) =>
  isJsonBody(c) ? Buffer.byteLength(await c.req.text()) : (await c.req.arrayBuffer()).byteLength

/** Reads a body that does not say how large it is, to the first byte that is too many. */
const readUndeclaredBody = async (c: RequestContext): Promise<'READ' | 'TOO_LARGE'> => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.length
    if (size > maxBodyBytes) return 'TOO_LARGE'
    chunks.push(chunk)
  }
  // Where Hono keeps a body that was read; the request itself stays, with its socket.
  c.req.bodyCache.arrayBuffer = Promise.resolve(
    new Uint8Array(Buffer.concat(chunks)).buffer,
  ) as never
  return 'READ'
}

const readBody = async (c: RequestContext): Promise<'READ' | 'TOO_LARGE'> => {
  const declared = c.req.header('content-length')
  if (declared === undefined) return readUndeclaredBody(c)
  if (Number(declared) > maxBodyBytes) return 'TOO_LARGE'
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
    if (c.req.method === 'GET' || c.req.method === 'HEAD' || isUpload(c)) return undefined
    return withinTimeout(readBody(c), timeoutMs)
      .catch(() => 'BODY_INCOMPLETE' as const)
      .then((outcome) => (outcome === 'READ' ? undefined : refuse(c, outcome)))
  }
