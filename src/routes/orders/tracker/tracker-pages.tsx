import { setCookie } from 'hono/cookie'
import type { z } from 'zod'
import type { RecordedEvent } from '../../../../events'
import type { FieldError } from '../../../../events/refusal-error'
import { RefusalError } from '../../../../events/refusal-error'
import { domainStream } from '../../../../events/streams'
import type { ProjectRow } from '../../../../projections/projects'
import {
  listPayments,
  listProjectDisputes,
  listProjectRefunds,
} from '../../../../projections/queries/payments'
import { listPurchases } from '../../../../projections/queries/purchases'
import { TrackerLiveUpdate } from '../../../../views/shop/tracker-live-update'
import { TrackerPage } from '../../../../views/shop/tracker-page'
import type { AuthCodeRequest, TrackerViewModel } from '../../../../views/shop/tracker-view-model'
import { getDisplayName } from '../../../../views/texts/display-names'
import { nameCatalogue } from '../../../../views/texts/localize-catalogue'
import { findCopiedRecords, findZoneGaps } from '../../../domain/naming/copied-records'
import type { StepProgress } from '../../../domain/project/step-progress'
import { listOrderSteps } from '../../../domain/project/step-progress'
import { isOrderToken } from '../../../security/order-token'
import { orderCookieName } from '../../http/guards/order-guard'
import { frameOf } from '../../http/page-frames'
import type { PermissionRouter, RequestContext } from '../../http/permission-router'
import { httpStatusOf } from '../../http/problem'
import { fieldErrorsIn } from '../../http/refusal'
import { localeOf } from '../../http/request-locale'
import type { RouteDependencies } from '../../http/route-dependencies'
import { streamProjectChanges } from '../../http/streams/project-change-stream'
import type { CheckoutOffer } from '../checkout-offer'
import { createCheckoutOfferLoader, isPayable, loadCheckoutOffer } from '../checkout-offer'
import { correctOrderContact } from '../correct-contact'
import { cancelOrder, replaceOrderTransferCode } from '../order-commands'
import { customerSchema, transferCodeSchema } from '../order-schema'
import { loadOrderProgress, preflightMaxAgeMs, withCheckoutOffer } from '../order-status'
import { isPurchasePayable } from '../purchase-checkout'
import { purchasePaymentRoutes } from './purchase-payment'
import type { RefusedContact, TrackerContact } from './tracker-contact'
import { loadContactRequest, readTypedContact } from './tracker-contact'

const daySeconds = 86_400

type LoadCheckout = (project: ProjectRow) => Promise<CheckoutOffer>

/** Why a form of the tracker was refusals. */
type TrackerRefusals = {
  cancellation?: readonly FieldError[]
  transferCode?: readonly FieldError[]
  contact?: RefusedContact
}

const loadZoneCopy = async (
  { store }: RouteDependencies,
  { domainKind, domainName }: ProjectRow,
): Promise<Pick<TrackerViewModel, 'copiedRecords' | 'zoneGaps'>> => {
  const { events } =
    domainKind === 'transferred' ? await store.read(domainStream(domainName)) : { events: [] }
  return { copiedRecords: findCopiedRecords(events), zoneGaps: findZoneGaps(events) }
}

/** A transfer that stands, or waits for its customer, is mended with a new auth code. */
const transferFixOf = (
  { domainKind }: ProjectRow,
  steps: readonly StepProgress[],
  errors?: readonly FieldError[],
): AuthCodeRequest | undefined => {
  const step = steps.find((one) => one.step === 'domain')
  const isStuck =
    step?.state === 'stalled' || (step?.state === 'waiting' && step.owner === 'customer')
  if (domainKind !== 'transferred' || !isStuck) return undefined
  return { since: step.at ? Date.parse(step.at) : 0, errors }
}

/** A wrong amount is ours to settle: until then the customer pays nothing more. */
const withOpenTask = (steps: readonly StepProgress[], { openTask }: ProjectRow) =>
  steps.map((step) =>
    step.step === 'payment' && step.state === 'waiting' && openTask === 'paymentMismatched'
      ? { ...step, owner: 'us' as const }
      : step,
  )

/** An invitation sent again is a welcome as well. */
const findWelcome = (events: readonly RecordedEvent[]): TrackerViewModel['welcome'] => {
  const has = (type: RecordedEvent['type']) => events.some((event) => event.type === type)
  if (has('CustomerWelcomed') || has('InvitationRequested')) return 'sent'
  return has('StepSkipped') ? 'skipped' : 'open'
}

const loadTrackedOrder = async (
  c: RequestContext,
  deps: RouteDependencies,
  askCheckout: LoadCheckout,
  refusals: TrackerRefusals = {},
): Promise<TrackerViewModel> => {
  const id = c.req.param('id') ?? ''
  const progress = await loadOrderProgress(deps, id)
  if (!progress) throw new RefusalError('NOT_FOUND', `expected order ${id}, found none`)
  const { project, events, pending } = progress
  const [{ catalogue }, offer, copied, payments, refunds, disputes, purchases] = await Promise.all([
    deps.catalogueSnapshot(),
    askCheckout(project),
    loadZoneCopy(deps, project),
    listPayments(deps.sql, id),
    listProjectRefunds(deps.sql, id),
    listProjectDisputes(deps.sql, id),
    listPurchases(deps.sql, id),
  ])
  const steps = withOpenTask(withCheckoutOffer(listOrderSteps(events, pending), offer), project)
  const { projectTypes, plugins: pluginNames } = nameCatalogue(catalogue, localeOf(c))
  return {
    project,
    steps,
    projectType: projectTypes[project.projectType] ?? project.projectType,
    plugins: project.plugins.map((plugin) => getDisplayName(pluginNames, plugin)),
    pluginNames,
    checkoutUrl: offer.url,
    isNewAttempt: offer.isNewAttempt ?? (project.payment?.attempt ?? 1) > 1,
    obstacleCode: steps.find(({ step }) => step === 'payment')?.code,
    canCancel: project.status === 'pending_payment' && !offer.progress,
    authCodeRequest: transferFixOf(project, steps, refusals.transferCode),
    // Staff correct it where a customer's data stand; auditors see none.
    contactRequest: c.var.staff
      ? undefined
      : await loadContactRequest(deps, project, steps, refusals.contact),
    ...copied,
    payments,
    refunds,
    disputes,
    purchases,
    payablePurchases: purchases
      .filter((one) => isPurchasePayable(one, deps.now()))
      .map(({ orderNumber }) => orderNumber),
    welcome: findWelcome(events),
    contactMail: deps.contactMail,
    errors: refusals.cancellation,
  }
}

