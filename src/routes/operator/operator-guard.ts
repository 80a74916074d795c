import { timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { readBearerToken } from '../http/guards/bearer-token'
import type { ResolveClientAddress } from '../http/middleware/client-address'
import type { Env, RequestContext } from '../http/permission-router'

const loopbackHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/
const loopbackAddress = /^(127\.|::1$)/

type OperatorGuardOptions = {
  /** Lets in its bearer from anywhere; without one, only this machine may ask. */
  token: string | undefined
  resolveAddress: ResolveClientAddress
  refuse: (c: RequestContext) => Response | Promise<Response>
}

/** A proxy on this machine speaks for others, so it must not pass as the machine itself. */
const isLocalRequest = (c: RequestContext, address: ResolveClientAddress) =>
  loopbackAddress.test(address(c)) &&
  loopbackHost.test(c.req.header('host') ?? '') &&
  !c.req.header('x-forwarded-for') &&
  !c.req.header('forwarded')

const hasOperatorToken = (c: RequestContext, token: string) => {
  const given = Buffer.from(readBearerToken(c) ?? '')
  const expected = Buffer.from(token)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** Who runs this service: by token, or from the machine that it runs on. */
export const operatorGuard =
  ({ token, resolveAddress, refuse }: OperatorGuardOptions): MiddlewareHandler<Env> =>
  async (c, next) => {
    if (isLocalRequest(c, resolveAddress) || (token && hasOperatorToken(c, token))) return next()
    return refuse(c)
  }
