import type { BillingCycle, PaymentMethod } from '../../../events/codes'
import type { Consents, Price } from '../../../events/project'
import type { Fault } from '../../../events/refusal-error'
import { isLabel, isReserved } from '../naming/hostname'
import type { Offer } from './order-catalogue'
import { isOffered } from './order-catalogue'
import { freeOfCharge, priceFor, resolvedPlugins } from './price'
import type { WantedDomain } from './validate-domain'
import { domainFaults, orderedDomain } from './validate-domain'

/** An order as it was asked for; its shape is checked already, its meaning is not. */
export type OrderWish = {
  projectType: string
  name: string
  slug: string
  bundle?: string | undefined
  plugins: readonly string[]
  billingCycle: BillingCycle
  domain: WantedDomain
  paymentMethod: PaymentMethod
  business: { company: boolean; country: boolean }
  /** Fields of the customer that a registry wants and that are not told. */
  missingContact?: readonly string[]
  expectedGrossCents?: number | undefined
  consents: Consents
  /** In which language the customer ordered. */
  locale?: 'de' | 'en' | undefined
}

export type Orderer = 'public' | 'staff'

/** Payment methods that can be fulfilled. */
const builtMethods: readonly PaymentMethod[] = ['stripe_prepaid', 'invoice', 'free']

const fault = (pointer: string, code: string): Fault => ({ pointer, code })

const typeFaults = (offer: Offer, wish: OrderWish, by: Orderer): Fault[] => {
  const type = offer.projectTypes.find(({ code }) => code === wish.projectType)
  if (!type) return [fault('/projectType', 'UNKNOWN_PROJECT_TYPE')]
  return type.isFree && by === 'public' ? [fault('/projectType', 'STAFF_ONLY')] : []
}

const bundleFaults = (offer: Offer, wish: OrderWish): Fault[] => {
  if (!wish.bundle) return wish.plugins.length > 0 ? [] : [fault('/bundle', 'NOTHING_ORDERED')]
  const bundle = offer.bundles.find(({ code }) => code === wish.bundle)
  return bundle && bundle.projectType === wish.projectType
    ? []
    : [fault('/bundle', 'UNKNOWN_BUNDLE')]
}

const pluginFaults = (offer: Offer, wish: OrderWish, now: string): Fault[] => {
  const offered = (name: string) => isOffered(offer, name, wish.projectType, wish.billingCycle, now)
  const direct = wish.plugins.flatMap((name, index) => {
    if (!offer.plugins.some((plugin) => plugin.name === name))
      return [fault(`/plugins/${index}`, 'UNKNOWN_PLUGIN')]
    return offered(name) ? [] : [fault(`/plugins/${index}`, 'NOT_AVAILABLE')]
  })
  const bundle = offer.bundles.find(({ code }) => code === wish.bundle)
  const bundled = bundle?.plugins.every(offered) === false
  return bundled ? [...direct, fault('/bundle', 'NOT_AVAILABLE')] : direct
}

const paymentFaults = (wish: OrderWish, by: Orderer): Fault[] => {
  const { paymentMethod, business } = wish
  if (paymentMethod === 'free' && by === 'public') return [fault('/payment/method', 'STAFF_ONLY')]
  if (!builtMethods.includes(paymentMethod)) return [fault('/payment/method', 'NOT_OFFERED')]
  const complete = business.company && business.country
  return paymentMethod === 'invoice' && !complete
    ? [fault('/customer/company', 'INVOICE_NEEDS_COMPANY')]
    : []
}

/** Reserved names are a conflict (409), all else is bad meaning (422). */
const reservedFaults = (wish: OrderWish): Fault[] => [
  ...(isReserved(wish.slug) ? [fault('/slug', 'LABEL_RESERVED')] : []),
  ...(wish.domain.kind === 'subdomain' && isReserved(wish.domain.label ?? '')
    ? [fault('/domain/label', 'LABEL_RESERVED')]
    : []),
]

/** What such an order costs now; staff give a `free` one away. */
export const orderPrice = (offer: Offer, wish: OrderWish, now: string): Price => {
  const price = priceFor(offer, wish, now)
  return wish.paymentMethod === 'free' ? freeOfCharge(price) : price
}

/** All that speaks against an order, or nothing. */
export const orderFaults = (offer: Offer, wish: OrderWish, by: Orderer, now: string): Fault[] => {
  const meaning = [
    ...typeFaults(offer, wish, by),
    ...bundleFaults(offer, wish),
    ...pluginFaults(offer, wish, now),
    ...(isLabel(wish.slug) ? [] : [fault('/slug', 'BAD_SLUG')]),
    ...domainFaults(offer, wish, by),
    ...paymentFaults(wish, by),
    ...reservedFaults(wish),
  ]
  if (meaning.length > 0 || wish.expectedGrossCents === undefined) return meaning
  const { grossCents } = orderPrice(offer, wish, now)
  return wish.expectedGrossCents === grossCents
    ? []
    : [{ ...fault('/expectedGrossCents', 'PRICE_CHANGED'), message: String(grossCents) }]
}

/** The data of `ProjectOrdered`, once nothing speaks against it. */
export const orderedData = (
  offer: Offer,
  wish: OrderWish,
  ids: { customerId: string; orderNumber: string },
  now: string,
) => {
  const { projectType, name, slug, billingCycle, paymentMethod, consents, bundle, locale } = wish
  return {
    ...ids,
    projectType,
    name,
    slug,
    ...(bundle ? { bundle } : {}),
    plugins: resolvedPlugins(offer, wish),
    billingCycle,
    price: orderPrice(offer, wish, now),
    domain: orderedDomain(wish.domain),
    paymentMethod,
    consents,
    isDemo: false,
    ...(locale ? { locale } : {}),
  }
}
