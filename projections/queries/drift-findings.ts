import type { Actor, Reason } from '../../events/metadata'
import type { DriftKind, DriftResolution, DriftTarget } from '../../events/operations/drift'
import type { Sql } from '../projection'
import { firstRow } from '../projection'

export type DriftSource = 'inwx' | 'coolify' | 'dns' | 'stripe' | 'site' | 'runtime'
export type DriftSeverity = 'breaks' | 'costs' | 'odd'

/** One comparison with the vendors; `missing`: who did not answer, so that its findings are old. */
export type DriftRunRow = {
  id: string
  cause: 'nightly' | 'ordered'
  askedAt: string
  startedAt: string | null
  endedAt: string | null
  missing: { source: DriftSource | 'ours'; code: string }[]
}

type DriftDecision = {
  outcome: 'ignored' | 'ordered' | 'mended' | 'failed'
  way: DriftResolution | null
  code: string | null
  vendorText: string | null
  by: Actor
  reason: Reason | null
  decidedAt: string
}

/** What differs; `decision` is what holds about it now, undefined while somebody has to decide. */
export type DriftFindingRow = {
  id: string
  kind: DriftKind
  subject: string
  source: DriftSource
  severity: DriftSeverity
  projectId: string | null
  projectName: string | null
  expected: string
  found: string
  /** What it costs in a year, net; null where that cannot be told. */
  yearlyCents: number | null
  ways: DriftResolution[]
  about: DriftTarget
  state: string
  firstSeen: string
  lastSeen: string
  decision: DriftDecision | null
}

/** `mended` and `failed` hold until the next look; `ignored` until something else is found. */
const isDecisionCurrentSql = (sql: Sql) => sql`d.id is not null and (
  d.outcome in ('ordered', 'failed') or (d.outcome = 'ignored' and d.state = f.state)
  or (d.outcome = 'mended' and d.decided_at > f.last_seen))`

const selectFindings = (sql: Sql, only: ReturnType<Sql>) => sql<DriftFindingRow[]>`
  select f.*, p.name as project_name, case when ${isDecisionCurrentSql(sql)} then jsonb_build_object(
      'outcome', d.outcome, 'way', d.way, 'code', d.code, 'vendorText', d.vendor_text, 'by', d.by,
      'reason', d.reason,
      'decidedAt', to_char(d.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    end as decision
  from drift_findings f
  left join drift_decisions d on d.id = f.id
  left join projects p on p.id = f.project_id
  where f.gone_at is null and ${only}
  order by f.yearly_cents desc nulls last, f.severity, f.kind, f.subject limit 500`

/** What differs now, the dearest first. */
export const listOpenFindings = (sql: Sql) => selectFindings(sql, sql`true`)

export const findDriftFinding = (sql: Sql, id: string) =>
  selectFindings(sql, sql`f.id = ${id}`).then(firstRow)

/** The newest run, and the newest that came to its end. */
export const readLastDriftRuns = async (sql: Sql) => {
  const latest = await sql<DriftRunRow[]>`
    select * from drift_runs order by asked_at desc limit 1`.then(firstRow)
  const ended = await sql<DriftRunRow[]>`
    select * from drift_runs where ended_at is not null order by ended_at desc limit 1`.then(
    firstRow,
  )
  return { latest, ended }
}
