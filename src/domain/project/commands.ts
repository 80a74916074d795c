import type { EventOf, EventType } from '../../../events'
import type { DomainKind, FreeOrderHoldCause, StepId } from '../../../events/codes'
import type { DnsRecord, OrderedDomain } from '../../../events/domain'
import type { DisputeOutcome } from '../../../events/payment/dispute'
import type { InstalledPlugin } from '../../../events/project'
import type { OrderCatalogue } from '../order/order-catalogue'
import type { OrderChannel, OrderRequest } from '../order/validate-order'
import type { PurchaseCommand } from '../purchase/purchase-commands'

type Command<Type extends string, Data> = { type: Type; data: Data }
type DataOf<Type extends EventType> = EventOf<Type>['data']

/** The wish is judged by the offer of this moment; ids and time come in. */
export type PlaceOrder = Command<
  'PlaceOrder',
  {
    request: OrderRequest
    catalogue: OrderCatalogue
    channel: OrderChannel
    customerId: string
    orderNumber: string
    now: string
    /** Why a public order that costs nothing would be looked at first; none, and it confirms itself. */
    freeOrderHold?: FreeOrderHoldCause | undefined
  }
>
/** `hold`: what speaks against it by now, if the address was corrected meanwhile. `now`: ISO-8601. */
export type ConfirmFreeOrder = Command<
  'ConfirmFreeOrder',
  { now: string; hold?: FreeOrderHoldCause | undefined }
>
/** Once more, to the address that the customer has now. */
export type RequestEmailConfirmation = Command<'RequestEmailConfirmation', Record<string, never>>
export type CancelOrder = Command<'CancelOrder', DataOf<'OrderCancelled'>>
export type RequestPayment = Command<'RequestPayment', DataOf<'PaymentRequested'>>
export type ApproveInvoice = Command<'ApproveInvoice', DataOf<'InvoiceTermsApproved'>>
/** `obstacle`: what the order needs and is not there now; it is not released then. */
export type ConfirmPayment = Command<
  'ConfirmPayment',
  DataOf<'PaymentConfirmed'> & { obstacle?: DataOf<'ReleaseWithheld'> | undefined }
>
export type ReleaseOrder = Command<'ReleaseOrder', Record<string, never>>
export type InvoiceRenewal = Command<
  'InvoiceRenewal',
  { domain: string; periodEnd: string; netCents: number }
>
export type RefuseRenewal = Command<'RefuseRenewal', DataOf<'RenewalRefused'>>
export type SubmitPayment = Command<'SubmitPayment', DataOf<'PaymentSubmitted'>>
export type FailPayment = Command<'FailPayment', DataOf<'PaymentFailed'>>

/** `limitCents`: what is above it waits for another person. Its lines follow from the amount. */
export type RequestRefund = Command<
  'RequestRefund',
  Omit<DataOf<'RefundRequested'>, 'lines' | 'taxCents'> & { limitCents: number }
>
/** `approver`: who approves, as the metadata name a person; only an admin may. */
export type ApproveRefund = Command<
  'ApproveRefund',
  DataOf<'RefundApproved'> & { approver: string; isAdmin: boolean }
>
export type DeclineRefund = Command<'DeclineRefund', DataOf<'RefundDeclined'>>
export type ConfirmRefundTransfer = Command<
  'ConfirmRefundTransfer',
  { refundId: string; refundRef: string }
>
export type FailRefund = Command<'FailRefund', DataOf<'RefundFailed'>>
/** `refundId`: ours, or minted from Stripe's for what was paid back at Stripe's own page. */
export type VendorRefund = {
  refundRef: string
  refundId: string
  amountCents: number
  status: 'pending' | 'succeeded' | 'failed'
  cause?: string
}
export type RecordRefunds = Command<
  'RecordRefunds',
  { paymentRef: string; refunds: readonly VendorRefund[] }
