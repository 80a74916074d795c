import { projectById } from '../../../../projections/projects'
import type { OrderWish } from '../../../domain/order/validate-order'
import { orderToken } from '../../../security/order-token'
import type { Desk } from '../../http/route-dependencies'
import { checkoutOffer } from '../checkout-offer'
import type { Placed } from '../place-order'

/** What an order is answered with, the way to pay included. */
export const orderAnswer = async (
  desk: Desk,
  { projectId, orderNumber, status, total }: Placed,
  { paymentMethod }: OrderWish,
  requestId: string,
) => {
  const isPrepaid = paymentMethod === 'stripe_prepaid'
  const project = isPrepaid ? await projectById(desk.sql, projectId) : undefined
  const token = orderToken(desk.orderKey, projectId)
  return {
    projectId,
    orderNumber,
    orderToken: token,
    status,
    total,
    checkoutUrl: project ? (await checkoutOffer(desk, project, requestId)).url : null,
    statusUrl: `/orders/${projectId}?t=${token}`,
  }
}
