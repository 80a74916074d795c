import type { EventOf, EventType } from '../../events'
import type { StepId } from '../../events/codes'
import type { InstalledPlugin } from '../../events/project'
import type { Offer } from './offer'
import type { Orderer, OrderWish } from './order'

type Command<Type extends string, Data> = { type: Type; data: Data }
type DataOf<Type extends EventType> = EventOf<Type>['data']

/** The wish is judged by the offer of this moment; ids and time come in. */
export type PlaceOrder = Command<
  'PlaceOrder',
  {
    wish: OrderWish
    offer: Offer
    by: Orderer
    customerId: string
    orderNumber: string
    now: string
  }
>
export type CancelOrder = Command<'CancelOrder', DataOf<'OrderCancelled'>>
export type RequestPayment = Command<'RequestPayment', DataOf<'PaymentRequested'>>
export type ApproveInvoice = Command<'ApproveInvoice', DataOf<'InvoiceTermsApproved'>>
export type ConfirmPayment = Command<'ConfirmPayment', DataOf<'PaymentConfirmed'>>
export type FailPayment = Command<'FailPayment', DataOf<'PaymentFailed'>>

export type AssignServer = Command<'AssignServer', DataOf<'ServerAssigned'>>
export type AssignDomain = Command<'AssignDomain', DataOf<'DomainAssigned'>>
export type ConfirmDns = Command<'ConfirmDns', DataOf<'DnsConfigured'>>
export type ConfirmPropagation = Command<'ConfirmPropagation', DataOf<'DnsPropagated'>>
export type ConfirmPreparation = Command<
  'ConfirmPreparation',
  DataOf<'DeploymentPrepared'> & { keyId: string }
>
export type StartDeployment = Command<'StartDeployment', DataOf<'DeploymentStarted'>>
export type FinishDeployment = Command<'FinishDeployment', DataOf<'DeploymentFinished'>>
export type FailDeployment = Command<'FailDeployment', DataOf<'DeploymentFailed'>>
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
export type Resume = Command<'Resume', { step?: StepId }>
export type Deploy = Command<'Deploy', Record<string, never>>

export type ProjectCommand =
  | PlaceOrder
  | CancelOrder
  | RequestPayment
  | ApproveInvoice
  | ConfirmPayment
  | FailPayment
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
  | Deploy
