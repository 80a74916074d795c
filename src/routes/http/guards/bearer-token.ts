import type { RequestContext } from '../permission-router'

/**
 * The token of `Authorization: Bearer`; undefined without one. Not hono/bearer-auth: it answers by
 * itself, and our guards go on to a cookie or a session where there is no token.
 */
export const readBearerToken = (c: RequestContext): string | undefined =>
  /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
