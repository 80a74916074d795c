import { createHash, randomBytes } from 'node:crypto'
import type { Sql } from 'postgres'

/** A living session; `id` is its hash, as the table knows it. */
type StaffSession = { id: string; personId: string }

export type StaffSessions = {
  /** Begins anew and ends `before`: a session id from before the sign-in is worth nothing after it. */
  start(personId: string, before?: string): Promise<string>
  /** Whose session it is, and that it was used now; undefined when it has ended or never was. */
  find(secret: string): Promise<StaffSession | undefined>
  /** Whether the session still lives, without using it. */
  isActive(id: string): Promise<boolean>
  end(secret: string): Promise<void>
  /** Ends all sessions of a person: after a new password, or when a role is withdrawn. */
  endAll(personId: string): Promise<void>
}

const hourMs = 3_600_000
const idleTimeoutMs = 8 * hourMs
const maxLifetimeMs = 7 * 24 * hourMs
/** `seen_at` may be this old before it is written again: not every click is a write. */
const touchIntervalMs = 60_000

const secretPattern = /^[A-Za-z0-9_-]{43}$/
const hashSecret = (secret: string) => createHash('sha256').update(secret).digest('hex')

/** The cookie holds 256 random bits; the table only their SHA-256. */
export const openStaffSessions = (sql: Sql, now: () => Date = () => new Date()): StaffSessions => {
  const limits = () => {
    const at = now().getTime()
    return { idleSince: new Date(at - idleTimeoutMs), begunAfter: new Date(at - maxLifetimeMs) }
  }
  const living = () => {
    const { idleSince, begunAfter } = limits()
    return sql`seen_at > ${idleSince} and begun_at > ${begunAfter}`
  }
  const end = (secret: string) => sql`delete from sessions where id_hash = ${hashSecret(secret)}`

  const find = async (secret: string) => {
    if (!secretPattern.test(secret)) return undefined
    const id = hashSecret(secret)
    const [row] = await sql<{ personId: string; seenAt: string | Date }[]>`
      select person_id as "personId", seen_at as "seenAt" from sessions
      where id_hash = ${id} and ${living()}`
    if (!row) return undefined
    if (now().getTime() - new Date(row.seenAt).getTime() > touchIntervalMs)
      await sql`update sessions set seen_at = ${now()} where id_hash = ${id}`
    return { id, personId: row.personId }
  }

  return {
    start: async (personId, before) => {
      const secret = randomBytes(32).toString('base64url')
      await sql.begin(async (tx) => {
        if (before) await tx`delete from sessions where id_hash = ${hashSecret(before)}`
        await tx`delete from sessions where not (${living()})`
        await tx`insert into sessions (id_hash, person_id, begun_at, seen_at)
          values (${hashSecret(secret)}, ${personId}, ${now()}, ${now()})`
      })
      return secret
    },
    find,
    isActive: async (id) => {
      const rows = await sql`select 1 from sessions where id_hash = ${id} and ${living()}`
      return rows.length > 0
    },
    end: async (secret) => void (await end(secret)),
    endAll: async (personId) =>
      void (await sql`delete from sessions where person_id = ${personId}`),
  }
}
