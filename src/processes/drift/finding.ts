import { createHash } from 'node:crypto'
import type { DriftKind, DriftResolution, DriftTarget } from '../../../events/operations/drift'
import type { DriftSeverity, DriftSource } from '../../../projections/queries/drift-findings'

/** Something that differs. `expected` and `found` are names, addresses and codes, never sentences. */
export type Finding = {
  /** The same for the same kind and subject, so that a finding is known again. */
  id: string
  kind: DriftKind
  subject: string
  expected: string
  found: string
  /** Net; absent where it costs nothing, or the price is unknown. */
  yearlyCents?: number
  ways: DriftResolution[]
  about: DriftTarget
}

type FindingClassification = { source: DriftSource; severity: DriftSeverity }

/** The source of a finding, and its severity. */
export const classificationByKind: Record<DriftKind, FindingClassification> = {
  domainWithoutProject: { source: 'inwx', severity: 'costs' },
  domainRenewsItself: { source: 'inwx', severity: 'costs' },
  domainUnrecorded: { source: 'inwx', severity: 'odd' },
  domainEndsElsewhen: { source: 'inwx', severity: 'odd' },
  domainGone: { source: 'inwx', severity: 'breaks' },
  orphanApplication: { source: 'coolify', severity: 'costs' },
  orphanDatabase: { source: 'coolify', severity: 'costs' },
  orphanProject: { source: 'coolify', severity: 'odd' },
  archivedStillRuns: { source: 'coolify', severity: 'costs' },
  applicationWithoutLicense: { source: 'coolify', severity: 'costs' },
  liveWithoutApplication: { source: 'coolify', severity: 'breaks' },
  applicationStopped: { source: 'coolify', severity: 'breaks' },
  recordMissing: { source: 'inwx', severity: 'breaks' },
  recordForeign: { source: 'inwx', severity: 'odd' },
  delegatedElsewhere: { source: 'dns', severity: 'breaks' },
  serverAddressDiffers: { source: 'coolify', severity: 'breaks' },
  serverUnknown: { source: 'coolify', severity: 'costs' },
  serverGone: { source: 'coolify', severity: 'breaks' },
  moneyWithoutEvent: { source: 'stripe', severity: 'breaks' },
  paidWithoutCharge: { source: 'stripe', severity: 'odd' },
  siteUnhealthy: { source: 'site', severity: 'breaks' },
  siteIsAnother: { source: 'site', severity: 'breaks' },
  pluginsDiffer: { source: 'runtime', severity: 'odd' },
}

const hashOf = (...parts: readonly unknown[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)

export const createFinding = (
  kind: DriftKind,
  subject: string,
  seen: Partial<Omit<Finding, 'id' | 'kind' | 'subject'>>,
): Finding => ({
  id: hashOf(kind, subject),
  kind,
  subject,
  expected: '',
  found: '',
  ways: [],
  about: {},
  ...seen,
})

/** What was found, as a fingerprint: who ignores it ignores just this. */
export const fingerprintOf = ({ expected, found, yearlyCents }: Finding) =>
  hashOf(expected, found, yearlyCents ?? null)
