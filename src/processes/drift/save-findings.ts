import { saveDriftRun } from '../../store/ledgers/drift-runs'
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

export const saveFindings = (
  { sql }: Pick<ProcessDependencies, 'sql'>,
  { runId, asOf, findings, missing }: DriftResult,
) => {
  const rows = findings.map((finding) => toFindingRow(finding, asOf))
  return saveDriftRun(sql, { runId, asOf, rows, missing })
}
