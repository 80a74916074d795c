import { isBought } from '../../../events/codes'
import { RefusalError } from '../../../events/refusal-error'
import type { ProjectRow } from '../../../projections/projects'
import type { PreflightCheck } from '../../domain/order/preflight'
import { isVendorFailure } from '../../vendor-queries/is-vendor-failure'
import type { RouteDependencies } from '../http/route-dependencies'
import { findPaymentObstacle } from './order-preflight'

/** Where to pay, or what stands in its way; neither when Stripe is out of reach or nothing is due. */
export type CheckoutOffer = { url: string | null; obstacle?: PreflightCheck | undefined }

export const isPayable = ({ paymentMethod, price, progress, archivedAt }: ProjectRow) =>
  paymentMethod === 'stripe_prepaid' &&
  price.grossCents > 0 &&
  progress === 'pending_payment' &&
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

const ensureCheckoutUrl = async (
  deps: RouteDependencies,
  project: ProjectRow,
  requestId: string,
) => {
  if (!project.payment) return requestCheckout(deps, project, 1, requestId)
  const { attempt, checkoutRef } = project.payment
  const payer = { projectId: project.id, attempt, requestId }
  const { status, url } = await deps.vendorQueries.getCheckout(checkoutRef, payer)
  const isOver = status === 'expired' || status === 'voided'
  return isOver ? requestCheckout(deps, project, attempt + 1, requestId) : url
}

type OfferOptions = { requestId: string; maxAgeMs: number }

const findOffer = async (
  deps: RouteDependencies,
  project: ProjectRow,
  { requestId, maxAgeMs }: OfferOptions,
): Promise<CheckoutOffer> => {
  try {
    const because = await findPaymentObstacle(deps, project, { requestId, maxAgeMs })
    return because
      ? { url: null, obstacle: because }
      : { url: await ensureCheckoutUrl(deps, project, requestId) }
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
