import type { Sql } from '../../../projections/projection'

type ExpiryNotice = { name: string; expiresAt: string; days: number }

/** Whether people were told that this name ends then, so many days before. */
export const hasExpiryNotice = (sql: Sql, { name, expiresAt, days }: ExpiryNotice) =>
  sql`select from domain_notices
    where name = ${name} and expires_at = ${expiresAt} and days = ${days}`.then(
    (rows) => rows.length > 0,
  )

export const saveExpiryNotice = (sql: Sql, { name, expiresAt, days }: ExpiryNotice) =>
  sql`insert into domain_notices (name, expires_at, days)
    values (${name}, ${expiresAt}, ${days}) on conflict do nothing`

export const saveDomainLook = (sql: Sql, name: string, lookedAt: Date) =>
  sql`insert into domain_looks (name, looked_at) values (${name}, ${lookedAt})
    on conflict (name) do update set looked_at = excluded.looked_at`

/** The domain watch checks this name next. */
export const deleteDomainLook = (sql: Sql, name: string) =>
  sql`delete from domain_looks where name = ${name}`

type InwxMessage = { id: string; type: string; object: string; status: string; at: string }

/** Kept once, however often it is read. */
export const saveInwxMessage = (sql: Sql, { id, type, object, status, at }: InwxMessage) =>
  sql`insert into inwx_messages (id, type, object, status, at)
    values (${id}, ${type}, ${object}, ${status}, ${at}) on conflict do nothing`
