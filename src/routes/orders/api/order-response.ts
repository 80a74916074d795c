import { findProject } from '../../../../projections/queries/projects'
import type { OrderRequest } from '../../../domain/order/validate-order'
import { createOrderToken } from '../../../security/order-token'
import type { RouteDependencies } from '../../http/route-dependencies'
import { loadCheckoutOffer } from '../checkout-offer'
import type { PlacedOrder } from '../place-order'

/** What an order is answered with, the way to pay included. */
export const orderResponse = async (
  deps: RouteDependencies,
  { projectId, orderNumber, status, total }: PlacedOrder,
  { paymentMethod }: OrderRequest,
  requestId: string,
) => {
  const isPrepaid = paymentMethod === 'stripe_prepaid'
  const project = isPrepaid ? await findProject(deps.sql, projectId) : undefined
  const token = createOrderToken(deps.orderTokenKey, projectId)
  return {
    projectId,
    orderNumber,
    orderToken: token,
    status,
    total,
    checkoutUrl: project ? (await loadCheckoutOffer(deps, project, requestId)).url : null,
    statusUrl: `/orders/${projectId}?t=${token}`,
  }
}
