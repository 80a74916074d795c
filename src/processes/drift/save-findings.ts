import type { ProcessDependencies } from '../engine/process-dependencies'
import type { Finding } from './finding'
import { classificationByKind, fingerprintOf } from './finding'
import type { MissingSources } from './observed-state'

type DriftResult = {
  runId: string
  asOf: string
  findings: readonly Finding[]
  missing: MissingSources
}

const toFindingRow = (finding: Finding, asOf: string) => ({
  id: finding.id,
  kind: finding.kind,
  subject: finding.subject,
  ...classificationByKind[finding.kind],
  project_id: finding.about.projectId ?? null,
  expected: finding.expected,
  found: finding.found,
  yearly_cents: finding.yearlyCents ?? null,
  ways: finding.ways,
  about: finding.about,
  state: fingerprintOf(finding),
  seen: asOf,
})

/**
 * Keeps what was found in one transaction. What is not found any more is gone, unless the one who
 * would tell did not answer: then it stays as it was seen last.
 */
export const saveFindings = ({ sql }: Pick<ProcessDependencies, 'sql'>, result: DriftResult) =>
  sql.begin(async (tx) => {
    const { runId, asOf, findings, missing } = result
    const rows = findings.map((finding) => toFindingRow(finding, asOf))
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
        and not id = any(${findings.map(({ id }) => id)})
        and not source = any(${missing.map(({ source }) => source)})`
    await tx`
      update drift_runs set ended_at = now(), missing = ${JSON.stringify(missing)}::text::jsonb
      where id = ${runId}`
  })
