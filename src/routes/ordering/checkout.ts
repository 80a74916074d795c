import type { ProjectRow } from '../../../projections/projects'
import type { Desk } from '../desk'

const isPayable = ({ paymentMethod, price, progress, archivedAt }: ProjectRow) =>
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
  })
  await desk.commands.project(
    { by: 'system:checkout', correlationId: requestId, causationId: requestId },
    project.id,
    { type: 'RequestPayment', data: { attempt, checkoutRef: sessionId, expiresAt } },
  )
  return url
}

const asked = async (desk: Desk, project: ProjectRow, requestId: string) => {
  try {
    if (!project.payment) return await request(desk, project, 1, requestId)
    const { attempt, checkoutRef } = project.payment
    const payer = { projectId: project.id, attempt, requestId }
    const { status, url } = await desk.questions.checkout(checkoutRef, payer)
    if (status !== 'expired') return url
    return await request(desk, project, attempt + 1, requestId)
  } catch {
    // The order stands; the tracker offers the payment later. The call log has the cause.
    return null
  }
}

const patienceMs = 3_000

/** What comes later is recorded all the same; only nobody waits for it. */
const inTime = async (asking: Promise<string | null>) => {
  const { promise: late, resolve } = Promise.withResolvers<null>()
  const timer = setTimeout(resolve, patienceMs, null)
  const url = await Promise.race([asking, late])
  clearTimeout(timer)
  return url
}

/** Where to pay; null if there is nothing to pay online, or Stripe is out of reach or too slow. */
export const checkoutUrl = async (desk: Desk, project: ProjectRow, requestId: string) =>
  isPayable(project) ? inTime(asked(desk, project, requestId)) : null

/** The same for one who looks again and again: Stripe is asked once per change of the project. */
export const checkoutUrlWatched = (desk: Desk, requestId: string) => {
  let known: { version: number; url: string } | undefined
  return async (project: ProjectRow) => {
    const { version } = project
    if (known?.version === version) return known.url
    const url = await checkoutUrl(desk, project, requestId)
    known = url === null ? undefined : { version, url }
    return url
  }
}
