import { RefusalError } from '../../../../events/refusal-error'
import { findProject } from '../../../../projections/queries/projects'
import { findPurchaseRow } from '../../../../projections/queries/purchases'
import type { PermissionRouter, RequestContext } from '../../http/permission-router'
import type { RouteDependencies } from '../../http/route-dependencies'
import { findPurchaseCheckoutUrl } from '../purchase-checkout'

/** Leads to where a later purchase is paid, or back to the order where nothing is to pay any more. */
const goToPayment = (deps: RouteDependencies) => async (c: RequestContext) => {
  const id = c.req.param('id') ?? ''
  const orderNumber = c.req.param('number') ?? ''
  const [project, purchase] = await Promise.all([
    findProject(deps.sql, id),
    findPurchaseRow(deps.sql, id, orderNumber),
  ])
  if (!project || !purchase)
    throw new RefusalError('NOT_FOUND', `expected purchase ${orderNumber} of ${id}, found none`)
  const url = await findPurchaseCheckoutUrl(deps, project, purchase, c.var.requestId)
  return c.redirect(url ?? `/orders/${id}`, 303)
}

/** GET /orders/:id/purchases/:number: an address in mails, so it changes nothing of the order. */
export const purchasePaymentRoutes = (router: PermissionRouter, deps: RouteDependencies) =>
  router.get('/orders/:id/purchases/:number', 'order', goToPayment(deps))
