import type { RecordedEvent, RecordedEventOf } from '../events'
import type { AnyStepId, BillingCycle, DomainKind, Owner, PaymentMethod } from '../events/codes'
import type { OrderedDomain } from '../events/domain'
import type { Price } from '../events/price'
import { parseStreamId, parseStreamKind } from '../events/streams'
import type { FreeRelease } from '../src/domain/order/free-release'
import { findFreeRelease } from '../src/domain/order/free-release'
import { paysOrder } from '../src/domain/project/received-payments'
import type { Projection, Row, RowChange } from './projection'

export type ProjectStatus =
  | 'pending_payment'
  | 'pending_domain'
  | 'provisioning'
  | 'bootstrapping'
  | 'active'
  | 'suspended'
  | 'archived'
  | 'error'

type ProjectStall = {
  step: AnyStepId
  errorClass: string
  vendor?: string
  code: string
  vendorText?: string
  owner: Owner
  at: string
}

/** What a caseworker has to look at besides stalls. */
export type CaseworkerTask =
  | 'paymentMismatched'
  | 'paymentArrivedLate'
  | 'paymentInExcess'
  | 'renewalRefused'
  | 'releaseWithheld'
  | 'chargeDisputed'
  | 'paymentReturned'
  | 'refundToApprove'
  | 'refundToTransfer'
  | 'refundFailed'

/** One row of the admin's project list; instants are ISO-8601 UTC strings. */
export type ProjectRow = {
  id: string
  version: number
  name: string
  slug: string
  orderNumber: string
  customerId: string
  projectType: string
  bundle: string | null
  plugins: string[]
  billingCycle: BillingCycle
  price: Price
  paymentMethod: PaymentMethod
  domainKind: DomainKind
  domainName: string
  baseDomain: string | null
  zone: string | null
  orderedAt: string
  changedAt: string
  progress: ProjectStatus
  status: ProjectStatus
  payment: { attempt: number; checkoutRef: string; expiresAt: string } | null
  /** Since when the money is on its way, as a direct debit is for days. */
  paymentSubmittedAt: string | null
  /** What it waits for as a public order that costs nothing, or waited for. */
  freeRelease: FreeRelease | null
  invoiceApprovedAt: string | null
  paidAt: string | null
  /** Paid, and why it is not released; it stays if such an order is cancelled. */
  withheld: { code: string; detail?: string } | null
  releasedAt: string | null
  liveAt: string | null
  /** Since when it is here, of a satellite of the old marketplace: it was never ordered here. */
  importedAt: string | null
  suspendedAt: string | null
  /** Since when its site says so to visitors. */
  suspensionConfirmedAt: string | null
  /** Since when it is reinstated, until its site knows. */
  reinstatingAt: string | null
  archivedAt: string | null
  cancelCause: string | null
  stalled: ProjectStall | null
  pausedAt: string | null
  /** Something is on its way beside the status: a deployment, a move, a new name. */
  underWay: boolean
  /** Since when it is built at another server; of one that is live, it moves. */
  movingAt: string | null
  teardownAt: string | null
  tornDownAt: string | null
  /** Follows from its payments and refunds, and ends with them. */
  openTask: CaseworkerTask | null
  hasRefundablePayment: boolean
  serverId: string | null
  application: string | null
  deployment: string | null
  url: string | null
}

const toNewRow = (event: Extract<RecordedEvent, { type: 'ProjectOrdered' }>): Row => ({
  id: parseStreamId(event.stream),
  version: event.position,
  name: event.data.name,
  slug: event.data.slug,
  order_number: event.data.orderNumber,
  customer_id: event.data.customerId,
  project_type: event.data.projectType,
  bundle: event.data.bundle ?? null,
  plugins: event.data.plugins,
  billing_cycle: event.data.billingCycle,
  price: event.data.price,
  payment_method: event.data.paymentMethod,
  domain_kind: event.data.domain.kind,
  domain_name: event.data.domain.name,
  base_domain: event.data.domain.baseDomain ?? null,
  ordered_at: event.at,
  changed_at: event.at,
  progress: 'pending_payment',
  under_way: false,
})

const noPrice: Price = {
  netCents: 0,
  taxCents: 0,
  grossCents: 0,
  currency: 'EUR',
  taxRatePercent: 0,
  lines: [],
}

/** It runs already, somewhere else; where, is known once it is adopted. */
const toImportedRow = ({
  stream,
  position,
  at,
  data,
}: RecordedEventOf<'ProjectImported'>): Row => ({
  id: parseStreamId(stream),
  version: position,
  name: data.name,
  slug: data.slug,
  order_number: `v-flask-${data.legacyId}`,
  customer_id: data.customerId,
  project_type: data.projectType ?? '',
  bundle: null,
  plugins: [],
  billing_cycle: 'once',
  price: noPrice,
  payment_method: 'invoice',
  domain_kind: 'owned',
  domain_name: '',
  base_domain: null,
  ordered_at: data.createdAt,
  changed_at: at,
  progress: 'active',
  under_way: false,
  imported_at: at,
  live_at: data.createdAt,
  suspended_at: data.isActive ? null : at,
})

