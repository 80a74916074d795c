import { z } from 'zod'
import { ConfirmationPage } from '../../../../views/shop/confirmation-page'
import { createOrderToken } from '../../../security/order-token'
import { frameOf } from '../../http/page-frames'
import type { PermissionRouter, RequestContext } from '../../http/permission-router'
import type { RouteDependencies } from '../../http/route-dependencies'
import { confirmOrder, loadOrderToConfirm } from './confirm-order'

const confirmationForm = z.object({ t: z.string().max(200) })

const redirectToTracker = (c: RequestContext, { orderTokenKey }: RouteDependencies, id: string) =>
  c.redirect(`/orders/${id}?t=${createOrderToken(orderTokenKey, id)}`, 303)

/** GET /orders/{id}/confirmation: a button, as programs that check mails open every link. */
const showConfirmation = (deps: RouteDependencies) => async (c: RequestContext) => {
  const id = c.req.param('id') ?? ''
  const token = c.req.query('t') ?? ''
  const { project, state } = await loadOrderToConfirm(deps, id, token)
  if (state === 'passed') return redirectToTracker(c, deps, id)
  const model = { project, token, isEnded: state === 'ended' }
  return c.html(<ConfirmationPage frame={frameOf(c, deps)} model={model} />)
}

/** POST /orders/{id}/confirmation: releases the order; a second time leads to its page as well. */
const submitConfirmation =
  (deps: RouteDependencies) =>
  async (c: RequestContext, { t }: z.infer<typeof confirmationForm>) => {
    const id = c.req.param('id') ?? ''
    const order = await loadOrderToConfirm(deps, id, t)
    if (order.state === 'ended') {
      const model = { project: order.project, token: t, isEnded: true }
      return c.html(<ConfirmationPage frame={frameOf(c, deps)} model={model} />, 409)
    }
    if (order.state === 'open') await confirmOrder(deps, order, c.var.requestId)
    return redirectToTracker(c, deps, id)
  }

/** The link of the mail about an order that costs nothing: its customer confirms the address. */
export const confirmationPages = (deps: RouteDependencies) => (router: PermissionRouter) => {
  router.get('/orders/:id/confirmation', 'public', showConfirmation(deps))
  router.form('/orders/:id/confirmation', 'public', {
    schema: confirmationForm,
    submit: submitConfirmation(deps),
  })
}
