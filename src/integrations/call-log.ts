import type { Logger } from 'pino'
import type { Sql } from 'postgres'
import type { RecordCall, VendorCall } from './call-context'

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
  let waiting: VendorCall[] = []
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
      log.warn({ err: error }, 'vendor calls were not stored'),
    )
  }
  const flush = () => {
    const calls = waiting
    waiting = []
    if (calls.length > 0) writing = writing.then(() => write(calls))
    return writing
  }
  const record: RecordCall = (call) => {
    if (waiting.length === 0) setTimeout(flush, flushMs)
    waiting.push(call)
  }
  return { record, flush }
}
