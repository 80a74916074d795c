import postgres from 'postgres'
import type { DatabaseSockets } from './database-sockets'
import { requestTimeouts } from './pool-options'
import { connectionRecovery, withSockets } from './read-pool'

/**
 * Does the work unless somebody else does the same now: then 'locked', and nothing is done. `signal`
 * is aborted when the connection that holds the lock is lost: from then on others may have it.
 */
export type AdvisoryLock = <T>(
  name: string,
  work: (signal: AbortSignal) => Promise<T>,
) => Promise<{ done: T } | 'locked'>

/**
 * Across all processes on one database. The lock of a process that dies is free at once; that of a
 * frozen one stays taken until it ends or goes on.
 */
export const openAdvisoryLock = (databaseUrl: string, sockets?: DatabaseSockets) => {
  /** By name; all locks of one session, so one lost connection loses them all. */
  const held = new Map<string, AbortController>()
  const abortAll = () => {
    for (const [name, controller] of held)
      controller.abort(new Error(`the connection that held the lock "${name}" was lost`))
  }
  // One connection that is never replaced by another on purpose: the locks would end with it.
  const session = { max: 1, idle_timeout: 0, max_lifetime: null, fetch_types: false }
  const sql = postgres(databaseUrl, {
    ...session,
    ...connectionRecovery,
    ...withSockets(sockets),
    connection: { statement_timeout: requestTimeouts.statementMs },
    onnotice: () => undefined,
    onclose: abortAll,
  })
  // PostgreSQL lets one session take the same lock again.
  const taken = new Set<string>()

  const runLocked = async <T>(name: string, work: (signal: AbortSignal) => Promise<T>) => {
    const [lock] = await sql`
      select pg_try_advisory_lock(hashtextextended(${name}, 0)) as acquired`
    if (!lock?.acquired) return 'locked'
    const controller = new AbortController()
    held.set(name, controller)
    try {
      return { done: await work(controller.signal) }
    } finally {
      held.delete(name)
      // A lost connection has released it already.
      await sql`select pg_advisory_unlock(hashtextextended(${name}, 0))`.catch(() => undefined)
    }
  }

  const withAdvisoryLock: AdvisoryLock = async (name, work) => {
    if (taken.has(name)) return 'locked'
    taken.add(name)
    try {
      return await runLocked(name, work)
    } finally {
      taken.delete(name)
    }
  }
  return { withAdvisoryLock, close: () => sql.end({ timeout: 1 }) }
}
