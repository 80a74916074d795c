import type { AdditionalDomainStage } from '../../../events/codes'
import type { Price } from '../../../events/project'
import type { FieldError } from '../../../events/refusal-error'
import type { AdditionalDomainStall } from '../../../projections/additional-domains'
import type { DomainStatus } from '../../../projections/domains'
import type { DomainListRow, ExpiryWindowCount } from '../../../projections/queries/domains'
import type { DomainObservation, RecordKey } from '../../../src/domain/naming/domain-observation'
import type { ExpiryWindow } from '../../../src/domain/naming/expiry-window'
import type { VendorPlan } from '../../../src/domain/project/plan-request'
import type { HistoryEntry } from '../../audit/history-entry'
import type { DisplayNames } from '../../texts/display-names'

export const domainStatuses: readonly DomainStatus[] = [
  'pending_registration',
  'pending_transfer',
  'pending_dns',
  'active',
  'expired',
  'suspended',
]

/**
 * INWX's answer to an availability check; `netCents`: the price of the first year or of the
 * transfer.
 */
export type DomainCheckResult = {
  name: string
  state: 'free' | 'taken' | 'ours' | 'unclear' | 'unreachable' | 'base' | 'nothing'
  netCents?: number
}

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

export const projectDomainActions = ['primary', 'resumption', 'removal'] as const
export type ProjectDomainAction = (typeof projectDomainActions)[number]

/**
 * One domain of a project: its primary one, or an additional one with the stage that it has
 * reached.
 */
export type ProjectDomainViewModel = {
  name: string
  stage: 'primary' | AdditionalDomainStage
  domain?: DomainListRow | undefined
  stalled?: AdditionalDomainStall | null | undefined
  /** The records copied from the old provider's zone. */
  copiedRecords: readonly RecordKey[]
  actions: readonly ProjectDomainAction[]
}

/** A refused form with the submitted values, to be shown again; `name`: the domain it is about. */
export type RefusedDomainForm = {
  action: ProjectDomainAction | 'addition'
  name?: string
  values: Readonly<Record<string, string>>
  errors: readonly FieldError[]
  /** The plan of the action, if it was requested. */
  actionPlan?: { plan: VendorPlan; digest: string } | undefined
}

export type ProjectDomainsTabViewModel = {
  tab: 'domain'
  domains: readonly ProjectDomainViewModel[]
  /** The base domains of a new subdomain; absent if this viewer may not add a domain. */
  baseDomains?: readonly string[] | undefined
  refused?: RefusedDomainForm | undefined
}
