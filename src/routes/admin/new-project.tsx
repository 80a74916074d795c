import { NewProjectPage } from '../../../views/admin/new-project-page'
import type { Asked, Door } from '../door'
import { staffFrameOf } from '../html/frames'
import type { StaffDesk } from '../html/staff-desk'
import { staffIn } from '../html/staff-guards'
import { statusOf } from '../problem'
import { offerShown } from '../shop/offer-shown'
import { judgeOrder, quoteFor } from '../shop/order-judged'
import { fittingBundle, freshOrder, orderTyped } from '../shop/order-typed'

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
