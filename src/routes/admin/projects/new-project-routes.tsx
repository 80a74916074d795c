import { NewProjectPage } from '../../../../views/admin/projects/new-project-page'
import { currentStaff } from '../../http/guards/staff-guards'
import type { StaffRouteDependencies } from '../../http/guards/staff-route-dependencies'
import { staffFrameOf } from '../../http/page-frames'
import type { PermissionRouter, RequestContext } from '../../http/permission-router'
import { httpStatusOf } from '../../http/problem'
import { localeOf } from '../../http/request-locale'
import type { SubmittedOrderForm } from '../../orders/shop/order-form'
import { initialOrderValues, orderForm, withMatchingBundle } from '../../orders/shop/order-form'
import { buildShopOffer } from '../../orders/shop/shop-offer'
import { quoteOrderForm, submitOrder } from '../../orders/shop/submit-order'

const showForm = (deps: StaffRouteDependencies) => async (c: RequestContext) => {
  const offer = buildShopOffer(deps, await deps.catalogueSnapshot(), 'staff', localeOf(c))
  const values = initialOrderValues(c, offer)
  const quoted = await quoteOrderForm(deps, values, offer, 'staff')
  const frame = staffFrameOf(c, deps, currentStaff(c))
  return c.html(<NewProjectPage frame={frame} offer={offer} values={values} {...quoted} />)
}

const handleOrder =
  (deps: StaffRouteDependencies) =>
  async (c: RequestContext, { values: typed, action }: SubmittedOrderForm) => {
    const staff = currentStaff(c)
    const offer = buildShopOffer(deps, await deps.catalogueSnapshot(), 'staff', localeOf(c))
    const values = action === 'preview' ? withMatchingBundle(typed, offer) : typed
    const page = async () => ({
      frame: staffFrameOf(c, deps, staff),
      offer,
      values,
      ...(await quoteOrderForm(deps, values, offer, 'staff')),
    })
    if (action === 'preview') return c.html(<NewProjectPage {...(await page())} />)
    const actor = `person:${staff.personId}` as const
    const who = { by: 'staff' as const, actor, requestId: c.var.requestId }
    const submission = await submitOrder(deps, values, who)
    if ('placedOrder' in submission)
      return c.redirect(`/admin/projects/${submission.placedOrder.projectId}`, 303)
    const status = httpStatusOf(submission.errors[0]?.code ?? 'INVALID')
    return c.html(<NewProjectPage {...(await page())} errors={submission.errors} />, status as 422)
  }

/** Orders on behalf: the same form, with what only staff may give. */
export const newProjectRoutes = (router: PermissionRouter, deps: StaffRouteDependencies) => {
  router.get('/admin/projects/new', 'write', showForm(deps))
  router.form('/admin/projects', 'write', { schema: orderForm, submit: handleOrder(deps) })
}
