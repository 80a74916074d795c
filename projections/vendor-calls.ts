import type { Vendor } from '../events/codes'
import type { Sql } from './projection'

/** One outgoing call as it is shown on the project page. */
export type VendorCallRow = {
  id: string
  at: string
  vendor: Vendor
  method: string
  step: string | null
  attempt: number
  durationMs: number
  outcome: 'ok' | 'refused' | 'failed'
  code: string
  request: unknown
  response: unknown
  correlationId: string | null
}

export const vendorCallsOf = (sql: Sql, projectId: string, limit: number) =>
  sql<VendorCallRow[]>`select * from vendor_calls where project_id = ${projectId}
    order by id desc limit ${limit}`
