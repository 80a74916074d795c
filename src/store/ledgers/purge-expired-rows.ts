import type { Sql } from '../../../projections/projection'

/**
 * Deletes what is kept for a time: calls and messages 180 days, answered requests,
 * sessions and claims 7, alerts and Stripe's events 90 after they were closed or received.
 */
export const purgeExpiredRows = async (sql: Sql) => {
  await sql`delete from vendor_calls where at < now() - interval '180 days'`
  await sql`delete from drift_runs where asked_at < now() - interval '180 days'`
  await sql`delete from drift_findings where gone_at < now() - interval '180 days'`
  await sql`delete from idempotency where made_at < now() - interval '7 days'`
  await sql`delete from sessions where begun_at < now() - interval '7 days'`
  await sql`delete from work_claims where claimed_at < now() - interval '7 days'`
  await sql`delete from inwx_messages where received_at < now() - interval '180 days'`
  await sql`delete from alerts where closed_at < now() - interval '90 days'`
  await sql`delete from stripe_events where received_at < now() - interval '90 days'`
}
