import type { MiddlewareHandler } from 'hono'
import { InvalidToken } from '../../security/invalid-token'
import { verifyAccessToken } from '../../security/jws'
import { readBearerToken } from '../http/guards/bearer-token'
import type { Env, RequestContext } from '../http/permission-router'
import { problemResponse } from '../http/problem'
import type { RouteDependencies } from '../http/route-dependencies'

/** `exp` in seconds, as in the token. */
type VerifiedToken = { projectId: string; exp: number }

const maxCachedTokens = 5000

/** Whose token it is; a signature is checked once, the end of the token at every call. */
const createTokenVerifier = ({
  keys,
  publicUrl,
  now,
}: Pick<RouteDependencies, 'keys' | 'publicUrl' | 'now'>) => {
  const known = new Map<string, VerifiedToken>()

  const verify = async (token: string): Promise<VerifiedToken> => {
    const accepting = {
      keys: await keys.listVerificationKeys('access'),
      issuer: publicUrl,
      now: now(),
    }
    const { sub, exp } = await verifyAccessToken(token, accepting)
    if (known.size >= maxCachedTokens) known.clear()
    known.set(token, { projectId: sub, exp })
    return { projectId: sub, exp }
  }

  return (token: string): VerifiedToken | Promise<VerifiedToken> => {
    const bearer = known.get(token)
    if (bearer && bearer.exp * 1000 > now().getTime()) return bearer
    known.delete(token)
    return verify(token)
  }
}

const unauthenticatedResponse = (c: RequestContext, detail: string) => {
  c.header('www-authenticate', 'Bearer')
  return problemResponse(c, { code: 'UNAUTHENTICATED', status: 401, detail })
}

/** Lets in the runtime whose access token it is; at another project's path there is nothing. */
export const runtimeGuard = (
  desk: Pick<RouteDependencies, 'keys' | 'publicUrl' | 'now'>,
): MiddlewareHandler<Env> => {
  const bearerBehind = createTokenVerifier(desk)
  return async (c, next) => {
    const token = readBearerToken(c)
    if (!token) return unauthenticatedResponse(c, 'expected a Bearer access token, found none')
    try {
      const { projectId } = await bearerBehind(token)
      const asked = c.req.param('id')
      if (asked !== undefined && asked !== projectId)
        return problemResponse(c, { code: 'NOT_FOUND' })
      c.set('runtime', { projectId })
    } catch (error) {
      if (!(error instanceof InvalidToken)) throw error
      return unauthenticatedResponse(c, error.message)
    }
    return next()
  }
}
