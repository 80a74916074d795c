import type { Context } from 'hono'

/** The address the proxy saw: it appends to X-Forwarded-For, so only the last one is its word. */
export const clientAddress = (c: Context): string =>
  c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() || 'direct'
