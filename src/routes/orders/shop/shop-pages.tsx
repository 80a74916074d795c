import { HomePage } from '../../../../views/shop/home-page'
import { OrderPage } from '../../../../views/shop/order-page'
import { orderToken } from '../../../security/order-token'
import { frameOf } from '../../http/page-frames'
import type { Asked, Door } from '../../http/permission-router'
import { statusOf } from '../../http/problem'
import { localeOf } from '../../http/request-locale'
import type { Desk } from '../../http/route-dependencies'
import { fittingBundle, freshOrder, orderTyped } from './order-form'
import { offerShown } from './shop-offer'
import { judgeOrder, quoteFor } from './submit-order'

const home = (desk: Desk) => async (c: Asked) => {
  const offer = offerShown(desk, await desk.stock(), 'public')
  return c.html(<HomePage frame={frameOf(c, desk)} offer={offer} />)
}

const showForm = (desk: Desk) => async (c: Asked) => {
  const offer = offerShown(desk, await desk.stock(), 'public')
  const values = freshOrder(c, offer)
  const quoted = await quoteFor(desk, values, offer, 'public')
  return c.html(<OrderPage frame={frameOf(c, desk)} offer={offer} values={values} {...quoted} />)
}

const order = (desk: Desk) => async (c: Asked) => {
  const { values: typed, act } = await orderTyped(c)
  const offer = offerShown(desk, await desk.stock(), 'public')
  const values = act === 'preview' ? fittingBundle(typed, offer) : typed
  const page = async () => ({
    frame: frameOf(c, desk),
    offer,
    values,
    ...(await quoteFor(desk, values, offer, 'public')),
  })
  if (act === 'preview') return c.html(<OrderPage {...(await page())} />)
  const judged = await judgeOrder(desk, values, {
    by: 'public',
    requestId: c.var.requestId,
    locale: localeOf(c),
  })
  if ('faults' in judged) {
    const status = statusOf(judged.faults[0]?.code ?? 'INVALID')
    return c.html(<OrderPage {...(await page())} problems={judged.faults} />, status as 422)
  }
  const { projectId } = judged.placed
  return c.redirect(`/orders/${projectId}?t=${orderToken(desk.orderKey, projectId)}`, 303)
}

/** What one can order, and the form that orders it; works without scripts. */
export const shopPages = (desk: Desk) => (door: Door) => {
  door.get('/', 'public', home(desk))
  door.get('/order', 'public', showForm(desk))
  door.post('/order', 'public', order(desk))
}
