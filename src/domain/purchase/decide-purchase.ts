import type { PurchasePaymentMethod } from '../../../events/payment/plugin-order'
import type { ProjectEvent } from '../../../events/project'
import { RefusalError } from '../../../events/refusal-error'
import { addDays, startOfBerlinDay } from '../calendar/berlin-calendar'
import { graceDays } from '../license/license-terms'
import { canOrderLater } from '../project/allowed-actions'
import type { ExistingProject } from '../project/state'
import type {
  CancelPurchase,
  OfferRenewal,
  OrderPlugins,
  OrderUpgrade,
  PurchaseTerms,
  RequestPurchasePayment,
} from './purchase-commands'
import { findPurchase } from './purchases'
import type { PurchaseQuote, RecurringDiscounts } from './quote-purchase'
import { quotePlugins, quoteRenewal, quoteUpgrade } from './quote-purchase'

const openHours = 24

const assertLive = (project: ExistingProject) => {
  if (canOrderLater(project)) return
  throw new RefusalError(
    'WRONG_STATE',
    `expected project ${project.id} to be live, found it ${project.suspendedAt ? 'suspended' : project.stage}`,
  )
}

/** While one is open or owed, nobody orders the same again by a second click. */
const assertNotOrdered = ({ purchases }: ExistingProject, plugins: readonly string[]) => {
  const open = purchases.find(
    (one) => one.status === 'open' && one.plugins.some((plugin) => plugins.includes(plugin)),
  )
  if (!open) return
  const code = 'ALREADY_ORDERED'
  const detail = `expected no open purchase of ${plugins.join(', ')}, found ${open.orderNumber}`
  throw new RefusalError(code, detail, [{ pointer: '/plugins', code, message: open.orderNumber }])
}

const laterOf = (a: string, b: string) => (a > b ? a : b)
const earlierOf = (a: string, b: string) => (a < b ? a : b)

/** As long as an order waits; a renewal until its licenses end, any other not beyond its period. */
const payByOf = (type: PurchaseEventType, { period }: PurchaseQuote, now: string) => {
  const soon = new Date(Date.parse(now) + openHours * 3_600_000).toISOString()
  if (!period) return soon
  if (type === 'RenewalOffered')
    return laterOf(soon, startOfBerlinDay(addDays(period.from, graceDays)))
  return earlierOf(soon, startOfBerlinDay(addDays(period.to, 1)))
}

type PurchaseEventType = 'PluginsOrdered' | 'RenewalOffered' | 'LicenseUpgradeOrdered'

/** The order, and its release where nobody waits for the money. */
const orderPurchase = (
  toEvent: (data: OrderedPurchase) => ProjectEvent & { type: PurchaseEventType },
  quote: PurchaseQuote,
  { orderNumber, paymentMethod: wanted, dueDays, now }: PurchaseTerms,
): ProjectEvent[] => {
  const paymentMethod: PurchasePaymentMethod = quote.price.grossCents === 0 ? 'free' : wanted
  const data = { orderNumber, ...quote, paymentMethod }
  const { type } = toEvent(data)
  if (paymentMethod === 'stripe_prepaid')
    return [toEvent({ ...data, payBy: payByOf(type, quote, now) })]
  const released: ProjectEvent =
    paymentMethod === 'invoice'
      ? { type: 'PurchaseReleased', data: { orderNumber, cause: 'invoiceTerms', dueDays } }
      : { type: 'PurchaseReleased', data: { orderNumber, cause: 'free' } }
  return [toEvent(data), released]
}

type OrderedPurchase = PurchaseQuote & {
  orderNumber: string
  paymentMethod: PurchasePaymentMethod
  payBy?: string
}

