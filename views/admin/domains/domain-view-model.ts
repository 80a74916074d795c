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

/** What INWX says of a name that somebody asks about; `netCents`: the first year, or the transfer. */
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
  /** Its next term, if it is invoiced and not paid yet. */
  renewal?: { periodEnd: string; price: Price } | undefined
  latest: readonly HistoryEntry[]
  names: DisplayNames
}

export const projectDomainActions = ['primary', 'resumption', 'removal'] as const
export type ProjectDomainAction = (typeof projectDomainActions)[number]

/** One name of a project: its first, or a further one on its way, at its site, or on its way out. */
export type ProjectDomainViewModel = {
  name: string
  stage: 'primary' | AdditionalDomainStage
  domain?: DomainListRow | undefined
  stalled?: AdditionalDomainStall | null | undefined
  /** What was copied from the old provider. */
  copiedRecords: readonly RecordKey[]
  actions: readonly ProjectDomainAction[]
}

/** A form that was refused, shown again with what was typed; `name` of the one it is about. */
export type RefusedDomainForm = {
  action: ProjectDomainAction | 'addition'
  name?: string
  values: Readonly<Record<string, string>>
  errors: readonly FieldError[]
  /** What it would write, where that was asked for. */
  actionPlan?: { plan: VendorPlan; digest: string } | undefined
}

export type ProjectDomainsTabViewModel = {
  tab: 'domain'
  domains: readonly ProjectDomainViewModel[]
  /** What a new subdomain can stand under; absent where nobody may add a name. */
  baseDomains?: readonly string[] | undefined
  refused?: RefusedDomainForm | undefined
}