/** The token comes once by link and stays as a cookie on this order's path: addresses get shared. */
const exchangeToken = (deps: RouteDependencies) => (c: RequestContext) => {
  const id = c.req.param('id') ?? ''
  const token = c.req.query('t') ?? ''
  if (isOrderToken(deps.orderTokenKey, id, token)) {
    const secure = deps.publicUrl.startsWith('https:')
    setCookie(c, orderCookieName(secure), token, {
      path: `/orders/${id}`,
      httpOnly: true,
      sameSite: 'Lax',
      secure,
      maxAge: 400 * daySeconds,
    })
  }
  return c.redirect(`/orders/${id}`, 303)
}

const createCheckoutLoader =
  (c: RequestContext, deps: RouteDependencies): LoadCheckout =>
  (project) =>
    loadCheckoutOffer(deps, project, c.var.requestId)

const showTracker = (deps: RouteDependencies) => async (c: RequestContext) => {
  const model = await loadTrackedOrder(c, deps, createCheckoutLoader(c, deps))
  return c.html(<TrackerPage frame={frameOf(c, deps)} model={model} />)
}

const streamTracker = (deps: RouteDependencies) => (c: RequestContext) => {
  const id = c.req.param('id') ?? ''
  const { t } = frameOf(c, deps)
  const askCheckout = createCheckoutOfferLoader(deps, c.var.requestId)
  const render = async () => {
    const model = await loadTrackedOrder(c, deps, askCheckout)
    const now = model.project.changedAt
    const data = String(<TrackerLiveUpdate t={t} now={now} model={model} />)
    // Without an offer something at a vendor is waited for, which tells nobody when it is there.
    const isOfferMissing = isPayable(model.project) && model.checkoutUrl === null
    return { data, ...(isOfferMissing ? { refreshAfterMs: preflightMaxAgeMs } : {}) }
  }
  return streamProjectChanges(c, deps, { projectId: id, render })
}

const respondWithRefusal = async (
  c: RequestContext,
  deps: RouteDependencies,
  code: string,
  refusals: TrackerRefusals,
) => {
  const model = await loadTrackedOrder(c, deps, createCheckoutLoader(c, deps), refusals)
  return c.html(<TrackerPage frame={frameOf(c, deps)} model={model} />, httpStatusOf(code) as 409)
}

const submitCancellation = (deps: RouteDependencies) => async (c: RequestContext) => {
  const id = c.req.param('id') ?? ''
  try {
    await cancelOrder(c, deps, id)
    return c.redirect(`/orders/${id}`, 303)
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    const { code } = error
    return respondWithRefusal(c, deps, code, { cancellation: [{ pointer: '', code }] })
  }
}

const submitTransferCode =
  (deps: RouteDependencies) =>
  async (c: RequestContext, { authCode }: z.infer<typeof transferCodeSchema>) => {
    const id = c.req.param('id') ?? ''
    try {
      await replaceOrderTransferCode(c, deps, id, authCode)
      return c.redirect(`/orders/${id}`, 303)
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error
      const transferCode = fieldErrorsIn(error)
      return respondWithRefusal(c, deps, transferCode[0]?.code ?? error.code, { transferCode })
    }
  }

const submitContact =
  (deps: RouteDependencies) => async (c: RequestContext, contact: TrackerContact) => {
    const id = c.req.param('id') ?? ''
    try {
      await correctOrderContact(c, deps, id, contact)
      return c.redirect(`/orders/${id}`, 303)
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error
      const errors = fieldErrorsIn(error)
      const refused = { errors, values: contact }
      return respondWithRefusal(c, deps, errors[0]?.code ?? error.code, { contact: refused })
    }
  }

/** An order as its customer follows it, by signed link, without an account. */
export const trackerPages = (deps: RouteDependencies) => (router: PermissionRouter) => {
  const exchange = exchangeToken(deps)
  router.app.use('/orders/:id', (c, next) =>
    c.req.method === 'GET' && c.req.query('t') !== undefined
      ? Promise.resolve(exchange(c))
      : next(),
  )
  router.get('/orders/:id', 'order', showTracker(deps))
  router.get('/orders/:id/events', 'order', streamTracker(deps))
  purchasePaymentRoutes(router, deps)
  router.post('/orders/:id/cancellation', 'order', submitCancellation(deps))
  router.form('/orders/:id/transfer-code', 'order', {
    schema: transferCodeSchema,
    refuse: (c, errors) =>
      respondWithRefusal(c, deps, errors[0]?.code ?? 'INVALID', { transferCode: errors }),
    submit: submitTransferCode(deps),
  })
  router.form('/orders/:id/contact', 'order', {
    schema: customerSchema,
    refuse: (c, errors, fields) =>
      respondWithRefusal(c, deps, errors[0]?.code ?? 'INVALID', {
        contact: { errors, values: readTypedContact(fields) },
      }),
    submit: submitContact(deps),
  })
}
