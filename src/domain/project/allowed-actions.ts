import type { AnyStepId, DomainKind, PaymentMethod } from '../../../events/codes'
import type { Price } from '../../../events/price'
import type { FreeRelease } from '../order/free-release'
import type { ExistingProject } from './state'

/**
 * What decides which actions on a project are allowed. A decider reads it from the stream, a page
 * from the project's row; both ask the rules below.
 */
export type ProjectFacts = {
  stage: ExistingProject['stage']
  stalledStep?: AnyStepId | undefined
  pausedAt?: string | undefined
  suspendedAt?: string | undefined
  /** A step is under way: up, or after a change of a live site. */
  isUnderWay: boolean
  /** Whether it was ever released, cancelled or archived since or not. */
  isReleased: boolean
  isTeardownStarted: boolean
  domainKind: DomainKind
  isDomainAcquired: boolean
  paymentMethod: PaymentMethod
  price: Pick<Price, 'grossCents'>
  isPaid: boolean
  /** Its money is on its way, and may still come or fail. */
  isPaymentSubmitted: boolean
  hasOpenRenewal: boolean
  /** Money for a later purchase is awaited. */
  hasPayablePurchase: boolean
  /** It waits for its money, and can be cancelled. */
  hasOpenPurchase: boolean
  /** It is paid by the period. */
  hasPeriodicLicense: boolean
  hasRefundablePayment: boolean
  openRefund: 'none' | 'toApprove' | 'toTransfer'
  /** Money that had come was taken back by the bank, and is owed. */
  hasOwedReturn: boolean
}

type Facts<Name extends keyof ProjectFacts> = Pick<ProjectFacts, Name>

const isBuiltOrLive = ({ stage }: Facts<'stage'>) => stage === 'released' || stage === 'live'

export const canResume = ({ stalledStep, pausedAt }: Facts<'stalledStep' | 'pausedAt'>) =>
  stalledStep !== undefined || pausedAt !== undefined

/** The steps that a deployment runs through again. */
const redeployedSteps: readonly AnyStepId[] = ['deployment', 'boot', 'verification']

/** A stall at another step stays: going on elsewhere would forget why that step stands. */
export const canDeploy = (facts: Facts<'stage' | 'stalledStep'>) =>
  isBuiltOrLive(facts) &&
  (facts.stalledStep === undefined || redeployedSteps.includes(facts.stalledStep))

/** Before a site was live, resuming its stalled step deploys it. */
export const canDeployAgain = (facts: Facts<'stage' | 'stalledStep'>) =>
  facts.stage === 'live' && canDeploy(facts)

/** More plugins, another period or a longer one: only of a site that runs for its visitors. */
export const canOrderLater = ({ stage, suspendedAt }: Facts<'stage' | 'suspendedAt'>) =>
  stage === 'live' && suspendedAt === undefined

/** Its site may still be on its way. */
export const canIssueLicense = isBuiltOrLive

export const canRenewLicenses = (facts: Facts<'stage' | 'suspendedAt' | 'hasPeriodicLicense'>) =>
  canOrderLater(facts) && facts.hasPeriodicLicense

export const canCancelPurchase = ({ hasOpenPurchase }: Facts<'hasOpenPurchase'>) => hasOpenPurchase

/** A key is rotated by a deployment, so nothing else may be under way. */
export const canRotateKey = (
  facts: Facts<'stage' | 'stalledStep' | 'suspendedAt' | 'isUnderWay'>,
) =>
  facts.stage === 'live' &&
  facts.stalledStep === undefined &&
  facts.suspendedAt === undefined &&
  !facts.isUnderWay

export const isFree = ({ price }: Facts<'price'>) => price.grossCents === 0

export const canApproveInvoice = (facts: Facts<'stage' | 'paymentMethod' | 'price'>) =>
  facts.stage === 'ordered' && (facts.paymentMethod === 'invoice' || isFree(facts))

type ApprovalFacts = {
  status: string
  paymentMethod: PaymentMethod
  price: Pick<Price, 'grossCents'>
  invoiceApprovedAt: string | null
  paidAt: string | null
  freeRelease: FreeRelease | null
}

/** A caseworker has to say whether the order begins: by invoice, or one that costs nothing. */
export const isApprovalAwaited = (facts: ApprovalFacts) => {
  if (facts.status !== 'pending_payment' || facts.invoiceApprovedAt || facts.paidAt) return false
  return (
    facts.paymentMethod === 'invoice' ||
    (isFree(facts) && facts.freeRelease !== 'emailConfirmation')
  )
}

