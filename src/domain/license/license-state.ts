import type { RecordedEvent, RecordedEventOf } from '../../../events'
import type { BillingCycle } from '../../../events/codes'
import type { LicenseTerms, SuspensionCause } from '../../../events/license'
import { findBerlinDay } from '../calendar/berlin-calendar'
import {
  findImportedAnchor,
  findImportedStage,
  findImportedTerms,
  isImportedSuspended,
} from './imported-license'
import { findMilestonesAfter, type LicenseMilestone } from './license-milestones'

type CyclePrice = { cycle: BillingCycle; netCents: number }

type LicenseFacts = {
  terms: LicenseTerms
  /** What its dates bring about next. */
  milestones: readonly LicenseMilestone[]
  /** All that suspend it now; it is in force again once none is left. */
  suspendedBy: readonly SuspensionCause[]
  firstVersion?: string
}

/** What it costs and how its periods are counted. */
type LicenseSale = CyclePrice & {
  anchorOn: string
  /** What the next period costs, after a downgrade. */
  nextPeriod?: CyclePrice
  /** Cancelled to this end. */
  endsAt?: string
  /** Of the old marketplace: its dates hold whatever it costs. */
  isImported?: true
}

export type LicenseState =
  | { stage: 'none' }
  | ({ stage: 'trial' | 'trialEnded' | 'revoked' } & LicenseFacts)
  | ({ stage: 'active' | 'expired' } & LicenseFacts & LicenseSale)

type TrialLicense = LicenseFacts & { stage: 'trial' }
export type ActiveLicense = LicenseFacts & LicenseSale & { stage: 'active' }
/** In force, or suspended for now. */
export type RunningLicense = TrialLicense | ActiveLicense

export const isRunning = (license: LicenseState): license is RunningLicense =>
  license.stage === 'trial' || license.stage === 'active'

/** Old events say by their author which suspension it was. */
export const findSuspensionCause = ({
  by,
  data,
}: Pick<RecordedEventOf<'LicenseSuspended'>, 'by' | 'data'>): SuspensionCause =>
  data.cause ?? (by === 'system:licensing' ? 'project' : 'caseworker')

/** The Berlin day that the periods of a license are counted from. */
export const findAnchor = ({ at, data }: Pick<RecordedEventOf<'LicenseIssued'>, 'at' | 'data'>) =>
  data.anchorOn ?? findBerlinDay(at)

const pickTerms = ({ runsUntil, updatesUntil, paidUntil }: LicenseTerms): LicenseTerms => ({
  ...(runsUntil ? { runsUntil } : {}),
  ...(updatesUntil ? { updatesUntil } : {}),
  ...(paidUntil ? { paidUntil } : {}),
})

const trialTerms = (endsAt: string): LicenseTerms => ({ runsUntil: endsAt, updatesUntil: endsAt })

const begin = (license: LicenseState): LicenseFacts => {
  const { suspendedBy = [], firstVersion } = license.stage === 'none' ? {} : license
  return { terms: {}, milestones: [], suspendedBy, ...(firstVersion ? { firstVersion } : {}) }
}

const changeSale = (license: ActiveLicense, event: RecordedEvent): LicenseState => {
  switch (event.type) {
    case 'LicenseRenewed': {
      const { until: paidUntil, runsUntil, updatesUntil, ...sale } = event.data
      const { nextPeriod: _, endsAt: __, ...kept } = license
      return { ...kept, ...sale, terms: { paidUntil, runsUntil, updatesUntil } }
    }
    case 'LicenseUpgraded': {
      const { cycle, netCents, anchorOn } = event.data
      const { nextPeriod: _, endsAt: __, ...kept } = license
      return { ...kept, cycle, netCents, anchorOn, terms: pickTerms(event.data) }
    }
    case 'LicenseDowngraded': {
      const { cycle, netCents } = event.data
      return { ...license, nextPeriod: { cycle, netCents } }
    }
    case 'LicenseCancelled': {
      const { endsAt } = event.data
      return { ...license, endsAt, terms: { ...license.terms, runsUntil: endsAt } }
    }
    case 'LicenseCancellationTakenBack': {
      const { endsAt: _, ...kept } = license
      return { ...kept, terms: pickTerms(event.data) }
    }
    default:
      return license
  }
}

const changeRunning = (license: RunningLicense, event: RecordedEvent): LicenseState => {
  switch (event.type) {
    case 'TrialExtended':
      return { ...license, terms: trialTerms(event.data.endsAt) }
    case 'LicenseExtended':
      return { ...license, terms: pickTerms(event.data) }
    case 'LicenseFreed':
      return { ...license, terms: {} }
    case 'LicenseSuspended': {
      const suspendedBy = [...new Set([...license.suspendedBy, findSuspensionCause(event)])]
      return { ...license, suspendedBy }
    }
    case 'LicenseReinstated': {
      const { cause } = event.data
      return {
        ...license,
        suspendedBy: license.suspendedBy.filter((one) => cause && one !== cause),
      }
    }
    case 'TrialEnded':
      return { ...license, stage: 'trialEnded', suspendedBy: [] }
    case 'LicenseRevoked':
      return { ...license, stage: 'revoked', suspendedBy: [] }
    case 'LicenseExpired':
      return license.stage === 'active'
        ? { ...license, stage: 'expired', suspendedBy: [] }
        : license
    default:
      return license.stage === 'active' ? changeSale(license, event) : license
  }
}

const changeStage = (license: LicenseState, event: RecordedEvent): LicenseState => {
  switch (event.type) {
    case 'TrialStarted':
      return { ...begin(license), stage: 'trial', terms: trialTerms(event.data.endsAt) }
    case 'LicenseIssued': {
      const { cycle, netCents } = event.data
      const sale = { cycle, netCents, anchorOn: findAnchor(event), terms: pickTerms(event.data) }
      return { ...begin(license), ...sale, stage: 'active' }
    }
    case 'LicenseImported': {
      const { cycle, netCents } = event.data
      const sale = { cycle, netCents, anchorOn: findImportedAnchor(event) }
      const suspendedBy = isImportedSuspended(event) ? (['caseworker'] as const) : []
      const facts = { ...begin(license), terms: findImportedTerms(event), suspendedBy }
      const stage = findImportedStage(event)
      return stage === 'active' || stage === 'expired'
        ? { ...facts, ...sale, stage, isImported: true }
        : { ...facts, stage }
    }
    case 'PluginFirstDownloaded':
      return license.stage === 'none' ? license : { ...license, firstVersion: event.data.version }
    default:
      return isRunning(license) ? changeRunning(license, event) : license
  }
}

const evolve = (license: LicenseState, event: RecordedEvent): LicenseState => {
  const changed = changeStage(license, event)
  const milestones = findMilestonesAfter(event)
  return changed.stage === 'none' || !milestones ? changed : { ...changed, milestones }
}

export const rebuildLicense = (events: readonly RecordedEvent[]): LicenseState =>
  events.reduce<LicenseState>(evolve, { stage: 'none' })
