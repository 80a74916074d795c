import type { AnsweredRequest } from '../http/middleware/handle-request'
import type { Metrics } from './metrics'

const knownMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** A line and a measurement per request; paths and queries may hold tokens and are in neither. */
export const accessLog =
  (log: (request: AnsweredRequest) => void, { observe }: Pick<Metrics, 'observe'>) =>
  (answered: AnsweredRequest): void => {
    const { requestId, route, status } = answered
    const durationMs = Math.round(answered.durationMs * 100) / 100
    // Words that anybody may invent must not become labels.
    const method = knownMethods.has(answered.method) ? answered.method : 'other'
    observe({ method, route, status, seconds: durationMs / 1000 })
    log({ requestId, method, route, status, durationMs })
  }