/**
 * Money may come by bank for every order that costs something: instead of a card payment, after the
 * cancellation, or a second time. What was not due is recorded as such.
 */
export const canConfirmPayment = (
  facts: Facts<'hasOpenRenewal' | 'hasPayablePurchase' | 'price'>,
) => facts.hasOpenRenewal || facts.hasPayablePurchase || !isFree(facts)

export const canRefund = ({ hasRefundablePayment }: Facts<'hasRefundablePayment'>) =>
  hasRefundablePayment

export const canApproveRefund = ({ openRefund }: Facts<'openRefund'>) => openRefund === 'toApprove'

/** What was paid by bank goes back by bank, and what Stripe could not pay back. */
export const canTransferRefund = ({ openRefund }: Facts<'openRefund'>) =>
  openRefund === 'toTransfer'

export const canWriteOffPayment = ({ hasOwedReturn }: Facts<'hasOwedReturn'>) => hasOwedReturn

/**
 * A released order is torn down, a live project archived. Money on its way cannot be stopped any
 * more, so its end is awaited.
 */
export const canCancel = ({ stage, isPaymentSubmitted }: Facts<'stage' | 'isPaymentSubmitted'>) =>
  stage === 'ordered' && !isPaymentSubmitted

export const canPause = (facts: Facts<'stage' | 'stalledStep' | 'pausedAt' | 'isUnderWay'>) =>
  isBuiltOrLive(facts) &&
  facts.isUnderWay &&
  facts.stalledStep === undefined &&
  facts.pausedAt === undefined

/** Only the customer's welcome: no other step reads its result. */
export const isSkippable = (step: AnyStepId | undefined): step is 'live' => step === 'live'

export const canSkip = ({ stage, stalledStep }: Facts<'stage' | 'stalledStep'>) =>
  stage === 'live' && isSkippable(stalledStep)

/** The steps whose result a person can vouch for; nobody can for a running site. */
const markableSteps: readonly AnyStepId[] = ['domain', 'dns', 'propagation', 'deployment']

export const canMarkDone = ({ stage, stalledStep }: Facts<'stage' | 'stalledStep'>) =>
  isBuiltOrLive({ stage }) && stalledStep !== undefined && markableSteps.includes(stalledStep)

export const canReplaceTransferCode = (facts: Facts<'stage' | 'domainKind' | 'isDomainAcquired'>) =>
  (facts.stage === 'ordered' || facts.stage === 'released') &&
  facts.domainKind === 'transferred' &&
  !facts.isDomainAcquired

/** While nobody has handed the contact to a registrar; later a domain's holder is changed there. */
export const canCorrectContact = (facts: Facts<'stage' | 'isDomainAcquired'>) =>
  (facts.stage === 'ordered' || facts.stage === 'released') && !facts.isDomainAcquired

/** Another name than the ordered one, before the project is live. */
export const canReplaceDomain = ({ stage }: Facts<'stage'>) => stage === 'released'

/** Before a project is live it is built at the chosen server; a live one moves there. */
export const canChooseServer = isBuiltOrLive

/** As long as the order is followed; that its link ran out is said when it is sent. */
export const canSendTrackerLink = ({ stage }: Facts<'stage'>) =>
  stage !== 'archived' && stage !== 'imported'

/** The site must be there to invite its customer to it. */
export const canInviteAgain = ({ stage, suspendedAt }: Facts<'stage' | 'suspendedAt'>) =>
  stage === 'live' && suspendedAt === undefined

const isOnline = ({ stage }: Facts<'stage'>) => stage === 'live' || stage === 'imported'

export const canSuspend = ({ stage, suspendedAt }: Facts<'stage' | 'suspendedAt'>) =>
  isOnline({ stage }) && suspendedAt === undefined

export const canReinstate = ({ stage, suspendedAt }: Facts<'stage' | 'suspendedAt'>) =>
  isOnline({ stage }) && suspendedAt !== undefined

/** A project that never went live is cancelled, not archived. */
export const canArchive = isOnline

/** A live project is archived first; a released one is cancelled by its teardown. */
export const canTearDown = (facts: Facts<'stage' | 'isReleased' | 'isTeardownStarted'>) =>
  facts.isReleased && facts.stage !== 'live' && !facts.isTeardownStarted
