import type { Logger } from 'pino'
import type { Sql } from 'postgres'
import { type CallContext, currentCallContext } from './call-context'
import type { Vendor } from './vendor-error'

/** One outgoing call; secrets and personal data are already redacted. */
export type VendorCall = CallContext & {
  vendor: Vendor
  method: string
  startedAt: string
  durationMs: number
  outcome: 'ok' | 'refused' | 'failed'
  code: string
  request: unknown
  response: unknown
}

export type RecordCall = (call: VendorCall) => void

type CallResult = Pick<VendorCall, 'outcome' | 'code' | 'response'>

type RecordedWork<T> = Pick<VendorCall, 'vendor' | 'method' | 'request'> & {
  record: RecordCall
  work: () => Promise<T>
  onSuccess: (result: T) => CallResult
  /** `error` as thrown by `work`. */
  onFailure: (error: unknown) => CallResult
  /** Milliseconds since 1970. */
  now?: () => number
}

/** Makes one call and records its duration and outcome; passes on its result or its error. */
export const recordCall = async <T>({
  record,
  work,
  onSuccess,
  onFailure,
  now = Date.now,
  ...call
}: RecordedWork<T>): Promise<T> => {
  const startedAt = now()
  const finish = (result: CallResult) =>
    record({
      ...currentCallContext(),
      ...call,
      ...result,
      startedAt: new Date(startedAt).toISOString(),
      durationMs: Math.round(now() - startedAt),
    })
  const result = await work().catch((error: unknown) => {
    finish(onFailure(error))
    throw error
  })
  finish(onSuccess(result))
  return result
}

const toRow = (call: VendorCall) => ({
  at: call.startedAt,
  vendor: call.vendor,
  method: call.method,
  projectId: call.projectId,
  step: call.step,
  attempt: call.attempt,
  durationMs: Math.round(call.durationMs),
  outcome: call.outcome,
  code: call.code,
  request: call.request ?? null,
  response: call.response ?? null,
  correlationId: call.correlationId,
})

const flushMs = 50

/** Writes every outgoing call as a row, in batches and without delaying the caller. */
export const openCallLog = (sql: Sql, log: Logger) => {
  let pending: VendorCall[] = []
  let writing = Promise.resolve()
  const write = async (calls: VendorCall[]) => {
    await sql`insert into vendor_calls (at, vendor, method, project_id, step, attempt, duration_ms,
        outcome, code, request, response, correlation_id)
      select at, vendor, method, "projectId", step, attempt, "durationMs", outcome, code, request,
        response, "correlationId"
      from jsonb_to_recordset(${JSON.stringify(calls.map(toRow))}::text::jsonb) as c(
        at timestamptz, vendor text, method text, "projectId" text, step text, attempt int,
        "durationMs" int, outcome text, code text, request jsonb, response jsonb,
        "correlationId" text)`.catch((error) =>
      log.warn({ err: error }, 'could not store vendor calls'),
    )
  }
  const flush = () => {
    const calls = pending
    pending = []
    if (calls.length > 0) writing = writing.then(() => write(calls))
    return writing
  }
  const record: RecordCall = (call) => {
    if (pending.length === 0) setTimeout(flush, flushMs)
    pending.push(call)
  }
  return { record, flush }
}
