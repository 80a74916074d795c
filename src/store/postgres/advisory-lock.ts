import postgres from 'postgres'

/** Does the work unless somebody else is at the same just now: then 'locked', and nothing is done. */
export type AdvisoryLock = <T>(
  what: string,
  work: () => Promise<T>,
) => Promise<{ done: T } | 'locked'>

/**
 * Over all processes on one database. A process that dies lets go; one that is frozen does not:
 * what it was about to do when it stopped, it does when it thaws.
 */
export const openAdvisoryLock = (databaseUrl: string) => {
  // A connection of its own: with it go its locks, so it must not be changed for another one.
  const session = { max: 1, idle_timeout: 0, max_lifetime: null, fetch_types: false }
  const sql = postgres(databaseUrl, { ...session, onnotice: () => undefined })
  // The database lets one session lock as often as it likes.
  const ours = new Set<string>()

  const runLocked = async <T>(what: string, work: () => Promise<T>) => {
    const [lock] = await sql`select pg_try_advisory_lock(hashtextextended(${what}, 0)) as got`
    if (!lock?.got) return 'locked'
    try {
      return { done: await work() }
    } finally {
      // A lost connection has let go by itself.
      await sql`select pg_advisory_unlock(hashtextextended(${what}, 0))`.catch(() => undefined)
    }
  }

  const alone: AdvisoryLock = async (what, work) => {
    if (ours.has(what)) return 'locked'
    ours.add(what)
    try {
      return await runLocked(what, work)
    } finally {
      ours.delete(what)
    }
  }
  return { withAdvisoryLock: alone, close: () => sql.end({ timeout: 1 }) }
}
