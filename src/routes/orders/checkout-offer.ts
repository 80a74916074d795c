import { isBought } from '../../../events/codes'
import { RefusalError } from '../../../events/refusal-error'
import type { ProjectRow } from '../../../projections/projects'
import type { PreflightCheck } from '../../domain/order/preflight'
import type { paymentWaits } from '../../domain/project/step-progress'
import { isVendorFailure } from '../../vendor-queries/is-vendor-failure'
import type { CheckoutState } from '../../vendor-queries/vendor-queries'
import type { RouteDependencies } from '../http/route-dependencies'
import { findPaymentObstacle } from './order-preflight'

/** The customer has paid already, as far as she can. */
type PaymentProgress = keyof typeof paymentWaits

/**
 * Where to pay, what stands in its way, or how far the payment is; nothing of it when Stripe is out
 * of reach or nothing is due.
 */
export type CheckoutOffer = {
  url: string | null
  obstacle?: PreflightCheck | undefined
  progress?: PaymentProgress
  /** A checkout before this one came to nothing. */
  isNewAttempt?: boolean
}

export const isPayable = ({ paymentMethod, price, progress, paidAt, archivedAt }: ProjectRow) =>
  paymentMethod === 'stripe_prepaid' &&
  price.grossCents > 0 &&
  progress === 'pending_payment' &&
  !paidAt &&
  !archivedAt

const requestCheckout = async (
  deps: RouteDependencies,
  project: ProjectRow,
  attempt: number,
  requestId: string,
) => {
  const { sessionId, url, expiresAt } = await deps.vendorQueries.ensureCheckout({
    projectId: project.id,
    attempt,
    requestId,
    orderNumber: project.orderNumber,
    grossCents: project.price.grossCents,
    currency: project.price.currency,
    name: project.name,
    capture: isBought(project.domainKind) ? 'manual' : 'automatic',
  })
  await deps.commands.project(
    { by: 'system:checkout', correlationId: requestId, causationId: requestId },
    project.id,
    { type: 'RequestPayment', data: { attempt, checkoutRef: sessionId, expiresAt } },
  )
  return url
}

/** The latest checkout as it is at Stripe now. */
const findCheckout = async (deps: RouteDependencies, project: ProjectRow, requestId: string) => {
  if (!project.payment) return undefined
  const { attempt, checkoutRef } = project.payment
  const payer = { projectId: project.id, attempt, requestId }
  return { attempt, ...(await deps.vendorQueries.getCheckout(checkoutRef, payer)) }
}

/**
 * Refuses while money is on its way or charged, as Stripe has it at this moment; what is only held
 * can be given back. When Stripe is silent, money that comes after all is refunded.
 */
export const assertNoPaymentUnderWay = async (
  deps: RouteDependencies,
  project: ProjectRow,
  requestId: string,
) => {
  if (!isPayable(project)) return
  const found = await findCheckout(deps, project, requestId).catch((error) => {
    if (isVendorFailure(error)) return undefined
    throw error
  })
  if (found?.state !== 'processing' && (found?.state !== 'received' || found.isHeld)) return
  throw new RefusalError(
    'PAYMENT_UNDER_WAY',
    `expected no payment of order ${project.id} under way, found attempt ${found.attempt} ${found.state}`,
  )
}

const progressByState: Partial<Record<CheckoutState, PaymentProgress>> = {
  processing: 'PAYMENT_SUBMITTED',
  received: 'PAYMENT_RECEIVED',
}

type OfferOptions = { requestId: string; maxAgeMs: number }

const findOffer = async (
  deps: RouteDependencies,
  project: ProjectRow,
  { requestId, maxAgeMs }: OfferOptions,
): Promise<CheckoutOffer> => {
  if (project.paymentSubmittedAt) return { url: null, progress: 'PAYMENT_SUBMITTED' }
  try {
    const found = await findCheckout(deps, project, requestId)
    const progress = found && progressByState[found.state]
    if (progress) return { url: null, progress }
    // Whoever has paid is not told that nothing can be paid.
    const obstacle = await findPaymentObstacle(deps, project, { requestId, maxAgeMs })
    if (obstacle) return { url: null, obstacle }
    if (found?.state === 'open') return { url: found.url }
    // Nobody is sent to pay on the word of some seconds ago.
    const late =
      maxAgeMs === 0
        ? undefined
        : await findPaymentObstacle(deps, project, { requestId, maxAgeMs: 0 })
    if (late) return { url: null, obstacle: late }
    const attempt = (found?.attempt ?? 0) + 1
    const url = await requestCheckout(deps, project, attempt, requestId)
    return { url, ...(attempt > 1 ? { isNewAttempt: true } : {}) }
  } catch (error) {
    // The order stands; the tracker offers the payment later.
    if (!isVendorFailure(error) && !(error instanceof RefusalError))
      await deps.alert('checkout-failed', project.id, String(error))
    return { url: null }
  }
}

const offerTimeoutMs = 3_000

/** What comes later is recorded all the same; only nobody waits for it. */
const withTimeout = async (asking: Promise<CheckoutOffer>) => {
  const { promise: late, resolve } = Promise.withResolvers<CheckoutOffer>()
  const timer = setTimeout(resolve, offerTimeoutMs, { url: null })
  const offer = await Promise.race([asking, late])
  clearTimeout(timer)
  return offer
}

const noOffer: CheckoutOffer = { url: null }

/** Where to pay, if all is there that the order needs. */
export const loadCheckoutOffer = async (
  deps: RouteDependencies,
  project: ProjectRow,
  requestId: string,
) =>
  isPayable(project) ? withTimeout(findOffer(deps, project, { requestId, maxAgeMs: 0 })) : noOffer

const preflightMaxAgeMs = 20_000

/** The same for one who looks again and again: Stripe is asked once per change of the project. */
export const createCheckoutOfferLoader = (deps: RouteDependencies, requestId: string) => {
  let latest: { version: number; offer: CheckoutOffer } | undefined
  return async (project: ProjectRow) => {
    const { version } = project
    if (latest?.version === version) return latest.offer
    if (!isPayable(project)) return noOffer
    const offer = await withTimeout(
      findOffer(deps, project, { requestId, maxAgeMs: preflightMaxAgeMs }),
    )
    latest = offer.url === null ? undefined : { version, offer }
    return offer
  }
}
