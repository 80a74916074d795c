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
  const verified = new Map<string, VerifiedToken>()

  const verify = async (token: string): Promise<VerifiedToken> => {
    const options = {
      keys: await keys.listVerificationKeys('access'),
      issuer: publicUrl,
      now: now(),
    }
    const { sub, exp } = await verifyAccessToken(token, options)
    if (verified.size >= maxCachedTokens) verified.clear()
    verified.set(token, { projectId: sub, exp })
    return { projectId: sub, exp }
  }

  return (token: string): VerifiedToken | Promise<VerifiedToken> => {
    const bearer = verified.get(token)
    if (bearer && bearer.exp * 1000 > now().getTime()) return bearer
    verified.delete(token)
    return verify(token)
  }
}

const unauthenticatedResponse = (c: RequestContext, detail: string) => {
  c.header('www-authenticate', 'Bearer')
  return problemResponse(c, { code: 'UNAUTHENTICATED', status: 401, detail })
}

/** Lets in the runtime whose access token it is; at another project's path there is nothing. */
export const runtimeGuard = (
  deps: Pick<RouteDependencies, 'keys' | 'publicUrl' | 'now'>,
): MiddlewareHandler<Env> => {
  const verifyToken = createTokenVerifier(deps)
  return async (c, next) => {
    const token = readBearerToken(c)
    if (!token) return unauthenticatedResponse(c, 'expected a Bearer access token, found none')
    try {
      const { projectId } = await verifyToken(token)
      const id = c.req.param('id')
      if (id !== undefined && id !== projectId) return problemResponse(c, { code: 'NOT_FOUND' })
      c.set('runtime', { projectId })
    } catch (error) {
      if (!(error instanceof InvalidToken)) throw error
      return unauthenticatedResponse(c, error.message)
    }
    return next()
  }
}

/** The project whose runtime asks. Only behind the permission `runtime`. */
export const runtimeProjectId = (c: RequestContext): string => {
  const { runtime } = c.var
  if (!runtime) throw new Error(`expected a runtime's token before ${c.req.path}, found none`)
  return runtime.projectId
}