>
/** `open`: the bank has not decided; `answerBy`: until when it takes evidence, ISO-8601. */
export type VendorDispute = {
  disputeRef: string
  amountCents: number
  reason: string
  status: 'open' | DisputeOutcome
  answerBy?: string
}
export type RecordDisputes = Command<
  'RecordDisputes',
  { paymentRef: string; disputes: readonly VendorDispute[] }
>
export type WriteOffReturnedPayment = Command<
  'WriteOffReturnedPayment',
  DataOf<'ReturnedPaymentWrittenOff'>
>

export type AssignServer = Command<'AssignServer', DataOf<'ServerAssigned'>>
export type AssignDomain = Command<'AssignDomain', DataOf<'DomainAssigned'>>
/** `serverId`: where the records lead. `names`: what a move has written for the further names. */
export type ConfirmDns = Command<
  'ConfirmDns',
  DataOf<'DnsConfigured'> & { serverId: string; movedDomains?: DataOf<'DomainMoved'>[] }
>
export type ConfirmPropagation = Command<'ConfirmPropagation', DataOf<'DnsPropagated'>>
export type ConfirmPreparation = Command<
  'ConfirmPreparation',
  /** `keyId`: the key that its site was given now; none when it has one already. `serverId`: where. */
  DataOf<'DeploymentPrepared'> & { serverId: string; keyId?: string }
>
export type StartDeployment = Command<'StartDeployment', DataOf<'DeploymentStarted'>>
export type FinishDeployment = Command<'FinishDeployment', DataOf<'DeploymentFinished'>>
/** `code`: what its log tells of, where that is known. */
export type FailDeployment = Command<
  'FailDeployment',
  DataOf<'DeploymentFailed'> & { code?: string }
>
/** `expected` is the lock; a boot with other plugins is none. */
export type ReportBoot = Command<
  'ReportBoot',
  DataOf<'RuntimeBooted'> & {
    expected: InstalledPlugin[]
    failure?: { code: string; plugin?: string }
    now: string
  }
>
export type VerifySite = Command<'VerifySite', DataOf<'SiteVerified'>>
export type WelcomeCustomer = Command<'WelcomeCustomer', DataOf<'CustomerWelcomed'>>
export type Stall = Command<'Stall', DataOf<'ProvisioningStalled'>>
/** Without a step: the one it stands at. `replaces`: records of others that may go, as in the event. */
export type Resume = Command<'Resume', { step?: StepId; replaces?: string[] }>
export type Pause = Command<'Pause', Record<string, never>>
/** Once more from what is prepared at Coolify. */
export type Deploy = Command<'Deploy', Record<string, never>>
/** A site that is live is brought back to what it was to be, from one of its steps. */
export type Repair = Command<'Repair', { step: 'dns' | 'preparation' | 'deployment' }>
/** A live site is given another key, and starts anew with it. */
export type RotateKey = Command<'RotateKey', Record<string, never>>
/** The keys before this one are valid no more. */
export type RetireKeys = Command<'RetireKeys', { beforeKeyId: string }>
export type SkipStep = Command<'SkipStep', { step: StepId }>
/** A person's word that a step's result is there; the evidence is the act's reason. */
export type MarkDone = Command<
  'MarkDone',
  | { step: 'domain'; domain: string; zone: string; kind: DomainKind }
  | { step: 'dns'; zone: string; records: DnsRecord[] }
  | { step: 'propagation' }
  | { step: 'deployment' }
>
export type ReplaceTransferCode = Command<'ReplaceTransferCode', Record<string, never>>
export type ReplaceDomain = Command<'ReplaceDomain', { domain: OrderedDomain }>
/** A person's choice; for a live project it is a move. */
export type ChooseServer = Command<
  'ChooseServer',
  { serverId: string; ipv4: string; ipv6?: string }
>

