import type { ProjectEvent } from '../../../events/project'
import { RefusalError } from '../../../events/refusal-error'
import { awaitFreeRelease } from '../order/decide-free-order'
import { calculateTotal } from '../order/price'
import {
  confirmFreePayment,
  freePaymentRef,
  releaseProvisioning,
} from '../order/release-provisioning'
import { toProjectOrderedData, validateOrder } from '../order/validate-order'
import { withholdRelease } from '../order/withheld-release'
import { listOwedReturns } from '../payment/disputes'
import {
  explainUndueMoney,
  findPurchaseOfAmount,
  findReturnedPurchase,
  releasePurchase,
} from '../purchase/purchase-payment'
import type { Purchase } from '../purchase/purchases'
import { findPurchase, isAwaitingMoney } from '../purchase/purchases'
import { canApproveInvoice, canCancel, isFree } from './allowed-actions'
import type {
  ApproveInvoice,
  CancelOrder,
  ConfirmPayment,
  FailPayment,
  InvoiceRenewal,
  PlaceOrder,
  RequestPayment,
  SubmitPayment,
} from './commands'
import { findVoidCode, isUnfulfillable } from './payment-failure'
import { findCompletedParts, hasReceived, paysOrder } from './received-payments'
import { refundableCents } from './refunds'
import type { ExistingProject, ProjectState } from './state'
import { isAbandoned } from './state'

export const decidePlaceOrder = (
  { data }: PlaceOrder,
  project: ProjectState,
  projectId: string,
): ProjectEvent[] => {
  // The same minted id came twice: a repeated request, or a lease that was taken over.
  if (project.stage !== 'initial') return []
  const { request, catalogue, channel, now, customerId, orderNumber, freeOrderHold } = data
  const errors = validateOrder(catalogue, request, channel, now)
  if (errors[0]) throw new RefusalError(errors[0].code, 'the order was refused', errors)
  const ordered = toProjectOrderedData(catalogue, request, { customerId, orderNumber }, now)
  // Whatever way to pay was chosen, there is nothing to pay.
  if (channel === 'public' && isFree(ordered))
    return [
      { type: 'ProjectOrdered', data: { ...ordered, paymentMethod: 'free' } },
      awaitFreeRelease(freeOrderHold),
    ]
  if (request.paymentMethod !== 'free') return [{ type: 'ProjectOrdered', data: ordered }]
  return [
    { type: 'ProjectOrdered', data: ordered },
    confirmFreePayment(projectId),
    { type: 'ProvisioningReleased', data: { cause: 'free' } },
  ]
}

const decideCancelOrder = ({ data }: CancelOrder, project: ExistingProject): ProjectEvent[] => {
  if (project.stage === 'cancelled') return []
  const isPaymentSubmitted = project.submittedPaymentAttempt !== undefined
  if (data.cause === 'expired' && isPaid(project)) return []
  if (canCancel({ stage: project.stage, isPaymentSubmitted }))
    return [{ type: 'OrderCancelled', data }]
  // The expiry fires for every order; one that was released meanwhile is none of its business.
  if (data.cause === 'expired') return []
  if (project.stage === 'ordered')
    throw new RefusalError(
      'PAYMENT_UNDER_WAY',
      `expected no payment of order ${project.id} under way, found attempt ${project.submittedPaymentAttempt}`,
    )
  throw new RefusalError(
    'ALREADY_RELEASED',
    `expected order ${project.id} to be unpaid, found it ${project.stage}`,
  )
}

const decideRequestPayment = (
  { data }: RequestPayment,
  project: ExistingProject,
): ProjectEvent[] => {
  if (data.attempt <= project.paymentAttempt) return []
  if (project.stage !== 'ordered' || isPaid(project))
    throw new RefusalError(
      'WRONG_STATE',
      `expected order ${project.id} to wait for payment, found it ${project.stage}`,
    )
  return [{ type: 'PaymentRequested', data }]
}

