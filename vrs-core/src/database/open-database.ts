import postgres from 'postgres'
import { getErrorMessage, log } from '../log'

export type CoreSql = postgres.Sql

/** Opens the core's own pool; connects with the first query. */
export const openDatabase = (url: string, options: postgres.Options<never> = {}): CoreSql =>
  postgres(url, {
    max: 5,
    idle_timeout: 60,
    connect_timeout: 5,
    onnotice: () => {},
    connection: { application_name: 'vrs-core', statement_timeout: 30_000 },
    ...options,
  }) as CoreSql

/** Waits until the database answers: in a new deployment it may start after us. */
export const awaitDatabase = async (sql: CoreSql, shutdownSignal: AbortSignal): Promise<void> => {
  for (let attempt = 0; !shutdownSignal.aborted; attempt += 1) {
    try {
      await sql`select 1`
      return
    } catch (error) {
      if (attempt % 10 === 0)
        log.warn('The database does not answer yet', { attempt, error: getErrorMessage(error) })
      await Bun.sleep(Math.min(250 * 2 ** Math.min(attempt, 4), 3000))
    }
  }
}
