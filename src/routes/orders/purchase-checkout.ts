import { RefusalError } from '../../../events/refusal-error'
import type { ProjectRow } from '../../../projections/projects'
import type { PurchaseRow } from '../../../projections/purchases'
import { isOpenPurchase } from '../../../projections/purchases'
import { isVendorFailure } from '../../vendor-queries/is-vendor-failure'
import type { RouteDependencies } from '../http/route-dependencies'

/** It waits for its money, and may be paid at Stripe. */
export const isPurchasePayable = (purchase: PurchaseRow, now: Date) =>
  isOpenPurchase(purchase) &&
  purchase.paymentMethod === 'stripe_prepaid' &&
  purchase.payBy !== null &&
  Date.parse(purchase.payBy) > now.getTime()

const findCheckout = async (
  { vendorQueries }: RouteDependencies,
  { projectId, attempt, checkoutRef }: PurchaseRow,
  requestId: string,
) =>
  checkoutRef
    ? vendorQueries.getCheckout(checkoutRef, { projectId, attempt, requestId })
    : undefined

const requestCheckout = async (
  deps: RouteDependencies,
  project: ProjectRow,
  { orderNumber, price, attempt: before }: PurchaseRow,
  requestId: string,
) => {
  const attempt = before + 1
  const { sessionId, url, expiresAt } = await deps.vendorQueries.ensureCheckout({
    projectId: project.id,
    attempt,
    requestId,
    orderNumber,
    isPurchase: true,
    grossCents: price.grossCents,
    currency: price.currency,
    name: project.name,
    capture: 'automatic',
  })
  await deps.commands.project(
    { by: 'system:checkout', correlationId: requestId, causationId: requestId },
    project.id,
    {
      type: 'RequestPurchasePayment',
      data: { orderNumber, attempt, checkoutRef: sessionId, expiresAt },
    },
  )
  return url
}

/**
 * Where a later purchase is paid now; undefined where it needs no payment any more, or its money is
 * on its way. Throws `Refused` while Stripe does not answer.
 */
export const findPurchaseCheckoutUrl = async (
  deps: RouteDependencies,
  project: ProjectRow,
  purchase: PurchaseRow,
  requestId: string,
): Promise<string | undefined> => {
  if (!isPurchasePayable(purchase, deps.now())) return undefined
  try {
    const found = await findCheckout(deps, purchase, requestId)
    if (found?.state === 'processing' || found?.state === 'received') return undefined
    if (found?.state === 'open' && found.url) return found.url
    return await requestCheckout(deps, project, purchase, requestId)
  } catch (error) {
    if (!isVendorFailure(error)) throw error
    throw new RefusalError(
      'CHECKOUT_UNAVAILABLE',
      `expected Stripe to answer for purchase ${purchase.orderNumber}, found it silent`,
    )
  }
}
