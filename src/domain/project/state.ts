import type { RecordedEvent } from '../../../events'
import type { AnyStepId, BillingCycle, PaymentMethod } from '../../../events/codes'
import type { OrderedDomain } from '../../../events/domain'
import type { Price } from '../../../events/price'
import type { InstalledPlugin } from '../../../events/project'
import type { PendingSiteStatus } from '../lifecycle/site-status'
import type { AdditionalDomain } from '../naming/additional-domains'
import type { FreeRelease } from '../order/free-release'
import type { Dispute } from '../payment/disputes'
import type { Purchase } from '../purchase/purchases'
import type { ReceivedPayment } from './received-payments'
import type { Refund } from './refunds'
import type { RenewalTerm } from './renewal-terms'

type DeploymentState =
  | { state: 'running' | 'finished'; id: string }
  | { state: 'failed'; id: string }

/** Where its site runs: at its server, or there still while the next one is built elsewhere. */
type MoveState = 'settled' | 'moving'

/** What has happened to one project so far, as far as later decisions ask for it. */
export type ProjectData = {
  id: string
  customerId: string
  name: string
  projectType: string
  /** Those of its order. */
  plugins: string[]
  billingCycle: BillingCycle
  domain: OrderedDomain
  /** Where its name stands, once it is brought. */
  zone?: string
  /** Every host that records were written for. */
  recordedHosts: readonly string[]
  /** The names that it has besides. */
  additionalDomains: readonly AdditionalDomain[]
  price: Price
  paymentMethod: PaymentMethod
  /** All money that came for it, whatever became of it. */
  payments: readonly ReceivedPayment[]
  /** What of it goes back. */
  refunds: readonly Refund[]
  /** What banks ask back of it. */
  disputes: readonly Dispute[]
  /** What was ordered for it since it is live. */
  purchases: readonly Purchase[]
  /** The ids of the keys that its runtimes may show, the latest last. */
  runtimeKeyIds: readonly string[]
  /** The event that asked for another key, until that is there. */
  pendingRotation?: string
  paymentAttempt: number
  /** The attempt whose money was held and given back. */
  voidedPaymentAttempt?: number
  /** The attempt whose money is on its way, until it comes or fails. */
  submittedPaymentAttempt?: number
  /** The latest payment that failed, by attempt and cause. */
  failedPayment?: { attempt: number; cause: string }
  invoiceApproval: 'open' | 'approved'
  orderedAt: string
  /** It was never ordered here, and nothing of it is built by us. */
  importedAt?: string
  /** What it waits for as a public order that costs nothing. */
  freeRelease?: FreeRelease
  /** The event behind each result that still holds, so that a step can be repeated from it. */
  eventIds: Partial<Record<RecordedEvent['type'], string>>
  serverId?: string
  /** How many servers it has had before this one. */
  moves: number
  /** How many it had had when it went live: its database stays there. */
  movesWhenLive?: number
  moveState: MoveState
  stalledStep?: AnyStepId
  pausedAt?: string
  suspendedAt?: string
  pendingSiteStatus?: PendingSiteStatus
  /** When its site was online first. */
  liveAt?: string
  trackerLinkRequestedAt?: string
  /** The next terms of its names, as far as they are invoiced. */
  renewalTerms: readonly RenewalTerm[]
  deployment?: DeploymentState
  boot?: { id: string; plugins: InstalledPlugin[] }
  bootFailedAt?: string
}

export type ProjectState =
  | { stage: 'initial' }
  | ({
      /** `imported`: a satellite of the old marketplace, which runs without us. */
      stage: 'imported' | 'ordered' | 'released' | 'live' | 'cancelled' | 'archived'
    } & ProjectData)

export type ExistingProject = Exclude<ProjectState, { stage: 'initial' }>

/** What a worker finishes from then on is no result any more. */
export const isAbandoned = ({ stage }: Pick<ExistingProject, 'stage'>) =>
  stage === 'cancelled' || stage === 'archived'