const decideOrderPlugins = ({ data }: OrderPlugins, project: ExistingProject): ProjectEvent[] => {
  assertLive(project)
  assertNotOrdered(project, data.plugins)
  const quote = quotePlugins(
    { ...data, projectType: project.projectType },
    [...new Set(data.plugins)],
    project.billingCycle,
  )
  const isOnTrial = (plugin: string) =>
    data.licenses.some((one) => one.plugin === plugin && one.status === 'trial')
  const conversion = data.plugins.every(isOnTrial) ? { convertsTrial: true as const } : {}
  return orderPurchase(
    (ordered) => ({ type: 'PluginsOrdered', data: { ...ordered, ...conversion } }),
    quote,
    data,
  )
}

/** What the order took off each plugin of it, net, as long as it costs what it cost then. */
const findDiscounts = (
  { price, billingCycle }: ExistingProject,
  { licenses }: PurchaseTerms,
): RecurringDiscounts =>
  Object.fromEntries(
    price.lines
      .filter(({ kind, code }) => {
        const ordered = price.lines.find((one) => one.kind === 'plugin' && one.code === code)
        const license = licenses.find(({ plugin }) => plugin === code)
        return (
          kind === 'discount' &&
          license?.cycle === billingCycle &&
          license.netCents === ordered?.netCents
        )
      })
      .map(({ code, netCents }) => [code, netCents]),
  )

const decideOfferRenewal = ({ data }: OfferRenewal, project: ExistingProject): ProjectEvent[] => {
  assertLive(project)
  assertNotOrdered(project, data.plugins)
  const quote = quoteRenewal(data, [...new Set(data.plugins)], findDiscounts(project, data))
  return orderPurchase((offered) => ({ type: 'RenewalOffered', data: offered }), quote, data)
}

const decideOrderUpgrade = ({ data }: OrderUpgrade, project: ExistingProject): ProjectEvent[] => {
  assertLive(project)
  assertNotOrdered(project, [data.plugin])
  const basis = { ...data, projectType: project.projectType }
  const quote = quoteUpgrade(basis, data, findDiscounts(project, data))
  const formerCycle =
    data.licenses.find(({ plugin }) => plugin === data.plugin)?.cycle ?? data.cycle
  return orderPurchase(
    (ordered) => ({ type: 'LicenseUpgradeOrdered', data: { ...ordered, formerCycle } }),
    quote,
    data,
  )
}

const findExisting = (project: ExistingProject, orderNumber: string) => {
  const purchase = findPurchase(project.purchases, orderNumber)
  if (purchase) return purchase
  throw new RefusalError(
    'NOT_FOUND',
    `expected purchase ${orderNumber} of project ${project.id}, found none`,
  )
}

const decideRequestPayment = (
  { data }: RequestPurchasePayment,
  project: ExistingProject,
): ProjectEvent[] => {
  const purchase = findExisting(project, data.orderNumber)
  if (data.attempt <= purchase.attempt) return []
  if (purchase.status !== 'open')
    throw new RefusalError(
      'WRONG_STATE',
      `expected purchase ${data.orderNumber} to wait for payment, found it ${purchase.status}`,
    )
  return [{ type: 'PurchasePaymentRequested', data }]
}

const decideCancelPurchase = (
  { data }: CancelPurchase,
  project: ExistingProject,
): ProjectEvent[] => {
  const { status } = findExisting(project, data.orderNumber)
  if (status === 'cancelled') return []
  if (status === 'open') return [{ type: 'PurchaseCancelled', data }]
  // The expiry is due for every one; what was paid meanwhile is none of its business.
  if (data.cause === 'expired') return []
  throw new RefusalError(
    'ALREADY_RELEASED',
    `expected purchase ${data.orderNumber} to be unpaid, found it ${status}`,
  )
}

/** The deciders by their commands. */
export const purchaseDecisions = {
  OrderPlugins: decideOrderPlugins,
  OfferRenewal: decideOfferRenewal,
  OrderUpgrade: decideOrderUpgrade,
  RequestPurchasePayment: decideRequestPayment,
  CancelPurchase: decideCancelPurchase,
}
