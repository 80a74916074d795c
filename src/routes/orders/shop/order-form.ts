import { isBought } from '../../../../events/codes'
import type { OrderFormValues } from '../../../../views/order/order-form-values'
import { emptyOrderForm } from '../../../../views/order/order-form-values'
import type { OrderOffer } from '../../../../views/order/order-offer'
import type { RequestContext } from '../../http/permission-router'
import { termsVersion } from '../order-schema'

export type SubmittedOrderForm = { values: OrderFormValues; action: 'order' | 'preview' }

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const maxFieldLength = 1_000

const textValues = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')

/** The order form as it came: every field is text, a box is ticked or not. */
export const readOrderForm = async (c: RequestContext): Promise<SubmittedOrderForm> => {
  const body = await c.req.parseBody({ all: true })
  const text = (name: string) =>
    (textValues(body[name]).at(0) ?? '').slice(0, maxFieldLength).trim()
  const texts = Object.fromEntries(
    Object.entries(emptyOrderForm).flatMap(([name, empty]) =>
      typeof empty === 'string' ? [[name, text(name)] as const] : [],
    ),
  )
  const values: OrderFormValues = {
    ...emptyOrderForm,
    ...texts,
    plugins: textValues(body.plugins).slice(0, 50),
    'consents.terms': text('consents.terms') !== '',
    'consents.withdrawalWaived': text('consents.withdrawalWaived') !== '',
  }
  const orderId = uuidPattern.test(values.orderId) ? values.orderId : Bun.randomUUIDv7()
  return {
    values: { ...values, orderId },
    action: text('act') === 'preview' ? 'preview' : 'order',
  }
}

/** After another project type was chosen, its own default takes the place of the other one's bundle. */
export const withMatchingBundle = (values: OrderFormValues, offer: OrderOffer): OrderFormValues => {
  const type = offer.projectTypes.find(({ code }) => code === values.projectType)
  if (!values.bundle || !type || type.bundles.some(({ code }) => code === values.bundle))
    return values
  const bundle = type.bundles.find(({ isDefault }) => isDefault)?.code ?? ''
  const plugins = values.plugins.filter((name) => type.plugins.some((one) => one.name === name))
  return { ...values, bundle, plugins }
}

/**
 * A form that nobody has touched: what the link to it named, else the first that is offered.
 * An empty `bundle` in the link means none: single plugins are to be chosen.
 */
export const initialOrderValues = (c: RequestContext, offer: OrderOffer): OrderFormValues => {
  const asked = c.req.query('projectType')
  const type = offer.projectTypes.find(({ code }) => code === asked) ?? offer.projectTypes[0]
  const wanted = c.req.query('bundle')
  const bundle =
    wanted === ''
      ? undefined
      : (type?.bundles.find(({ code }) => code === wanted) ??
        type?.bundles.find(({ isDefault }) => isDefault))
  return {
    ...emptyOrderForm,
    orderId: Bun.randomUUIDv7(),
    projectType: type?.code ?? '',
    bundle: bundle?.code ?? '',
    'domain.baseDomain': offer.baseDomains[0]?.name ?? '',
    'payment.method': offer.paymentMethods[0] ?? '',
  }
}

const domainOf = (values: OrderFormValues) => {
  const kind = values['domain.kind'] || 'subdomain'
  if (kind === 'subdomain')
    return { kind, label: values['domain.label'], baseDomain: values['domain.baseDomain'] }
  const name = values['domain.name']
  return kind === 'transferred'
    ? { kind, name, authCode: values['domain.authCode'] }
    : { kind, name }
}

/** What a domain costs is known only once it was asked for: nobody buys at a price she has not seen. */
const expectedPriceOf = (values: OrderFormValues) => {
  const seen = /^\d{1,9}$/.test(values.expectedGrossCents)
  return isBought(values['domain.kind']) && seen
    ? { expectedGrossCents: Number(values.expectedGrossCents) }
    : {}
}

/** The same order in the words of the API. A bundle is bought by its own cycle, plugins monthly. */
export const toOrderBody = (values: OrderFormValues, offer: OrderOffer) => {
  const bundles = offer.projectTypes.flatMap((type) => type.bundles)
  const bundle = bundles.find(({ code }) => code === values.bundle)
  const customer = Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      name.startsWith('customer.') ? [[name.slice('customer.'.length), value] as const] : [],
    ),
  )
  return {
    customer,
    projectType: values.projectType,
    name: values.name,
    slug: values.slug,
    bundle: values.bundle,
    plugins: values.plugins,
    billingCycle: bundle?.billingCycle ?? 'monthly',
    domain: domainOf(values),
    ...expectedPriceOf(values),
    payment: { method: values['payment.method'] },
    consents: { termsVersion, withdrawalWaived: values['consents.withdrawalWaived'] },
  }
}
