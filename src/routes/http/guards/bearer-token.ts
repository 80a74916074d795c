import type { RequestContext } from '../permission-router'

/** What stands behind `Authorization: Bearer`; undefined without it. */
export const readBearerToken = (c: RequestContext): string | undefined =>
  /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
