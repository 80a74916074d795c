import { z } from 'zod'
import { findOrderByEmail } from '../../../../projections/queries/customers'
import { OrderLinkPage } from '../../../../views/shop/order-link-page'
import { answerAfterFixedTime } from '../../http/answer-after'
import { emailFormText, trimmedFormText } from '../../http/form-schema'
import { frameOf } from '../../http/page-frames'
import type { PermissionRouter, RequestContext } from '../../http/permission-router'
import { wasAccepted } from '../../http/refusal'
import type { RouteDependencies } from '../../http/route-dependencies'
import type { FormRefusal } from '../../http/router/validate-request'

const orderLinkForm = z.object({
  email: emailFormText(),
  orderNumber: trimmedFormText()
    .transform((text) => text.replaceAll(/\s/g, ''))
    .pipe(
      z
        .string()
        .min(1, { error: 'REQUIRED' })
        .regex(/^\d{4}-\d{5,10}$/, { error: 'BAD_FORMAT' }),
    ),
})
type OrderLinkRequest = z.infer<typeof orderLinkForm>

/** Writes to the customer, if there is such an order of such an address. */
const requestLink = async (
  deps: RouteDependencies,
  requestId: string,
  { email, orderNumber }: OrderLinkRequest,
) => {
  const order = await findOrderByEmail(deps.sql, orderNumber, deps.vault.hashEmail(email))
  if (!order) return
  const by = `person:${order.customerId}` as const
  const context = { by, correlationId: requestId, causationId: requestId }
  const data = { requestedBy: 'customer', now: deps.now().toISOString() } as const
  // That its page is closed is nothing for those who only know an address.
  await wasAccepted(deps.commands.project(context, order.id, { type: 'RequestTrackerLink', data }))
}

/** GET /order-link */
const showOrderLinkPage = (deps: RouteDependencies) => (c: RequestContext) =>
  c.html(<OrderLinkPage frame={frameOf(c, deps)} isSent={c.req.query('sent') !== undefined} />)

const refuseOrderLink =
  (deps: RouteDependencies): FormRefusal =>
  (c, errors, fields) => {
    const values = {
      email: trimmedFormText().parse(fields.email),
      orderNumber: trimmedFormText().parse(fields.orderNumber),
    }
    return c.html(<OrderLinkPage frame={frameOf(c, deps)} errors={errors} values={values} />, 422)
  }

/** POST /order-link: the same answer at the same time, whether there is such an order or not. */
const submitOrderLink =
  (deps: RouteDependencies) => async (c: RequestContext, request: OrderLinkRequest) => {
    await answerAfterFixedTime(requestLink(deps, c.var.requestId, request))
    return c.redirect('/order-link?sent', 303)
  }

/** For customers who lost the link to their order: its number and their address bring it back. */
export const orderLinkPages = (deps: RouteDependencies) => (router: PermissionRouter) => {
  router.get('/order-link', 'public', showOrderLinkPage(deps))
  router.form('/order-link', 'public', {
    schema: orderLinkForm,
    refuse: refuseOrderLink(deps),
    submit: submitOrderLink(deps),
  })
}
