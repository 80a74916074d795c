import type { DatabaseMonitor } from '../../../store/postgres/database-monitor'
import type { RequestContext } from '../permission-router'
import type { RequestLimit } from './handle-request'

/** What a request waits for a database that does not answer. With the monitor's own pace it is < 5 s. */
const patienceMs = 4_000

/**
 * Refuses what has waited too long for a database that does not answer. The request's own work goes
 * on: what it wrote in the meantime is found again by its idempotency key.
 */
export const limitOutage =
  (
    monitor: Pick<DatabaseMonitor, 'waitForOutage'>,
    refuse: (c: RequestContext) => Response | Promise<Response>,
  ): RequestLimit =>
  async (c, next) => {
    const { outage, dispose } = monitor.waitForOutage(patienceMs)
    const answered = next().then(() => 'answered' as const)
    try {
      if ((await Promise.race([answered, outage])) === 'answered') return undefined
      answered.catch(() => undefined) // It is refused already, and its error handler has logged why.
      return await refuse(c)
    } finally {
      dispose()
    }
  }
