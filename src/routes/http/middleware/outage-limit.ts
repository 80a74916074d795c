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
    monitor: Pick<DatabaseMonitor, 'onOutage'>,
    refuse: (c: RequestContext) => Response | Promise<Response>,
  ): RequestLimit =>
  (c, answer) =>
    new Promise((resolve, reject) => {
      const dispose = monitor.onOutage(patienceMs, () => resolve(refuse(c)))
      answer.then(
        (response) => {
          dispose()
          resolve(response)
        },
        // Where it is refused already, its error handler has logged why.
        (error) => {
          dispose()
          reject(error)
        },
      )
    })
