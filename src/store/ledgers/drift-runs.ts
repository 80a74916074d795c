import type { Sql } from '../../../projections/projection'

type DriftRunStart = { id: string; cause: 'nightly' | 'ordered'; asOf: string }

export const startDriftRun = (sql: Sql, { id, cause, asOf }: DriftRunStart) => sql`
  insert into drift_runs (id, cause, asked_at, started_at) values (${id}, ${cause}, ${asOf}, ${asOf})
  on conflict (id) do update set started_at = ${asOf}`

/** It ended by an error of ours. */
export const failDriftRun = (sql: Sql, id: string, code: string) => sql`
  update drift_runs set ended_at = now(),
    missing = ${JSON.stringify([{ source: 'ours', code }])}::text::jsonb
  where id = ${id}`

type DriftRunResult = {
  runId: string
  asOf: string
  /** Rows as the statement below names their columns. */
  rows: readonly { id: string }[]
  missing: readonly { source: string; code: string }[]
}

/**
 * Keeps what was found in one transaction. What is not found any more is gone, unless the source
 * that would show it did not answer: then it stays as it was seen last.
 */
export const saveDriftRun = (sql: Sql, { runId, asOf, rows, missing }: DriftRunResult) =>
  sql.begin(async (tx) => {
    await tx`
      insert into drift_findings as f (id, kind, subject, source, severity, project_id, expected,
        found, yearly_cents, ways, about, state, first_seen, last_seen)
      select id, kind, subject, source, severity, project_id, expected, found, yearly_cents, ways,
        about, state, seen, seen
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(id text, kind text,
        subject text, source text, severity text, project_id text, expected text, found text,
        yearly_cents int, ways jsonb, about jsonb, state text, seen timestamptz)
      on conflict (id) do update set (source, severity, project_id, expected, found, yearly_cents,
        ways, about, state, last_seen, first_seen, gone_at) = (excluded.source, excluded.severity,
        excluded.project_id, excluded.expected, excluded.found, excluded.yearly_cents,
        excluded.ways, excluded.about, excluded.state, excluded.last_seen,
        case when f.gone_at is null then f.first_seen else excluded.first_seen end, null)`
    await tx`
      update drift_findings set gone_at = ${asOf}
      where gone_at is null and last_seen < ${asOf}
        and not id = any(${rows.map(({ id }) => id)})
        and not source = any(${missing.map(({ source }) => source)})`
    await tx`
      update drift_runs set ended_at = now(), missing = ${JSON.stringify(missing)}::text::jsonb
      where id = ${runId}`
  })
