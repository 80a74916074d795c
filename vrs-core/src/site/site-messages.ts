import type { CoreSql } from '../database/open-database'
import type { Mail } from '../plugin-contract'

export type SiteMessage = {
  id: string
  plugin: string
  subject: string
  body: string
  reply_to: string | null
  created_at: Date
  read_at: Date | null
}

const truncate = (text: string, most: number) => text.replaceAll('\0', '').slice(0, most)

/** Keeps a plugin's message for the site's admin; sites send no mail themselves. */
export const storeMessage = async (sql: CoreSql, plugin: string, mail: Mail): Promise<void> => {
  const { subject, text, replyTo } = mail
  await sql`insert into core.outbox (plugin, subject, body, reply_to) values
    (${plugin}, ${truncate(subject, 300)}, ${truncate(text, 50_000)}, ${replyTo ? truncate(replyTo, 254) : null})`
}

/** The newest 200. */
export const listMessages = (sql: CoreSql) =>
  sql<SiteMessage[]>`select * from core.outbox order by id desc limit 200`

export const countUnreadMessages = async (sql: CoreSql): Promise<number> => {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from core.outbox where read_at is null`
  return row?.count ?? 0
}

export const markAllMessagesRead = (sql: CoreSql) =>
  sql`update core.outbox set read_at = now() where read_at is null`
