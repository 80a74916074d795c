import type { Asked } from '../permission-router'

/** What stands behind `Authorization: Bearer`; undefined without it. */
export const bearerOf = (c: Asked): string | undefined =>
  /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
