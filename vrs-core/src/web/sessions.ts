import { createHmac, randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { CoreSql } from '../database/open-database'

export const sessionCookieNames = ['vrs_session', '__Host-vrs_session']

/** TLS ends here, or at the proxy before us. */
const isTlsRequest = (c: Context) =>
  c.req.header('x-forwarded-proto') === 'https' || new URL(c.req.url).protocol === 'https:'

const getCookieName = (c: Context) => (isTlsRequest(c) ? '__Host-vrs_session' : 'vrs_session')

export type Sessions = {
  /** The person signed in, or null. */
  findPersonId(c: Context): Promise<string | null>
  begin(c: Context, personId: string): Promise<void>
  end(c: Context): Promise<void>
}

/** Sessions end after 8 hours without use, 7 days at most; the database holds only a keyed hash of the id. */
export const openSessions = (sql: CoreSql, secret: string): Sessions => {
  const hashId = (id: string) => createHmac('sha256', secret).update(`session ${id}`).digest('hex')
  return {
    findPersonId: async (c) => {
      const id = getCookie(c, getCookieName(c))
      if (!id) return null
      const [session] = await sql<{ person_id: string }[]>`
        update core.sessions set seen_at = now()
        where id_hash = ${hashId(id)} and seen_at > now() - interval '8 hours'
          and created_at > now() - interval '7 days'
        returning person_id`
      return session?.person_id ?? null
    },
    begin: async (c, personId) => {
      const id = randomBytes(32).toString('base64url')
      await sql`delete from core.sessions where seen_at < now() - interval '8 hours'
        or created_at < now() - interval '7 days'`
      await sql`insert into core.sessions (id_hash, person_id) values (${hashId(id)}, ${personId})`
      setCookie(c, getCookieName(c), id, {
        httpOnly: true,
        sameSite: 'Lax',
        secure: isTlsRequest(c),
        path: '/',
        maxAge: 7 * 86_400,
      })
    },
    end: async (c) => {
      const id = getCookie(c, getCookieName(c))
      if (id) await sql`delete from core.sessions where id_hash = ${hashId(id)}`
      deleteCookie(c, getCookieName(c), { path: '/', secure: isTlsRequest(c) })
    },
  }
}
