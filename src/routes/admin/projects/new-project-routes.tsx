import { NewProjectPage } from '../../../../views/admin/projects/new-project-page'
import { staffIn } from '../../http/guards/staff-guards'
import type { StaffDesk } from '../../http/guards/staff-route-dependencies'
import { staffFrameOf } from '../../http/page-frames'
import type { Asked, Door } from '../../http/permission-router'
import { statusOf } from '../../http/problem'
import { fittingBundle, freshOrder, orderTyped } from '../../orders/shop/order-form'
import { offerShown } from '../../orders/shop/shop-offer'
import { judgeOrder, quoteFor } from '../../orders/shop/submit-order'

const showForm = (desk: StaffDesk) => async (c: Asked) => {
  const offer = offerShown(desk, await desk.stock(), 'staff')
  const values = freshOrder(c, offer)
  const quoted = await quoteFor(desk, values, offer, 'staff')
  const frame = staffFrameOf(c, desk, staffIn(c))
  return c.html(<NewProjectPage frame={frame} offer={offer} values={values} {...quoted} />)
}

const order = (desk: StaffDesk) => async (c: Asked) => {
  const { values: typed, act } = await orderTyped(c)
  const staff = staffIn(c)
  const offer = offerShown(desk, await desk.stock(), 'staff')
  const values = act === 'preview' ? fittingBundle(typed, offer) : typed
  const page = async () => ({
    frame: staffFrameOf(c, desk, staff),
    offer,
    values,
    ...(await quoteFor(desk, values, offer, 'staff')),
  })
  if (act === 'preview') return c.html(<NewProjectPage {...(await page())} />)
  const actor = `person:${staff.personId}` as const
  const who = { by: 'staff' as const, actor, requestId: c.var.requestId }
  const judged = await judgeOrder(desk, values, who)
  if ('placed' in judged) return c.redirect(`/admin/projects/${judged.placed.projectId}`, 303)
  const status = statusOf(judged.faults[0]?.code ?? 'INVALID')
  return c.html(<NewProjectPage {...(await page())} problems={judged.faults} />, status as 422)
}

/** Orders on behalf: the same form, with what only staff may give. */
export const newProjectRoutes = (door: Door, desk: StaffDesk) => {
  door.get('/admin/projects/new', 'write', showForm(desk))
  door.post('/admin/projects', 'write', order(desk))
}