const decideApproveInvoice = (
  { data }: ApproveInvoice,
  project: ExistingProject,
): ProjectEvent[] => {
  // Two caseworkers may do it at once.
  if (
    project.invoiceApproval === 'approved' ||
    hasReceived(project.payments, freePaymentRef(project.id))
  )
    return []
  if (project.stage !== 'ordered')
    throw new RefusalError(
      'WRONG_STATE',
      `expected order ${project.id} to wait for approval, found it ${project.stage}`,
    )
  if (isFree(project))
    return [confirmFreePayment(project.id), ...releaseProvisioning(project, 'free')]
  if (!canApproveInvoice(project))
    throw new RefusalError(
      'WRONG_STATE',
      `expected order ${project.id} to be paid by invoice, found ${project.paymentMethod}`,
    )
  return [{ type: 'InvoiceTermsApproved', data }, ...releaseProvisioning(project, 'invoiceTerms')]
}

/** An order by invoice may go live before its money comes. */
const isPaid = ({ payments }: ExistingProject) =>
  payments.some((one) => one.outcome === 'confirmed' && paysOrder(one))

/** The next term of a domain, once for each; it is renewed when the money has come. */
const decideInvoiceRenewal = (
  { data }: InvoiceRenewal,
  project: ExistingProject,
): ProjectEvent[] => {
  const isInvoiced = project.renewalTerms.some(
    ({ domain, periodEnd }) => domain === data.domain && periodEnd === data.periodEnd,
  )
  if (isInvoiced) return []
  const kept = project.additionalDomains.filter(({ stage }) => stage !== 'dropped')
  const names = [project, ...kept].map(({ domain: { name } }) => name)
  if (project.stage !== 'live' || !names.includes(data.domain))
    throw new RefusalError(
      'WRONG_STATE',
      `expected project ${project.id} to be live with ${data.domain}, found it ${project.stage} with ${names.join(', ')}`,
    )
  const { domain, periodEnd, netCents } = data
  const line = { code: domain, kind: 'domain' as const, netCents }
  return [{ type: 'RenewalInvoiced', data: { domain, periodEnd, price: calculateTotal([line]) } }]
}

/** A whole that is to be paid; `replaces`: the returned payments that it makes up for. */
type Due = { grossCents: number; replaces?: string[]; purchase?: Purchase | undefined }

const mismatchPayment = (
  { paymentRef, amountCents, currency }: ConfirmPayment['data'],
  expectedCents: number,
  purchase?: Purchase,
): ProjectEvent => ({
  type: 'PaymentMismatched',
  data: {
    paymentRef,
    expectedCents,
    receivedCents: amountCents,
    currency,
    ...(purchase ? { purchase: purchase.orderNumber } : {}),
  },
})

/** Pays what is due as a whole, or what earlier part payments left open of it. */
const decideDuePayment = (
  { obstacle, purchase: _, ...data }: ConfirmPayment['data'],
  project: ExistingProject,
  { grossCents, replaces = [], purchase }: Due,
): ProjectEvent[] => {
  const { currency } = project.price
  // What goes back to the customer is no part of the sum any more.
  const kept = project.payments.filter(
    (one) =>
      refundableCents(one, project) === one.amountCents &&
      one.purchase?.orderNumber === purchase?.orderNumber,
  )
  const parts = findCompletedParts(kept, { amountCents: grossCents, currency }, data.amountCents)
  const isWhole = data.amountCents === grossCents || parts.length > 0
  if (data.currency !== currency || !isWhole) return [mismatchPayment(data, grossCents, purchase)]
  const isRest = data.amountCents !== grossCents
  const completes = isRest ? { completes: parts.map(({ paymentRef }) => paymentRef) } : {}
  const paid = purchase ? { purchase: purchase.orderNumber } : {}
  const confirmed: ProjectEvent = {
    type: 'PaymentConfirmed',
    data: { ...data, ...paid, ...completes, ...(replaces[0] ? { replaces } : {}) },
  }
  if (purchase) return [confirmed, ...releasePurchase(purchase)]
  return obstacle && project.stage === 'ordered'
    ? [confirmed, ...withholdRelease(project, confirmed, obstacle)]
    : [confirmed, ...releaseProvisioning(project, 'paid')]
}

const toDue = (purchase: Purchase): Due => ({ grossCents: purchase.price.grossCents, purchase })

/** What the bank took back, in one sum. */
const findOwedPayment = (project: ExistingProject): Due | undefined => {
  const returns = listOwedReturns(project)
  const grossCents = returns.reduce((sum, { amountCents }) => sum + amountCents, 0)
  const replaces = [...new Set(returns.map(({ paymentRef }) => paymentRef))]
  const purchase = findReturnedPurchase(project, replaces)
  return grossCents > 0 ? { grossCents, replaces, purchase } : undefined
}

