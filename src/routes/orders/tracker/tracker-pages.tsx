import { setCookie } from 'hono/cookie'
import { Refused } from '../../../../events/refusal-error'
import { domainStream } from '../../../../events/streams'
import type { ProjectRow } from '../../../../projections/projects'
import { projectById } from '../../../../projections/projects'
import type { Problem } from '../../../../views/parts/field-name'
import { TrackerLive } from '../../../../views/shop/tracker-live-update'
import { TrackerPage } from '../../../../views/shop/tracker-page'
import type { Mend, Tracked } from '../../../../views/shop/tracker-view-model'
import { copiedRecords } from '../../../domain/naming/copied-records'
import type { StepView } from '../../../domain/project/step-progress'
import { isOrderToken } from '../../../security/order-token'
import { formFields } from '../../http/form-fields'
import { orderCookie } from '../../http/guards/order-guard'
import { frameOf } from '../../http/page-frames'
import type { Asked, Door } from '../../http/permission-router'
import { statusOf } from '../../http/problem'
import { faultsIn } from '../../http/refusal'
import type { Desk } from '../../http/route-dependencies'
import { follow } from '../../http/streams/project-change-stream'
import type { CheckoutOffer } from '../checkout-offer'
import { checkoutOffer, checkoutOfferWatched } from '../checkout-offer'
import { transferCode } from '../order-schema'
import { hindered, progressOf } from '../order-status'
import { askReplacement } from '../replace-order-transfer-code'

const days = 86_400

type AskCheckout = (project: ProjectRow) => Promise<CheckoutOffer>

/** Why a form of the tracker was refused. */
type Refusals = { cancellation?: readonly Problem[]; transferCode?: readonly Problem[] }

const copiedTo = async ({ store }: Desk, { domainKind, domainName }: ProjectRow) =>
  domainKind === 'transferred'
    ? copiedRecords((await store.read(domainStream(domainName))).events)
    : []

/** A transfer that stands, or waits for its customer, is mended with a new auth code. */
const mendOf = (
  { domainKind }: ProjectRow,
  steps: readonly StepView[],
  problems?: readonly Problem[],
): Mend | undefined => {
  const step = steps.find((one) => one.step === 'domain')
  const isStuck =
    step?.state === 'stalled' || (step?.state === 'waiting' && step.owner === 'customer')
  if (domainKind !== 'transferred' || !isStuck) return undefined
  return { since: step.at ? Date.parse(step.at) : 0, problems }
}

const trackedOf = async (
  desk: Desk,
  id: string,
  askCheckout: AskCheckout,
  refused: Refusals = {},
): Promise<Tracked> => {
  const progress = await progressOf(desk, id)
  if (!progress) throw new Refused('NOT_FOUND', `expected order ${id}, found none`)
  const { project } = progress
  const [{ catalogue }, { url, because }, copied] = await Promise.all([
    desk.stock(),
    askCheckout(project),
    copiedTo(desk, project),
  ])
  const steps = hindered(progress.steps, because)
  const type = catalogue.projectTypes.find(({ code }) => code === project.projectType)
  return {
    project,
    steps,
    projectType: type?.displayName ?? project.projectType,
    plugins: project.plugins.map(
      (plugin) => catalogue.plugins.find(({ name }) => name === plugin)?.displayName ?? plugin,
    ),
    checkoutUrl: url,
    obstacle: steps.find(({ step }) => step === 'payment')?.code,
    canCancel: project.status === 'pending_payment',
    mend: mendOf(project, steps, refused.transferCode),
    copied,
    problems: refused.cancellation,
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
    checkoutOffer(desk, project, c.var.requestId)

const show = (desk: Desk) => async (c: Asked) => {
  const tracked = await trackedOf(desk, c.req.param('id') ?? '', asking(c, desk))
  return c.html(<TrackerPage frame={frameOf(c, desk)} tracked={tracked} />)
}

const events = (desk: Desk) => (c: Asked) => {
  const id = c.req.param('id') ?? ''
  const { t } = frameOf(c, desk)
  const askCheckout = checkoutOfferWatched(desk, c.var.requestId)
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
    const cancellation = [{ pointer: '', code: error.code }]
    const tracked = await trackedOf(desk, id, asking(c, desk), { cancellation })
    const page = <TrackerPage frame={frameOf(c, desk)} tracked={tracked} />
    return c.html(page, statusOf(error.code) as 409)
  }
}

const replaceCode = (desk: Desk) => async (c: Asked) => {
  const id = c.req.param('id') ?? ''
  const { authCode = '' } = await formFields(c)
  try {
    await askReplacement(c, desk, id, transferCode({ authCode }))
    return c.redirect(`/orders/${id}`, 303)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const faults = faultsIn(error)
    const tracked = await trackedOf(desk, id, asking(c, desk), { transferCode: faults })
    const page = <TrackerPage frame={frameOf(c, desk)} tracked={tracked} />
    return c.html(page, statusOf(faults[0]?.code ?? error.code) as 422)
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
  door.post('/orders/:id/transfer-code', 'order', replaceCode(desk))
}
