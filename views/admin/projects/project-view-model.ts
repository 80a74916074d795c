import type { FieldError } from '../../../events/refusal-error'
import type { LicenseRow } from '../../../projections/licenses'
import type { PaymentRow } from '../../../projections/payments'
import type { ProjectRow } from '../../../projections/projects'
import type { BootReportRow } from '../../../projections/queries/runtimes'
import type { VendorCallRow } from '../../../projections/queries/vendor-calls'
import type { PreflightCheck } from '../../../src/domain/order/preflight'
import type { VendorPlan } from '../../../src/domain/project/plan-request'
import type { StepProgress } from '../../../src/domain/project/step-progress'
import type { HistoryEntry } from '../../audit/history-entry'
import type { DisplayNames } from '../../texts/display-names'
import type { ProjectDomainsTabViewModel } from '../domains/domain-view-model'

/** The log of the project's latest deployment at Coolify. */
export type DeploymentLogViewModel =
  | { state: 'read'; lines: readonly string[] }
  | { state: 'missing' }
  | { state: 'unreachable' }

/**
 * What the chosen tab shows; the route loads only this. `next`: the `?before=` of older entries.
 */
export type ProjectTabViewModel =
  | {
      tab: 'timeline'
      steps: readonly StepProgress[]
      latest: readonly HistoryEntry[]
      /** Only for an order that is not approved yet. */
      preflight: readonly PreflightCheck[]
    }
  | ProjectDomainsTabViewModel
  | { tab: 'licenses'; licenses: readonly LicenseRow[] }
  | { tab: 'payments'; payments: readonly PaymentRow[] }
  | { tab: 'vendor-calls'; calls: readonly VendorCallRow[] }
  | { tab: 'installation'; reports: readonly BootReportRow[]; log?: DeploymentLogViewModel }
  | { tab: 'history'; entries: readonly HistoryEntry[]; next?: string | undefined }

/**
 * The customer's decrypted data; fields are absent if they are unknown or this viewer may not see
 * them.
 */
export type CustomerViewModel = { name?: string; email?: string; company?: string }

export const projectActions = [
  'resumption',
  'deployment',
  'runtime-key',
  'invoice-approval',
  'payment-confirmation',
  'cancellation',
  'pause',
  'skip',
  'evidence',
  'transfer-code',
  'domain',
  'server',
  'suspension',
  'reinstatement',
  'archiving',
  'teardown',
] as const
export type ProjectAction = (typeof projectActions)[number]

/** A refused form with the submitted values, to be shown again. */
export type RefusedActionForm = {
  action: ProjectAction
  values: Readonly<Record<string, string>>
  errors: readonly FieldError[]
}

/** What an act will write; the digest goes along with it, so that nothing else is confirmed. */
export type ActionPlan = { action: ProjectAction; plan: VendorPlan; digest: string }

/** The options of the forms' selects. */
export type ActionChoices = {
  servers: readonly { id: string; name: string; ipv4: string; freeSlots: number }[]
  baseDomains: readonly string[]
}

export type ProjectViewModel = {
  project: ProjectRow
  customer: CustomerViewModel
  names: DisplayNames
  /** The actions that this viewer may perform now; others are not offered. */
  actions: readonly ProjectAction[]
  refused?: RefusedActionForm | undefined
  actionPlan?: ActionPlan | undefined
  choices?: ActionChoices
}
