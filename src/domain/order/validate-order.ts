import type { BillingCycle, PaymentMethod } from '../../../events/codes'
import type { Price } from '../../../events/price'
import type { Consents } from '../../../events/project'
import type { FieldError } from '../../../events/refusal-error'
import { fieldError } from '../../../events/refusal-error'
import type { ContactFault } from '../contact/contact-fields'
import { isLabel, isReservedLabel } from '../naming/hostname'
import type { OrderCatalogue } from './order-catalogue'
import { isPluginOffered } from './order-catalogue'
import { calculatePrice, resolvePlugins, sortOrderDependencies, waivePrice } from './price'
import type { RequestedDomain } from './validate-domain'
import { toOrderedDomain, validateDomain } from './validate-domain'

/** An order as it was asked for; its shape is checked already, its meaning is not. */
export type OrderRequest = {
  projectType: string
  name: string
  slug: string
  bundle?: string | undefined
  plugins: readonly string[]
  billingCycle: BillingCycle
  domain: RequestedDomain
  paymentMethod: PaymentMethod
  business: { company: boolean; country: boolean }
  /** What a registrar would refuse of the customer as the holder of a domain. */
  contactFaults?: readonly ContactFault[]
  expectedGrossCents?: number | undefined
  consents: Consents
  /** In which language the customer ordered. */
  locale?: 'de' | 'en' | undefined
}

export type OrderChannel = 'public' | 'staff'

/** Payment methods that can be fulfilled. */
const supportedPaymentMethods: readonly PaymentMethod[] = ['stripe_prepaid', 'invoice', 'free']

const validateProjectType = (
  offer: OrderCatalogue,
  request: OrderRequest,
  by: OrderChannel,
): FieldError[] => {
  const type = offer.projectTypes.find(({ code }) => code === request.projectType)
  if (!type) return [fieldError('/projectType', 'UNKNOWN_PROJECT_TYPE')]
  return type.isFree && by === 'public' ? [fieldError('/projectType', 'STAFF_ONLY')] : []
}

const validateBundle = (offer: OrderCatalogue, request: OrderRequest): FieldError[] => {
  if (!request.bundle)
    return request.plugins.length > 0 ? [] : [fieldError('/bundle', 'NOTHING_ORDERED')]
  const bundle = offer.bundles.find(({ code }) => code === request.bundle)
  return bundle && bundle.projectType === request.projectType
    ? []
    : [fieldError('/bundle', 'UNKNOWN_BUNDLE')]
}

/** One error, which names all that is to be ordered too. */
const validateDependencies = (
  offer: OrderCatalogue,
  request: OrderRequest,
  now: string,
): FieldError[] => {
  const { paid } = sortOrderDependencies(offer, request, now)
  if (paid.length === 0) return []
  const pointer = request.bundle && request.plugins.length === 0 ? '/bundle' : '/plugins'
  return [{ ...fieldError(pointer, 'DEPENDENCY_NOT_LICENSED'), message: paid.join(', ') }]
}

const validatePlugins = (
  offer: OrderCatalogue,
  request: OrderRequest,
  now: string,
): FieldError[] => {
  const isOffered = (name: string) =>
    isPluginOffered(offer, name, request.projectType, request.billingCycle, now)
  const direct = request.plugins.flatMap((name, index) => {
    if (!offer.plugins.some((plugin) => plugin.name === name))
      return [fieldError(`/plugins/${index}`, 'UNKNOWN_PLUGIN')]
    return isOffered(name) ? [] : [fieldError(`/plugins/${index}`, 'NOT_AVAILABLE')]
  })
  const bundle = offer.bundles.find(({ code }) => code === request.bundle)
  const bundled = bundle?.plugins.every(isOffered) === false
  const unavailable = bundled ? [...direct, fieldError('/bundle', 'NOT_AVAILABLE')] : direct
  return unavailable.length > 0 ? unavailable : validateDependencies(offer, request, now)
}

/** Whether what was chosen cannot be had at all: a missing dependency can be chosen too. */
export const isNotOffered = ({ pointer, code }: FieldError): boolean =>
  /^\/(projectType|bundle|plugins)/.test(pointer) && code !== 'DEPENDENCY_NOT_LICENSED'

/** What such an order costs now; staff give a `free` one away. */
export const calculateOrderPrice = (
  offer: OrderCatalogue,
  request: OrderRequest,
  now: string,
): Price => {
  const price = calculatePrice(offer, request, now)
  return request.paymentMethod === 'free' ? waivePrice(price) : price
}

const validatePaymentMethod = (
  offer: OrderCatalogue,
  request: OrderRequest,
  by: OrderChannel,
  now: string,
): FieldError[] => {
  const { paymentMethod, business } = request
  if (paymentMethod === 'free' && by === 'public')
    return [fieldError('/payment/method', 'STAFF_ONLY')]
  if (!supportedPaymentMethods.includes(paymentMethod))
    return [fieldError('/payment/method', 'NOT_OFFERED')]
  const isComplete = business.company && business.country
  if (paymentMethod !== 'invoice' || isComplete) return []
  // Nobody gets an invoice for what costs nothing.
  return calculateOrderPrice(offer, request, now).grossCents > 0
    ? [fieldError('/customer/company', 'INVOICE_NEEDS_COMPANY')]
    : []
}

/** Reserved names are a conflict (409), all else is bad meaning (422). */
const validateReservedLabels = (request: OrderRequest): FieldError[] => [
  ...(isReservedLabel(request.slug) ? [fieldError('/slug', 'LABEL_RESERVED')] : []),
  ...(request.domain.kind === 'subdomain' && isReservedLabel(request.domain.label ?? '')
    ? [fieldError('/domain/label', 'LABEL_RESERVED')]
    : []),
]

/** All that speaks against an order, or nothing. */
export const validateOrder = (
  offer: OrderCatalogue,
  request: OrderRequest,
  by: OrderChannel,
  now: string,
): FieldError[] => {
  const meaning = [
    ...validateProjectType(offer, request, by),
    ...validateBundle(offer, request),
    ...validatePlugins(offer, request, now),
    ...(isLabel(request.slug) ? [] : [fieldError('/slug', 'BAD_SLUG')]),
    ...validateDomain(offer, request, by),
    ...validatePaymentMethod(offer, request, by, now),
    ...validateReservedLabels(request),
  ]
  if (meaning.length > 0 || request.expectedGrossCents === undefined) return meaning
  const { grossCents } = calculateOrderPrice(offer, request, now)
  return request.expectedGrossCents === grossCents
    ? []
    : [{ ...fieldError('/expectedGrossCents', 'PRICE_CHANGED'), message: String(grossCents) }]
}

/** The data of `ProjectOrdered`, once nothing speaks against it. */
export const toProjectOrderedData = (
  offer: OrderCatalogue,
  request: OrderRequest,
  ids: { customerId: string; orderNumber: string },
  now: string,
) => {
  const { projectType, name, slug, billingCycle, paymentMethod, consents, bundle, locale } = request
  return {
    ...ids,
    projectType,
    name,
    slug,
    ...(bundle ? { bundle } : {}),
    plugins: resolvePlugins(offer, request, now),
    billingCycle,
    price: calculateOrderPrice(offer, request, now),
    domain: toOrderedDomain(request.domain),
    paymentMethod,
    consents,
    isDemo: false,
    ...(locale ? { locale } : {}),
  }
}