/** A transfer that nobody has named: what it pays follows from its amount. */
const decideUnnamedPayment = (
  data: ConfirmPayment['data'],
  project: ExistingProject,
  owed: Due | undefined,
): ProjectEvent[] => {
  const { amountCents, currency, paymentRef, obstacle: _, purchase: __, ...rest } = data
  const money = { amountCents, currency, paymentRef }
  const open = isPaid(project) ? project.renewalTerms.filter((term) => term.status === 'open') : []
  const renewal = open.find(({ price }) => amountCents === price.grossCents && currency === 'EUR')
  if (renewal) {
    const { domain, periodEnd } = renewal
    return [
      { type: 'PaymentConfirmed', data: { ...money, ...rest, renewal: { domain, periodEnd } } },
    ]
  }
  const isOrderDue = !isPaid(project)
  const isOrder = isOrderDue && amountCents === project.price.grossCents
  const purchase = isOrder ? undefined : findPurchaseOfAmount(project, amountCents)
  if (purchase) return decideDuePayment(data, project, toDue(purchase))
  if (open[0]) return [mismatchPayment(data, open[0].price.grossCents)]
  if (isOrderDue) return decideDuePayment(data, project, project.price)
  if (owed) return decideDuePayment(data, project, owed)
  const [waiting] = project.purchases.filter(isAwaitingMoney)
  return waiting
    ? decideDuePayment(data, project, toDue(waiting))
    : [{ type: 'PaymentArrivedInExcess', data: money }]
}

const decideConfirmPayment = (
  { data }: ConfirmPayment,
  project: ExistingProject,
): ProjectEvent[] => {
  // Stripe delivers its webhook more than once, and people type one transfer twice.
  if (hasReceived(project.payments, data.paymentRef)) return []
  const { amountCents, currency, paymentRef, purchase: orderNumber } = data
  const money = { amountCents, currency, paymentRef }
  const named = findPurchase(project.purchases, orderNumber)
  const owed = findOwedPayment(project)
  const isOwed = owed?.grossCents === amountCents && currency === project.price.currency
  if (owed && isOwed && !named) return decideDuePayment(data, project, owed)
  if (isAbandoned(project)) return [{ type: 'PaymentArrivedLate', data: money }]
  if (!named) return decideUnnamedPayment(data, project, owed)
  return isAwaitingMoney(named)
    ? decideDuePayment(data, project, toDue(named))
    : explainUndueMoney(named, money)
}

/** It neither expires nor can be cancelled until the money has come or failed. */
const decideSubmitPayment = ({ data }: SubmitPayment, project: ExistingProject): ProjectEvent[] => {
  if (project.stage !== 'ordered' || data.attempt < project.paymentAttempt) return []
  return project.submittedPaymentAttempt === data.attempt
    ? []
    : [{ type: 'PaymentSubmitted', data }]
}

const decideFailPayment = ({ data }: FailPayment, project: ExistingProject): ProjectEvent[] => {
  const { attempt = project.paymentAttempt, cause } = data
  if (project.stage !== 'ordered' || attempt < project.paymentAttempt) return []
  // Stripe reports one held payment by two events.
  if (findVoidCode(cause) && project.voidedPaymentAttempt === project.paymentAttempt) return []
  // It reports a debit that was returned by two as well; one on its way has not failed before.
  const { failedPayment, submittedPaymentAttempt } = project
  const isKnown = failedPayment?.attempt === attempt && failedPayment.cause === cause
  if (isKnown && submittedPaymentAttempt !== attempt) return []
  const failed: ProjectEvent = { type: 'PaymentFailed', data }
  return isUnfulfillable(data.cause)
    ? [failed, { type: 'OrderCancelled', data: { cause: 'notFulfillable' } }]
    : [failed]
}

/** The deciders by their commands. */
export const paymentDecisions = {
  CancelOrder: decideCancelOrder,
  RequestPayment: decideRequestPayment,
  ApproveInvoice: decideApproveInvoice,
  ConfirmPayment: decideConfirmPayment,
  InvoiceRenewal: decideInvoiceRenewal,
  SubmitPayment: decideSubmitPayment,
  FailPayment: decideFailPayment,
}
