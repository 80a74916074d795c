import type { BillingCycle } from '../../../events/codes'
import type { DisputeRow } from '../../../projections/disputes'
import type { LicenseRow } from '../../../projections/licenses'
import type { PaymentRow } from '../../../projections/payments'
import type { ProjectRow } from '../../../projections/projects'
import type { PurchaseRow } from '../../../projections/purchases'
import type { BootReportRow } from '../../../projections/queries/runtimes'
import type {
  VendorCallCount,
  VendorCallFilter,
  VendorCallRow,
} from '../../../projections/queries/vendor-calls'
import type { RefundRow } from '../../../projections/refunds'
import type { UnresolvedPlugin } from '../../../src/domain/license/explain-unresolved'
import type { YankedPlugin } from '../../../src/domain/license/yanked-plugins'
import type { PreflightCheck } from '../../../src/domain/order/preflight'
import type { StepProgress } from '../../../src/domain/project/step-progress'
import type { HistoryEntry } from '../../audit/history-entry'
import type { DisplayNames } from '../../texts/display-names'
import type { ActionFieldsProps, ActionView, RefusedForm } from '../actions/action-view'
import type { ProjectDomainsTabViewModel } from '../domains/domain-view-model'

/** The log of the project's latest deployment at Coolify. */
export type DeploymentLogViewModel =
  | { state: 'read'; lines: readonly string[] }
  | { state: 'missing' }
  | { state: 'unreachable' }

/** `counts`: of all calls of the project; `before`: the place of this page among them. */
export type VendorCallsTabViewModel = {
  tab: 'vendor-calls'
  calls: readonly VendorCallRow[]
  counts: readonly VendorCallCount[]
  filter: VendorCallFilter
  before?: string | undefined
  next?: string | undefined
}

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
  | {
      tab: 'licenses'
      licenses: readonly LicenseRow[]
      /** What was ordered since it is live, the newest first. */
      purchases: readonly PurchaseRow[]
      /** The versions that its site reported last, by plugin. */
      installed: ReadonlyMap<string, string>
      /** Licensed plugins that its site cannot have now. */
      unresolved: readonly UnresolvedPlugin[]
      /** What its site runs although it was yanked. */
      yanked: readonly YankedPlugin[]
    }
  | {
      tab: 'payments'
      payments: readonly PaymentRow[]
      refunds: readonly RefundRow[]
      disputes: readonly DisputeRow[]
    }
  | VendorCallsTabViewModel
  | { tab: 'installation'; reports: readonly BootReportRow[]; log?: DeploymentLogViewModel }
  | { tab: 'history'; entries: readonly HistoryEntry[]; next?: string | undefined }

/**
 * The customer's decrypted data; fields are absent if they are unknown or this viewer may not see
 * them.
 */
export type CustomerViewModel = { name?: string; email?: string; company?: string }

/** What can be ordered for a live project, renewed, or cancelled again. Amounts are net cents. */
export type PurchaseChoices = {
  plugins: readonly PluginChoice[]
  renewable: readonly (PluginChoice & { paidUntil: string | null })[]
  /** Those that wait for their money. */
  open: readonly { orderNumber: string; grossCents: number }[]
}

type PluginChoice = {
  name: string
  displayName: string
  netCents: number
  cycle: BillingCycle
  hint?: string
  isSuggested?: boolean
}

/** What forms choose from. */
export type ActionChoices = {
  servers: readonly { id: string; name: string; ipv4: string; freeSlots: number }[]
  baseDomains: readonly string[]
  /** What can be paid back, in cents. */
  /** Of the next refund: the same form sent twice is one refund. */
  refundId?: string
  payments?: readonly { paymentRef: string; leftCents: number }[]
  purchases?: PurchaseChoices
  /** Those that could run and are not licensed. */
  licensablePlugins?: readonly { name: string; displayName: string }[]
}

/** What the fields of an action on a project show. */
export type ProjectActionModel = { project: ProjectRow; choices?: ActionChoices | undefined }
export type ProjectFieldsProps = ActionFieldsProps<ProjectActionModel>

export type ProjectViewModel = ProjectActionModel & {
  customer: CustomerViewModel
  names: DisplayNames
  /** The actions that are allowed now for this viewer; the others are not offered. */
  actions: readonly ActionView<ProjectActionModel>[]
  refused?: RefusedForm | undefined
}