const toAdoptedColumns = ({
  domain,
  zone,
  application,
  serverId,
}: RecordedEventOf<'ProjectAdopted'>['data']): Row => ({
  domain_name: domain,
  zone,
  application,
  server_id: serverId,
  url: `https://${domain}/`,
})

const releasedFields = { withheld: null, progress: 'pending_domain', under_way: true }
const resumedFields = { stalled: null, paused_at: null, under_way: true }
const endedFields = { stalled: null, paused_at: null, under_way: false, moving_at: null }

const toDomainColumns = ({ kind, name, baseDomain }: OrderedDomain): Row => ({
  domain_kind: kind,
  domain_name: name,
  base_domain: baseDomain ?? null,
})

const toRow = (event: RecordedEvent): Row => {
  switch (event.type) {
    case 'PaymentRequested':
      return { payment: event.data, payment_submitted_at: null }
    case 'PaymentSubmitted':
      return { payment_submitted_at: event.at }
    case 'PaymentFailed':
      return { payment_submitted_at: null }
    case 'InvoiceTermsApproved':
      return { invoice_approved_at: event.at }
    case 'PaymentConfirmed':
      return paysOrder(event.data) ? { paid_at: event.at, payment_submitted_at: null } : {}
    case 'ReleaseWithheld':
      return { withheld: event.data }
    case 'ProvisioningReleased':
      return { ...releasedFields, released_at: event.at }
    case 'OrderCancelled':
      return { ...endedFields, archived_at: event.at, cancel_cause: event.data.cause }
    case 'ServerAssigned':
      return { server_id: event.data.serverId }
    case 'ServerReassigned':
      return { ...resumedFields, server_id: event.data.serverId, moving_at: event.at }
    case 'DomainAssigned':
      return { domain_name: event.data.domain, zone: event.data.zone }
    case 'ProjectAdopted':
      return toAdoptedColumns(event.data)
    case 'DomainReplaced':
      return { ...toDomainColumns(event.data.domain), zone: null }
    case 'PrimaryChosen': {
      const { domain, zone, url } = event.data
      return { ...toDomainColumns(domain), zone, url }
    }
    case 'DnsPropagated':
      return { progress: 'provisioning' }
    case 'DeploymentPrepared':
      return { application: event.data.application }
    case 'DeploymentStarted':
      return { progress: 'bootstrapping', deployment: event.data.deployment }
    case 'ProjectWentLive':
      return { live_at: event.at, url: event.data.url, stalled: null }
    case 'SiteVerified':
      return { url: event.data.url, stalled: null, under_way: false, moving_at: null }
    case 'ProvisioningStalled':
      return { stalled: { ...event.data, at: event.at } }
    case 'ProvisioningResumed':
      // The welcome leads to no verified site that would end it.
      return event.data.step === 'live' ? { stalled: null, paused_at: null } : resumedFields
    case 'ProvisioningPaused':
      return { paused_at: event.at }
    case 'StepSkipped':
      return { stalled: null }
    case 'ProjectSuspended':
      return { suspended_at: event.at, suspension_confirmed_at: null, reinstating_at: null }
    case 'ProjectReinstated':
      return { suspended_at: null, suspension_confirmed_at: null, reinstating_at: event.at }
    case 'SuspensionConfirmed':
      return { suspension_confirmed_at: event.at }
    case 'ReinstatementConfirmed':
      return { reinstating_at: null }
    case 'ProjectArchived':
      return { ...endedFields, archived_at: event.at }
    case 'TeardownStarted':
      return { teardown_at: event.at }
    case 'DnsRemoved':
      return { torn_down_at: event.at }
    default:
      return {}
  }
}

const toChanges = (event: RecordedEvent): RowChange[] => {
  if (parseStreamKind(event.stream) !== 'project') return []
  if (event.type === 'ProjectOrdered') return [{ insert: toNewRow(event) }]
  if (event.type === 'ProjectImported') return [{ insert: toImportedRow(event) }]
  const progress = { version: event.position, changed_at: event.at }
  const freeRelease = findFreeRelease([event])
  const waiting = freeRelease ? { free_release: freeRelease } : {}
  const update = { ...toRow(event), ...waiting, ...progress }
  return [{ update, where: { id: parseStreamId(event.stream) } }]
}

export const projectsProjection: Projection = { table: 'projects', key: ['id'], changes: toChanges }
