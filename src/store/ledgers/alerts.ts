import type { Sql } from '../../../projections/projection'
import { isJobFailedSql, isPaymentRecordedSql } from '../job-queue/job-queries'
import { createStatement } from '../postgres/statement'

/** An alert that a person closed, with those before it of the same cause; commits with the event. */
export const closeAlertStatement = (id: string, by: string, at: Date) =>
  createStatement(
    `update alerts a set closed_at = $2, closed_by = $3 from alerts shown
     where shown.id = $1::bigint and a.kind = shown.kind and a.subject = shown.subject
       and a.id <= shown.id and a.closed_at is null`,
    [id, at.toISOString(), by],
  )

export const isAlertOpen = (sql: Sql, kind: string, subject: string): Promise<boolean> =>
  sql`select from alerts where kind = ${kind} and subject = ${subject} and closed_at is null
    limit 1`.then((rows) => rows.length > 0)

const isStalledSql = (sql: Sql) => sql`
  exists (select from projects p where p.id = a.subject and p.stalled is not null
    and p.archived_at is null)
  or exists (select from project_names n where n.project_id = a.subject and n.stalled is not null)`

/** Which alerts have lost their cause; the others are closed by a person. */
const hasEndedSql = (sql: Sql) => sql`case a.kind
  when 'stalled' then not (${isStalledSql(sql)})
  when 'stuck' then not (${isStalledSql(sql)})
  when 'vendor-down' then not exists (
    select from breakers b where b.vendor = a.subject and b.state->>'is' <> 'closed')
  when 'job-failed' then not ${isJobFailedSql(sql, sql`a.subject`)}
  when 'payment-in-vain' then ${isPaymentRecordedSql(sql, sql`a.subject`)}
  when 'server-not-added' then not exists (
    select from server_requests r where r.id = a.subject)
  when 'servers-not-adopted' then exists (select from servers)
  when 'drift-in-vain' then exists (select from drift_runs r where r.ended_at > a.at)
  when 'watch-in-vain' then exists (select from domain_looks l
    where l.name = a.subject and l.looked_at > a.at + interval '1 hour')
  when 'license-dates-in-vain' then not exists (select from licenses l
    where l.project_id = a.subject and (l.due_at <= now() or (l.net_cents = 0
      and l.stage = 'active' and l.source <> 'import'
      and coalesce(l.runs_until, l.updates_until, l.paid_until) is not null)))
  when 'rollout-halted' then not exists (select from rollouts r
    where r.plugin || ' ' || r.version = a.subject and r.state = 'halted')
  when 'artifact-damaged' then exists (
    select from artifact_checks c join plugin_versions v using (sha256)
    where v.plugin || ' ' || v.version = a.subject
    having bool_and(c.problem is null and c.checked_at > a.at))
  when 'checkout-failed' then exists (select from projects p where p.id = a.subject
    and (p.paid_at is not null or p.released_at is not null or p.archived_at is not null))
  else false end`

/** The latest of the project's events that can have ended it. */
const endingEventSql = (sql: Sql) => sql`(
  select id from history where stream = 'project-' || a.subject
    and type in ('ProvisioningResumed', 'PaymentConfirmed', 'ProvisioningReleased',
      'ProjectArchived', 'OrderCancelled', 'ProjectWentLive')
  order by stream_position desc limit 1)`

/**
 * Closes what needs nobody any more, with the event that ended it where it was one of a project.
 * An alert is left alone for its first minute: what caused it may be written after it.
 */
export const closeEndedAlerts = async (sql: Sql): Promise<void> => {
  await sql`update alerts a set closed_at = now(), closed_by = 'system:alerts',
    ended_by = ${endingEventSql(sql)}
  where closed_at is null and at < now() - interval '1 minute' and ${hasEndedSql(sql)}`
}
