import type { DomainObservation } from '../domain/naming/domain-observation'
import type { PreflightCheck } from '../domain/order/preflight'
import type { PlanRequest, VendorPlan } from '../domain/plan/plan-request'
import type { PurchaseKind } from '../integrations/order-prerequisites'
import type { DomainNameCheck, RegistryRequirements } from './check-domain-name'
import type { DomainObservationRequest } from './observe-domain'
import type { PreflightRequest } from './preflight'

/** A checkout to send the customer to. */
export type CheckoutResult = { sessionId: string; url: string; expiresAt: string }

/**
 * `processing`: the money is on its way for days; `received`: it is held or charged; `over`: it
 * expired, was given back, or the bank returned it.
 */
export type CheckoutState = 'open' | 'processing' | 'received' | 'over'

/** For whom Stripe is asked, as the call log tells it. */
export type PaymentCallInfo = { projectId: string; attempt: number; requestId: string }

export type CheckoutRequest = PaymentCallInfo & {
  orderNumber: string
  /** It is for a later purchase of the project. */
  isPurchase?: true
  grossCents: number
  currency: string
  name: string
  /** `manual`: the money is only held until a last look says that it may be taken. */
  capture: 'automatic' | 'manual'
}

type StripeNotice = { id: string; type: string; sessionId?: string; paymentRef?: string }

/** A stored archive, whole; throws `ArchiveDamaged` when a bit has flipped. */
export type PluginArchive = { bytes: Blob; sha256: string }

export type ServerKey = { uuid: string; name: string }
/** `unreachable`: Coolify did not answer. */
export type DeploymentLogResult =
  | { state: 'read'; status: string; lines: string[] }
  | { state: 'missing' }
  | { state: 'unreachable' }

/** What routes may ask outside within a request. */
export type VendorQueries = {
  ensureCheckout(request: CheckoutRequest): Promise<CheckoutResult>
  /** The session as it is now; only an open one has an address. `isHeld`: not charged yet. */
  getCheckout(
    sessionId: string,
    payer: PaymentCallInfo,
  ): Promise<{ state: CheckoutState; isHeld: boolean; url: string | null }>
  /** Throws when Stripe did not sign it. */
  /** Undefined when Stripe did not sign it for us; all else that fails is thrown. */
  readStripeNotice(
    rawBody: string,
    signature: string | undefined,
  ): Promise<StripeNotice | undefined>
  readArchive(sha256: string): Promise<PluginArchive>
  /** The private keys that Coolify can use for a new server; never the keys themselves. */
  listServerKeys(): Promise<ServerKey[]>
  /** What is known of a name as somebody typed it; a bought one is asked for at INWX. */
  checkDomainName(
    kind: PurchaseKind | 'owned',
    typed: string,
    bases: readonly string[],
  ): Promise<DomainNameCheck>
  /** A name of ours as INWX has it at this moment. */
  observeDomain(request: DomainObservationRequest): Promise<DomainObservation>
  /** What the registry of a name asks for; undefined when INWX is silent. */
  getRegistryRequirements(name: string): Promise<RegistryRequirements | undefined>
  /** Is all there that an order needs? */
  runPreflight(request: PreflightRequest): Promise<PreflightCheck[]>
  /** What will be written at INWX and Coolify, from what they hold now. */
  createPlan(request: PlanRequest, requestId: string): Promise<VendorPlan>
  getDeploymentLog(
    projectId: string,
    deployment: string,
    requestId: string,
  ): Promise<DeploymentLogResult>
}
