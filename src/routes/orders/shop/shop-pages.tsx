import { HomePage } from '../../../../views/shop/home-page'
import { OrderPage } from '../../../../views/shop/order-page'
import { createOrderToken } from '../../../security/order-token'
import { frameOf } from '../../http/page-frames'
import type { PermissionRouter, RequestContext } from '../../http/permission-router'
import { httpStatusOf } from '../../http/problem'
import { localeOf } from '../../http/request-locale'
import type { RouteDependencies } from '../../http/route-dependencies'
import type { SubmittedOrderForm } from './order-form'
import { initialOrderValues, orderForm, withMatchingBundle } from './order-form'
import { buildShopOffer } from './shop-offer'
import { quoteOrderForm, submitOrder } from './submit-order'

const showHome = (deps: RouteDependencies) => async (c: RequestContext) => {
  const offer = buildShopOffer(deps, await deps.catalogueSnapshot(), 'public', localeOf(c))
  return c.html(<HomePage frame={frameOf(c, deps)} offer={offer} />)
}

const showForm = (deps: RouteDependencies) => async (c: RequestContext) => {
  const offer = buildShopOffer(deps, await deps.catalogueSnapshot(), 'public', localeOf(c))
  const values = initialOrderValues(c, offer)
  const quoted = await quoteOrderForm(deps, values, offer, 'public')
  return c.html(<OrderPage frame={frameOf(c, deps)} offer={offer} values={values} {...quoted} />)
}

const handleOrder =
  (deps: RouteDependencies) =>
  async (c: RequestContext, { values: typed, action }: SubmittedOrderForm) => {
    const offer = buildShopOffer(deps, await deps.catalogueSnapshot(), 'public', localeOf(c))
    const values = action === 'preview' ? withMatchingBundle(typed, offer) : typed
    const page = async () => ({
      frame: frameOf(c, deps),
      offer,
      values,
      ...(await quoteOrderForm(deps, values, offer, 'public')),
    })
    if (action === 'preview') return c.html(<OrderPage {...(await page())} />)
    const submission = await submitOrder(deps, values, {
      by: 'public',
      requestId: c.var.requestId,
      locale: localeOf(c),
    })
    if ('errors' in submission) {
      const status = httpStatusOf(submission.errors[0]?.code ?? 'INVALID')
      return c.html(<OrderPage {...(await page())} errors={submission.errors} />, status as 422)
    }
    const { projectId } = submission.placedOrder
    return c.redirect(
      `/orders/${projectId}?t=${createOrderToken(deps.orderTokenKey, projectId)}`,
      303,
    )
  }

/** What one can order, and the form that orders it; works without scripts. */
export const shopPages = (deps: RouteDependencies) => (router: PermissionRouter) => {
  router.get('/', 'public', showHome(deps))
  router.get('/order', 'public', showForm(deps))
  router.form('/order', 'public', { schema: orderForm, submit: handleOrder(deps) })
}
