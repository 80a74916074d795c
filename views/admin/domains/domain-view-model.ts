import type { ZoneGap } from '../../../events/domain'
import type { Price } from '../../../events/price'
import type { AdditionalDomainStall } from '../../../projections/additional-domains'
import type { DomainStatus } from '../../../projections/domains'
import type { DomainListRow, ExpiryWindowCount } from '../../../projections/queries/domains'
import type {
  DomainCheckResult,
  ProjectDomainStage,
} from '../../../src/domain/naming/domain-check-result'
import type { DomainObservation, RecordKey } from '../../../src/domain/naming/domain-observation'
import type { ExpiryWindow } from '../../../src/domain/naming/expiry-window'
import type { HistoryEntry } from '../../audit/history-entry'
import type { DisplayNames } from '../../texts/display-names'
import type { ActionView, RefusedForm } from '../actions/action-view'

export const domainStatuses: readonly DomainStatus[] = [
  'pending_registration',
  'pending_transfer',
  'pending_dns',
  'active',
  'expired',
  'suspended',
]

/** `next`: the cursor after the last row (the value of `?after=`), absent at the end. */
export type DomainListing = {
  rows: readonly DomainListRow[]
  radar: readonly ExpiryWindowCount[]
  filter: {
    search?: string | undefined
    status?: string | undefined
    radar?: ExpiryWindow | undefined
    after?: string | undefined
  }
  next?: string | undefined
  checkResult?: DomainCheckResult | undefined
}

export type DomainViewModel = {
  domain: DomainListRow
  vendorState: DomainObservation
  /** The next term, if it is invoiced and not paid yet. */
  renewal?: { periodEnd: string; price: Price } | undefined
  latest: readonly HistoryEntry[]
  names: DisplayNames
}

/** One name of a project: its first, or a further one on its way, at its site, or on its way out. */
export type ProjectDomainViewModel = {
  name: string
  stage: ProjectDomainStage
  domain?: DomainListRow | undefined
  stalled?: AdditionalDomainStall | null | undefined
  /** The records copied from the old provider's zone. */
  copiedRecords: readonly RecordKey[]
  /** What that copy lacks. */
  zoneGaps: readonly ZoneGap[]
  actions: readonly ActionView<object>[]
}

/** What the fields for one more domain show: the domains that a subdomain can stand under. */
export type AddDomainModel = { baseDomains: readonly string[] }

export type ProjectDomainsTabViewModel = {
  tab: 'domain'
  domains: readonly ProjectDomainViewModel[]
  /** Absent where this viewer may not add a domain. */
  addition?: { action: ActionView<AddDomainModel>; model: AddDomainModel } | undefined
  refused?: RefusedForm | undefined
}
