import type { MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { findProject } from '../../../../projections/queries/projects'
import { isTrackerOpen } from '../../../domain/project/mail-requests'
import { hasPermission } from '../../../domain/staff/permissions'
import { parseApiTokenId } from '../../../security/api-token'
import { isOrderToken } from '../../../security/order-token'
import type { Env, RequestContext, Staff } from '../permission-router'
import { isUuid } from '../query-parameters'
import { isApiPath } from '../request-kind'
import type { RouteDependencies } from '../route-dependencies'
import { readBearerToken } from './bearer-token'
import type { TokenGuards } from './token-guards'

/** Holds the order's token for its bearer, on the order's own path. */
export const orderCookieName = (secure: boolean) => (secure ? '__Secure-vrs-order' : 'vrs-order')

const readOrderToken = (c: RequestContext, secure: boolean) =>
  readBearerToken(c) ?? getCookie(c, orderCookieName(secure))

/**
 * Lets in the order's token (header or cookie) until 90 days after live, and staff: signed in, or to
 * the calls for programs by a personal token; auditors only to read.
 */
export const orderGuard = (
  deps: RouteDependencies,
  staffOf: (c: RequestContext) => Promise<Staff | undefined>,
  refuse: (
    c: RequestContext,
    code: 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND',
  ) => Response | Promise<Response>,
  tokens: TokenGuards,
): MiddlewareHandler<Env> => {
  const secure = deps.publicUrl.startsWith('https:')
  return async (c, next) => {
    const id = c.req.param('id') ?? ''
    const find = () => (isUuid(id) ? findProject(deps.sql, id) : undefined)
    const token = readOrderToken(c, secure)
    if (token && isOrderToken(deps.orderTokenKey, id, token)) {
      const project = await find()
      if (project && isTrackerOpen(project.liveAt, deps.now())) return next()
    }
    if (token && parseApiTokenId(token) && isApiPath(c.req.path)) {
      const scope = c.req.method === 'POST' ? 'projects:write' : 'projects:read'
      return tokens[scope](c, async () => {
        if (await find()) await next()
        else c.res = await refuse(c, 'NOT_FOUND')
      })
    }
    const staff = await staffOf(c)
    if (!staff) return refuse(c, 'UNAUTHENTICATED')
    c.set('staff', staff)
    if (c.req.method === 'POST' && !hasPermission(staff.role, 'write'))
      return refuse(c, 'FORBIDDEN')
    return (await find()) ? next() : refuse(c, 'NOT_FOUND')
  }
}