export type AddDomain = Command<'AddDomain', DataOf<'DomainAdded'>>
export type RemoveDomain = Command<'RemoveDomain', DataOf<'DomainDropped'>>
export type MakePrimary = Command<'MakePrimary', DataOf<'PrimaryRequested'>>
export type ResumeDomain = Command<'ResumeDomain', { domain: string }>
export type StallDomain = Command<'StallDomain', DataOf<'DomainStalled'>>
export type ConfirmDomainAcquired = Command<'ConfirmDomainAcquired', DataOf<'DomainBrought'>>
/** `serverId`: where the records lead. */
export type ConfirmDomainPointed = Command<
  'ConfirmDomainPointed',
  DataOf<'DomainPointed'> & { serverId: string }
>
export type ConfirmDomainReachable = Command<'ConfirmDomainReachable', DataOf<'DomainReached'>>
export type ConfirmDomainServed = Command<'ConfirmDomainServed', DataOf<'DomainServed'>>
export type ConfirmPrimaryDomain = Command<'ConfirmPrimaryDomain', { domain: string; url: string }>
export type ConfirmDomainRemoved = Command<'ConfirmDomainRemoved', DataOf<'DomainRemoved'>>

/** `now`: ISO-8601. Customers are held to a pause; staff know why they ask. */
export type RequestTrackerLink = Command<
  'RequestTrackerLink',
  { requestedBy: 'customer' | 'staff'; now: string }
>
export type RequestInvitation = Command<'RequestInvitation', Record<string, never>>
export type ResendMail = Command<'ResendMail', DataOf<'MailResendRequested'>>

export type Suspend = Command<'Suspend', DataOf<'ProjectSuspended'>>
export type Reinstate = Command<'Reinstate', Record<string, never>>
/** `status`: with which its site was answered. */
export type ConfirmSiteStatus = Command<'ConfirmSiteStatus', { status: 'suspended' | 'active' }>
export type Archive = Command<'Archive', Record<string, never>>
export type StartTeardown = Command<'StartTeardown', DataOf<'TeardownStarted'>>
export type ConfirmApplicationRemoval = Command<
  'ConfirmApplicationRemoval',
  DataOf<'ApplicationRemoved'>
>
export type ConfirmDnsRemoval = Command<'ConfirmDnsRemoval', DataOf<'DnsRemoved'>>

export type ProjectCommand =
  | PlaceOrder
  | ConfirmFreeOrder
  | RequestEmailConfirmation
  | CancelOrder
  | RequestPayment
  | ApproveInvoice
  | ConfirmPayment
  | ReleaseOrder
  | InvoiceRenewal
  | RefuseRenewal
  | PurchaseCommand
  | SubmitPayment
  | FailPayment
  | RequestRefund
  | ApproveRefund
  | DeclineRefund
  | ConfirmRefundTransfer
  | FailRefund
  | RecordRefunds
  | RecordDisputes
  | WriteOffReturnedPayment
  | AssignServer
  | AssignDomain
  | ConfirmDns
  | ConfirmPropagation
  | ConfirmPreparation
  | StartDeployment
  | FinishDeployment
  | FailDeployment
  | ReportBoot
  | VerifySite
  | WelcomeCustomer
  | Stall
  | Resume
  | Pause
  | Deploy
  | Repair
  | RotateKey
  | RetireKeys
  | SkipStep
  | MarkDone
  | ReplaceTransferCode
  | ReplaceDomain
  | ChooseServer
  | AddDomain
  | RemoveDomain
  | MakePrimary
  | ResumeDomain
  | StallDomain
  | ConfirmDomainAcquired
  | ConfirmDomainPointed
  | ConfirmDomainReachable
  | ConfirmDomainServed
  | ConfirmPrimaryDomain
  | ConfirmDomainRemoved
  | RequestTrackerLink
  | RequestInvitation
  | ResendMail
  | Suspend
  | Reinstate
  | ConfirmSiteStatus
  | Archive
  | StartTeardown
  | ConfirmApplicationRemoval
  | ConfirmDnsRemoval
