import type { BillingCycle } from '../../../events/codes'
import type { LicenseRow } from '../../../projections/licenses'
import type { PurchaseRow } from '../../../projections/purchases'
import type { LicenseFilter, LicenseListRow } from '../../../projections/queries/license-list'
import type { HistoryEntry } from '../../audit/history-entry'
import type { DisplayNames } from '../../texts/display-names'
import type { ActionView, RefusedForm } from '../actions/action-view'

/** As the filter offers them. */
export const licenseStatuses: readonly LicenseRow['status'][] = [
  'trial',
  'active',
  'suspended',
  'expired',
  'revoked',
]

/** `endsBefore`: a day in Berlin, `YYYY-MM-DD`. */
export type LicenseListing = {
  rows: readonly LicenseListRow[]
  filter: Omit<LicenseFilter, 'limit' | 'customerIds'>
  next: string | undefined
  /** Display names of all plugins. */
  pluginNames: Readonly<Record<string, string>>
}

/** Net, for a whole period. */
export type CyclePriceChoice = { cycle: BillingCycle; netCents: number }

export type LicenseActionModel = {
  license: LicenseListRow
  /** The longer and the shorter cycles in which its plugin is sold. */
  longer?: readonly CyclePriceChoice[]
  shorter?: readonly CyclePriceChoice[]
}

export type LicenseViewModel = LicenseActionModel & {
  names: DisplayNames
  /** What was ordered for it and waits for its money. */
  openPurchases: readonly PurchaseRow[]
  latest: readonly HistoryEntry[]
  /** Those that are allowed now for this viewer. */
  actions: readonly ActionView<LicenseActionModel>[]
  refused?: RefusedForm | undefined
}
