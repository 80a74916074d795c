import { isBought } from '../../../events/codes'
import type { ProjectRow } from '../../../projections/projects'
import type { PreflightCheck } from '../../domain/order/preflight'
import type { Desk } from '../http/route-dependencies'
import { obstacleTo } from './order-preflight'

/** Where to pay, or what stands in its way; neither when Stripe is out of reach or nothing is due. */
export type CheckoutOffer = { url: string | null; because?: PreflightCheck | undefined }

export const isPayable = ({ paymentMethod, price, progress, archivedAt }: ProjectRow) =>
  paymentMethod === 'stripe_prepaid' &&
  price.grossCents > 0 &&
  progress === 'pending_payment' &&
  !archivedAt

const request = async (desk: Desk, project: ProjectRow, attempt: number, requestId: string) => {
  const { sessionId, url, expiresAt } = await desk.questions.ensureCheckout({
    projectId: project.id,
    attempt,
    requestId,
    orderNumber: project.orderNumber,
    grossCents: project.price.grossCents,
    currency: project.price.currency,
    name: project.name,
    capture: isBought(project.domainKind) ? 'manual' : 'automatic',
  })
  await desk.commands.project(
    { by: 'system:checkout', correlationId: requestId, causationId: requestId },
    project.id,
    { type: 'RequestPayment', data: { attempt, checkoutRef: sessionId, expiresAt } },
  )
  return url
}

const offered = async (desk: Desk, project: ProjectRow, requestId: string) => {
  if (!project.payment) return request(desk, project, 1, requestId)
  const { attempt, checkoutRef } = project.payment
  const payer = { projectId: project.id, attempt, requestId }
  const { status, url } = await desk.questions.checkout(checkoutRef, payer)
  const isOver = status === 'expired' || status === 'voided'
  return isOver ? request(desk, project, attempt + 1, requestId) : url
}

type Looking = { requestId: string; atMostOldMs: number }

const asked = async (
  desk: Desk,
  project: ProjectRow,
  { requestId, atMostOldMs }: Looking,
): Promise<CheckoutOffer> => {
  try {
    const because = await obstacleTo(desk, project, { requestId, atMostOldMs })
    return because ? { url: null, because } : { url: await offered(desk, project, requestId) }
  } catch {
    // The order stands; the tracker offers the payment later. The call log has the cause.
    return { url: null }
  }
}

const patienceMs = 3_000

/** What comes later is recorded all the same; only nobody waits for it. */
const inTime = async (asking: Promise<CheckoutOffer>) => {
  const { promise: late, resolve } = Promise.withResolvers<CheckoutOffer>()
  const timer = setTimeout(resolve, patienceMs, { url: null })
  const offer = await Promise.race([asking, late])
  clearTimeout(timer)
  return offer
}

const nothingDue: CheckoutOffer = { url: null }

/** Where to pay, if all is there that the order needs. */
export const checkoutOffer = async (desk: Desk, project: ProjectRow, requestId: string) =>
  isPayable(project) ? inTime(asked(desk, project, { requestId, atMostOldMs: 0 })) : nothingDue

const betweenLooksMs = 20_000

/** The same for one who looks again and again: Stripe is asked once per change of the project. */
export const checkoutOfferWatched = (desk: Desk, requestId: string) => {
  let known: { version: number; offer: CheckoutOffer } | undefined
  return async (project: ProjectRow) => {
    const { version } = project
    if (known?.version === version) return known.offer
    if (!isPayable(project)) return nothingDue
    const offer = await inTime(asked(desk, project, { requestId, atMostOldMs: betweenLooksMs }))
    known = offer.url === null ? undefined : { version, offer }
    return offer
  }
}
