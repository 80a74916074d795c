const codeOf = (error: Error) => ('code' in error ? String(error.code) : '')

/** The server ended the query: it, or its wait for a lock, took too long. */
export const isQueryTimeout = (error: unknown): boolean =>
  error instanceof Error && /^(57014|55P03)$/.test(codeOf(error))

/**
 * The database cannot be reached, lost the connection, or ended what took too long: the same is worth
 * another try, and nothing is known to be wrong with what was asked. SQLSTATE classes 08, 53 and 57,
 * 55P03 (lock time-out), or an error of the client's own.
 */
export const isDatabaseUnavailable = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  return (
    /^(08|53|57014|57P0|55P03|CONNECTION_|CONNECT_TIMEOUT|ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH)/.test(
      codeOf(error),
    ) ||
    /^(Connection terminated|terminating connection|timeout (exceeded|expired)|Client has encountered a connection error)|not queryable|pool after calling end/.test(
      error.message,
    )
  )
}

/** A failure of the database is no result of a job: the queue runs the job again. */
export const isDatabaseError = (error: unknown): boolean =>
  isDatabaseUnavailable(error) ||
  (error instanceof Error && /^(40001|40P01|VRS02|VRS03)/.test(codeOf(error)))
