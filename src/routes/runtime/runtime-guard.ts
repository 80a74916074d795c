import type { MiddlewareHandler } from 'hono'
import { InvalidToken } from '../../security/invalid-token'
import { verifyAccess } from '../../security/jws'
import { bearerOf } from '../http/guards/bearer-token'
import type { Asked, Env } from '../http/permission-router'
import { problem } from '../http/problem'
import type { Desk } from '../http/route-dependencies'

/** `exp` in seconds, as in the token. */
type Bearer = { projectId: string; exp: number }

const mostKept = 5000

/** Whose token it is; a signature is checked once, the end of the token at every call. */
const openTokens = ({ keys, publicUrl, now }: Pick<Desk, 'keys' | 'publicUrl' | 'now'>) => {
  const known = new Map<string, Bearer>()

  const verify = async (token: string): Promise<Bearer> => {
    const accepting = { keys: await keys.verifiers('access'), issuer: publicUrl, now: now() }
    const { sub, exp } = await verifyAccess(token, accepting)
    if (known.size >= mostKept) known.clear()
    known.set(token, { projectId: sub, exp })
    return { projectId: sub, exp }
  }

  return (token: string): Bearer | Promise<Bearer> => {
    const bearer = known.get(token)
    if (bearer && bearer.exp * 1000 > now().getTime()) return bearer
    known.delete(token)
    return verify(token)
  }
}

const unauthenticated = (c: Asked, detail: string) => {
  c.header('www-authenticate', 'Bearer')
  return problem(c, { code: 'UNAUTHENTICATED', status: 401, detail })
}

/** Lets in the runtime whose access token it is; at another project's path there is nothing. */
export const runtimeGuard = (
  desk: Pick<Desk, 'keys' | 'publicUrl' | 'now'>,
): MiddlewareHandler<Env> => {
  const bearerBehind = openTokens(desk)
  return async (c, next) => {
    const token = bearerOf(c)
    if (!token) return unauthenticated(c, 'expected a Bearer access token, found none')
    try {
      const { projectId } = await bearerBehind(token)
      const asked = c.req.param('id')
      if (asked !== undefined && asked !== projectId) return problem(c, { code: 'NOT_FOUND' })
      c.set('runtime', { projectId })
    } catch (error) {
      if (!(error instanceof InvalidToken)) throw error
      return unauthenticated(c, error.message)
    }
    return next()
  }
}
