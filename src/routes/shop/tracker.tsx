import { setCookie } from 'hono/cookie'
import { Refused } from '../../../events/refused'
import type { ProjectRow } from '../../../projections/projects'
import { projectById } from '../../../projections/projects'
import type { Problem } from '../../../views/layout/problem'
import type { Tracked } from '../../../views/shop/tracked'
import { TrackerLive } from '../../../views/shop/tracker-live'
import { TrackerPage } from '../../../views/shop/tracker-page'
import { isOrderToken } from '../../security/order-token'
import type { Desk } from '../desk'
import type { Asked, Door } from '../door'
import { frameOf } from '../html/frames'
import { orderCookie } from '../order-guard'
import { checkoutUrl, checkoutUrlWatched } from '../ordering/checkout'
import { follow } from '../orders/follow'
import { progressOf } from '../orders/order-status'
import { statusOf } from '../problem'

const days = 86_400

type AskCheckout = (project: ProjectRow) => Promise<string | null>

const trackedOf = async (
  desk: Desk,
  id: string,
  askCheckout: AskCheckout,
  problems?: readonly Problem[],
): Promise<Tracked> => {
  const progress = await progressOf(desk, id)
  if (!progress) throw new Refused('NOT_FOUND', `expected order ${id}, found none`)
  const { project, steps } = progress
  const { catalogue } = await desk.stock()
  const type = catalogue.projectTypes.find(({ code }) => code === project.projectType)
  return {
    project,
    steps,
    projectType: type?.displayName ?? project.projectType,
    plugins: project.plugins.map(
      (plugin) => catalogue.plugins.find(({ name }) => name === plugin)?.displayName ?? plugin,
    ),
    checkoutUrl: await askCheckout(project),
    canCancel: project.status === 'pending_payment',
    problems,
  }
}

/** The token comes once by link and stays as a cookie on this order's path: addresses get shared. */
const exchange = (desk: Desk) => (c: Asked) => {
  const id = c.req.param('id') ?? ''
  const token = c.req.query('t') ?? ''
  if (isOrderToken(desk.orderKey, id, token)) {
    const secure = desk.publicUrl.startsWith('https:')
    setCookie(c, orderCookie(secure), token, {
      path: `/orders/${id}`,
      httpOnly: true,
      sameSite: 'Lax',
      secure,
      maxAge: 400 * days,
    })
  }
  return c.redirect(`/orders/${id}`, 303)
}

const asking =
  (c: Asked, desk: Desk): AskCheckout =>
  (project) =>
    checkoutUrl(desk, project, c.var.requestId)

const show = (desk: Desk) => async (c: Asked) => {
  const tracked = await trackedOf(desk, c.req.param('id') ?? '', asking(c, desk))
  return c.html(<TrackerPage frame={frameOf(c, desk)} tracked={tracked} />)
}

const events = (desk: Desk) => (c: Asked) => {
  const id = c.req.param('id') ?? ''
  const { t } = frameOf(c, desk)
  const askCheckout = checkoutUrlWatched(desk, c.var.requestId)
  return follow(c, desk, id, async () => {
    const tracked = await trackedOf(desk, id, askCheckout)
    const now = tracked.project.changedAt
    return { data: String(<TrackerLive t={t} now={now} tracked={tracked} />) }
  })
}

const cancel = (desk: Desk) => async (c: Asked) => {
  const id = c.req.param('id') ?? ''
  const { staff, requestId } = c.var
  const project = await projectById(desk.sql, id)
  if (!project) throw new Refused('NOT_FOUND', `expected order ${id}, found none`)
  const by = `person:${staff?.personId ?? project.customerId}` as const
  const cause = staff ? 'caseworker' : 'customer'
  try {
    await desk.commands.project({ by, correlationId: requestId, causationId: requestId }, id, {
      type: 'CancelOrder',
      data: { cause },
    })
    return c.redirect(`/orders/${id}`, 303)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const problems = [{ pointer: '', code: error.code }]
    const tracked = await trackedOf(desk, id, asking(c, desk), problems)
    const page = <TrackerPage frame={frameOf(c, desk)} tracked={tracked} />
    return c.html(page, statusOf(error.code) as 409)
  }
}

/** An order as its customer follows it, by signed link, without an account. */
export const trackerPages = (desk: Desk) => (door: Door) => {
  const show_ = show(desk)
  const exchanged = exchange(desk)
  door.app.use('/orders/:id', (c, next) =>
    c.req.method === 'GET' && c.req.query('t') !== undefined
      ? Promise.resolve(exchanged(c))
      : next(),
  )
  door.get('/orders/:id', 'order', show_)
  door.get('/orders/:id/events', 'order', events(desk))
  door.post('/orders/:id/cancellation', 'order', cancel(desk))
}
