import type { DomainNow } from '../domain/naming/domain-observation'
import type { PreflightCheck } from '../domain/order/preflight'
import type { Plan, PlanWish } from '../domain/project/plan-request'
import type { NameAnswer, RegistryAnswer } from './check-domain-name'
import type { DomainAsked } from './observe-domain'
import type { BoughtKind } from './order-prerequisites'
import type { PreflightWish } from './preflight'

/** A checkout to send the customer to. */
export type CheckoutAnswer = { sessionId: string; url: string; expiresAt: string }

/** For whom Stripe is asked, as the call log tells it. */
export type Payer = { projectId: string; attempt: number; requestId: string }

export type CheckoutWish = Payer & {
  orderNumber: string
  grossCents: number
  currency: string
  name: string
  /** `manual`: the money is only held until a last look says that it may be taken. */
  capture: 'automatic' | 'manual'
}

export type StripeNotice = { id: string; type: string; sessionId?: string; paymentRef?: string }

/** A stored archive, whole; throws `ArchiveDamaged` when a bit has flipped. */
export type Archive = { bytes: Blob; sha256: string }

export type ServerKey = { uuid: string; name: string }
/** `unreachable`: Coolify did not answer. */
export type LogAnswer =
  | { state: 'read'; status: string; lines: string[] }
  | { state: 'gone' }
  | { state: 'unreachable' }

/** What routes may ask outside within a request. */
export type Questions = {
  ensureCheckout(wish: CheckoutWish): Promise<CheckoutAnswer>
  /** The session as it is now; only an open one has an address. `voided`: the money that was held went back. */
  checkout(
    sessionId: string,
    payer: Payer,
  ): Promise<{ status: 'open' | 'complete' | 'expired' | 'voided'; url: string | null }>
  /** Throws when Stripe did not sign it. */
  stripeNotice(rawBody: string, signature: string | undefined): Promise<StripeNotice>
  archive(sha256: string): Promise<Archive>
  /** The private keys that Coolify can use for a new server; never the keys themselves. */
  serverKeys(): Promise<ServerKey[]>
  /** What is known of a name as somebody typed it; a bought one is asked for at INWX. */
  domainName(
    kind: BoughtKind | 'owned',
    typed: string,
    bases: readonly string[],
  ): Promise<NameAnswer>
  /** A name of ours as INWX has it at this moment. */
  domainNow(asked: DomainAsked): Promise<DomainNow>
  /** What the registry of a name asks for; undefined when INWX is silent. */
  registry(name: string): Promise<RegistryAnswer | undefined>
  /** Is all there that an order needs? */
  preflight(wish: PreflightWish): Promise<PreflightCheck[]>
  /** What will be written at INWX and Coolify, from what they hold now. */
  plan(wish: PlanWish, requestId: string): Promise<Plan>
  deploymentLog(projectId: string, deployment: string, requestId: string): Promise<LogAnswer>
}
