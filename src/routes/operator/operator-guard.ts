import { timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { ClientAddress } from '../http/middleware/client-address'
import type { Asked, Env } from '../http/permission-router'

const ownHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/
const ownAddress = /^(127\.|::1$)/

type Operator = {
  /** Lets in its bearer from anywhere; without one, only this machine may ask. */
  token: string | undefined
  address: ClientAddress
  refuse: (c: Asked) => Response | Promise<Response>
}

/** A proxy on this machine speaks for others, so it must not pass as the machine itself. */
const isOwn = (c: Asked, address: ClientAddress) =>
  ownAddress.test(address(c)) &&
  ownHost.test(c.req.header('host') ?? '') &&
  !c.req.header('x-forwarded-for') &&
  !c.req.header('forwarded')

const isBearer = (c: Asked, token: string) => {
  const said = Buffer.from(c.req.header('authorization') ?? '')
  const expected = Buffer.from(`Bearer ${token}`)
  return said.length === expected.length && timingSafeEqual(said, expected)
}

/** Who runs this service: by token, or from the machine that it runs on. */
export const operatorGuard =
  ({ token, address, refuse }: Operator): MiddlewareHandler<Env> =>
  async (c, next) => {
    if (isOwn(c, address) || (token && isBearer(c, token))) return next()
    return refuse(c)
  }
