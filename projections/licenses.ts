import type { RecordedEvent, RecordedEventOf } from '../events'
import type { BillingCycle } from '../events/codes'
import type { LicenseTerms } from '../events/license'
import { parseStreamId, parseStreamKind } from '../events/streams'
import {
  findImportedAnchor,
  findImportedStage,
  findImportedTerms,
  isImportedSuspended,
} from '../src/domain/license/imported-license'
import { findMilestonesAfter } from '../src/domain/license/license-milestones'
import { findAnchor, findSuspensionCause } from '../src/domain/license/license-state'
import type { Projection, Row } from './projection'

type LicenseStage = 'trial' | 'active' | 'expired' | 'revoked'
type LicenseStatus = LicenseStage | 'suspended'

export type LicenseRow = {
  id: string
  projectId: string
  plugin: string
  /** Null for a trial. */
  cycle: BillingCycle | null
  netCents: number
  source: 'order' | 'caseworker' | 'import' | 'trial'
  /** What it is apart from suspensions. */
  stage: LicenseStage
  /** `suspended` while at least one of the causes below holds; computed by the database. */
  status: LicenseStatus
  issuedAt: string
  runsUntil: string | null
  updatesUntil: string | null
  paidUntil: string | null
  firstVersion: string | null
  /** The day in Berlin that its periods are counted from. */
  anchorOn: string | null
  trialEndsAt: string | null
  /** Cancelled to this end. */
  endsAt: string | null
  /** What it costs from the next period on, after a downgrade. */
  nextCycle: BillingCycle | null
  nextNetCents: number | null
  suspendedWithProjectAt: string | null
  unpaidSince: string | null
  suspendedByCaseworkerAt: string | null
  /** When its dates bring something about next: a reminder, its suspension or its end. */
  dueAt: string | null
}

const termColumns = ({ runsUntil, updatesUntil, paidUntil }: LicenseTerms) => ({
  runs_until: runsUntil ?? null,
  updates_until: updatesUntil ?? null,
  paid_until: paidUntil ?? null,
})

const suspensionColumns = {
  project: 'suspended_with_project_at',
  unpaid: 'unpaid_since',
  caseworker: 'suspended_by_caseworker_at',
} as const

const notSuspended = {
  suspended_with_project_at: null,
  unpaid_since: null,
  suspended_by_caseworker_at: null,
}
const notChanging = { ends_at: null, next_cycle: null, next_net_cents: null }

const importedRow = (event: RecordedEventOf<'LicenseImported'>): Row => {
  const { projectId, plugin, cycle, netCents, licensedAt, runsUntil } = event.data
  const stage = findImportedStage(event)
  return {
    ...notSuspended,
    ...notChanging,
    ...termColumns(findImportedTerms(event)),
    project_id: projectId,
    plugin,
    cycle,
    net_cents: netCents,
    source: 'import',
    stage,
    issued_at: licensedAt,
    anchor_on: findImportedAnchor(event),
    trial_ends_at: event.data.status === 'trial' ? (runsUntil ?? null) : null,
    suspended_by_caseworker_at: isImportedSuspended(event) ? event.at : null,
  }
}

/** Of a license that begins: as a trial, or issued. */
const findFirstRow = (event: RecordedEvent): Row | undefined => {
  if (event.type === 'TrialStarted') {
    const { projectId, plugin, endsAt } = event.data
    return {
      ...notSuspended,
      ...notChanging,
      ...termColumns({ runsUntil: endsAt, updatesUntil: endsAt }),
      project_id: projectId,
      plugin,
      cycle: null,
      net_cents: 0,
      source: 'trial',
      stage: 'trial',
      issued_at: event.at,
      anchor_on: null,
      trial_ends_at: endsAt,
    }
  }
  if (event.type === 'LicenseImported') return importedRow(event)
  if (event.type !== 'LicenseIssued') return undefined
  const { projectId, plugin, cycle, netCents, source } = event.data
  return {
    ...notChanging,
    ...termColumns(event.data),
    project_id: projectId,
    plugin,
    cycle,
    net_cents: netCents,
    source,
    stage: 'active',
    issued_at: event.at,
    anchor_on: findAnchor(event),
    trial_ends_at: null,
  }
}

const findSaleColumns = (event: RecordedEvent): Row | undefined => {
  switch (event.type) {
    case 'LicenseRenewed': {
      const { cycle, netCents, until: paidUntil, anchorOn, ...ends } = event.data
      const anchor = anchorOn ? { anchor_on: anchorOn } : {}
      const sale = { cycle, net_cents: netCents, ...anchor, ...notChanging }
      return { ...sale, ...termColumns({ ...ends, paidUntil }) }
    }
    case 'LicenseUpgraded': {
      const { cycle, netCents, anchorOn } = event.data
      const sale = { cycle, net_cents: netCents, anchor_on: anchorOn, ...notChanging }
      return { ...sale, ...termColumns(event.data) }
    }
    case 'LicenseDowngraded':
      return { next_cycle: event.data.cycle, next_net_cents: event.data.netCents }
    case 'LicenseCancelled':
      return { ends_at: event.data.endsAt, runs_until: event.data.endsAt }
    case 'LicenseCancellationTakenBack':
      return { ends_at: null, ...termColumns(event.data) }
    default:
      return undefined
  }
}

const findChangedColumns = (event: RecordedEvent): Row | undefined => {
  switch (event.type) {
    case 'TrialExtended': {
      const { endsAt } = event.data
      return { trial_ends_at: endsAt, runs_until: endsAt, updates_until: endsAt }
    }
    case 'LicenseExtended':
      return termColumns(event.data)
    case 'LicenseFreed':
      return termColumns({})
    case 'LicenseSuspended':
      return { [suspensionColumns[findSuspensionCause(event)]]: event.at }
    case 'LicenseReinstated': {
      const { cause } = event.data
      return cause ? { [suspensionColumns[cause]]: null } : notSuspended
    }
    case 'TrialEnded':
    case 'LicenseExpired':
      return { stage: 'expired', ...notSuspended }
    case 'LicenseRevoked':
      return { stage: 'revoked', ...notSuspended }
    case 'PluginFirstDownloaded':
      return { first_version: event.data.version }
    case 'LicenseReminderRequested':
      return {}
    default:
      return findSaleColumns(event)
  }
}

export const licensesProjection: Projection = {
  table: 'licenses',
  key: ['id'],
  changes: (event) => {
    if (parseStreamKind(event.stream) !== 'license') return []
    const where = { id: parseStreamId(event.stream) }
    const milestones = findMilestonesAfter(event)
    const due = milestones ? { due_at: milestones[0]?.at ?? null } : {}
    const first = findFirstRow(event)
    if (first) return [{ put: { ...where, ...first, ...due } }]
    const changed = findChangedColumns(event)
    return changed ? [{ update: { ...changed, ...due }, where }] : []
  },
}
