import { z } from '@hono/zod-openapi'
import { findProject } from '../../../../projections/queries/projects'
import type { OrderRequest } from '../../../domain/order/validate-order'
import { createOrderToken } from '../../../security/order-token'
import { projectStatusSchema, totalSchema } from '../../http/api-schemas'
import type { RouteDependencies } from '../../http/route-dependencies'
import { loadCheckoutOffer } from '../checkout-offer'
import type { PlacedOrder } from '../place-order'

export const placedOrderSchema = z.object({
  projectId: z.string(),
  orderNumber: z.string(),
  orderToken: z.string().describe('Reads this order, mends it and cancels it before payment.'),
  status: projectStatusSchema,
  total: totalSchema,
  checkoutUrl: z.url().nullable().describe('Where to pay; null when there is nothing to pay now.'),
  statusUrl: z.string().describe('A page for people, relative to this host.'),
})

/** Codes that an order may be refused with, whoever places it. */
export const orderRefusals = [
  ...['REQUIRED', 'TOO_LONG', 'BAD_FORMAT', 'BAD_CHARACTERS', 'INVALID', 'KEY_REUSED'],
  ...['UNKNOWN_PROJECT_TYPE', 'UNKNOWN_BUNDLE', 'UNKNOWN_PLUGIN', 'NOTHING_ORDERED'],
  'DEPENDENCY_NOT_LICENSED',
  ...['NOT_AVAILABLE', 'NOT_OFFERED', 'BASE_DOMAIN_NOT_OFFERED', 'BAD_LABEL', 'BAD_DOMAIN'],
  ...['DOMAIN_NOT_AVAILABLE', 'CONTACT_INCOMPLETE', 'OWNER_COMPANY_ONLY', 'OWNER_PERSON_ONLY'],
  ...['CONTACT_TOO_LONG', 'BAD_PHONE', 'BAD_CHECK_DIGIT', 'UNKNOWN_COUNTRY'],
  ...['TLD_NEEDS_MORE', 'BAD_SLUG', 'STAFF_ONLY', 'INVOICE_NEEDS_COMPANY', 'PRICE_CHANGED'],
  ...['SLUG_TAKEN', 'DOMAIN_TAKEN', 'LABEL_RESERVED', 'KEY_IN_USE', 'KEY_MISSING', 'BAD_KEY'],
]

/** What an order is answered with, the way to pay included. */
export const orderResponse = async (
  deps: RouteDependencies,
  { projectId, orderNumber, status, total }: PlacedOrder,
  { paymentMethod }: OrderRequest,
  requestId: string,
): Promise<z.infer<typeof placedOrderSchema>> => {
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
