import type { MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { projectById } from '../../../../projections/projects'
import { apiTokenIdIn } from '../../../security/api-token'
import { isOrderToken } from '../../../security/order-token'
import type { Asked, Env, Staff } from '../permission-router'
import { isId } from '../query-parameters'
import { isForPrograms } from '../request-kind'
import type { Desk } from '../route-dependencies'
import type { TokenGuards } from './token-guards'

/** Holds the order's token for its bearer, on the order's own path. */
export const orderCookie = (secure: boolean) => (secure ? '__Secure-vrs-order' : 'vrs-order')

const daysAfterLive = 90

const tokenIn = (c: Asked, secure: boolean) => {
  const [, bearer] = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '') ?? []
  return bearer ?? getCookie(c, orderCookie(secure))
}

const isFresh = (liveAt: string | null, now: Date) =>
  !liveAt || now.getTime() - Date.parse(liveAt) < daysAfterLive * 86_400_000

const mayAct = ({ role }: Staff) => role !== 'auditor'

/**
 * Lets in the order's token (header or cookie) until 90 days after live, and staff: signed in, or to
 * the calls for programs by a personal token; auditors only to read.
 */
export const orderGuard = (
  desk: Desk,
  staffOf: (c: Asked) => Promise<Staff | undefined>,
  refuse: (
    c: Asked,
    code: 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND',
  ) => Response | Promise<Response>,
  tokens: TokenGuards,
): MiddlewareHandler<Env> => {
  const secure = desk.publicUrl.startsWith('https:')
  return async (c, next) => {
    const id = c.req.param('id') ?? ''
    const find = () => (isId(id) ? projectById(desk.sql, id) : undefined)
    const token = tokenIn(c, secure)
    if (token && isOrderToken(desk.orderKey, id, token)) {
      const project = await find()
      if (project && isFresh(project.liveAt, desk.now())) return next()
    }
    if (token && apiTokenIdIn(token) && isForPrograms(c.req.path)) {
      const scope = c.req.method === 'POST' ? 'projects:write' : 'projects:read'
      return tokens[scope](c, async () => {
        if (await find()) await next()
        else c.res = await refuse(c, 'NOT_FOUND')
      })
    }
    const staff = await staffOf(c)
    if (!staff) return refuse(c, 'UNAUTHENTICATED')
    c.set('staff', staff)
    if (c.req.method === 'POST' && !mayAct(staff)) return refuse(c, 'FORBIDDEN')
    return (await find()) ? next() : refuse(c, 'NOT_FOUND')
  }
}
