import type { Vendor } from '../../events/codes'
import type { Sql } from '../projection'

/** One vendor in one hour; hours without a call have no row. `failed`: without a proper answer. */
export type VendorHourRow = { vendor: Vendor; hour: string; calls: number; failed: number }

/** The calls of the last 24 hours, by vendor and hour. */
export const listVendorHours = (sql: Sql, now: Date) => sql<VendorHourRow[]>`
  select vendor, date_trunc('hour', at) as hour, count(*)::int as calls,
    count(*) filter (where outcome = 'failed')::int as failed
  from vendor_calls where at > ${now.toISOString()}::timestamptz - interval '23 hours'
  group by vendor, hour order by vendor, hour`

/** How long the answered calls of the last hour took in the middle, in ms. */
export const listVendorMedians = (sql: Sql, now: Date) => sql<
  { vendor: Vendor; medianMs: number }[]
>`
  select vendor, percentile_cont(0.5) within group (order by duration_ms)::int as median_ms
  from vendor_calls where at > ${now.toISOString()}::timestamptz - interval '1 hour'
    and outcome <> 'failed'
  group by vendor`
