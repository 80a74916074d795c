import { isBought } from '../../../../events/codes'
import type { OrderValues } from '../../../../views/order/order-form-values'
import { emptyOrder } from '../../../../views/order/order-form-values'
import type { Offer } from '../../../../views/order/order-offer'
import type { Asked } from '../../http/permission-router'
import { termsVersion } from '../order-schema'

export type Typed = { values: OrderValues; act: 'order' | 'preview' }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const longest = 1_000

const lines = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')

/** The order form as it came: every field is text, a box is ticked or not. */
export const orderTyped = async (c: Asked): Promise<Typed> => {
  const body = await c.req.parseBody({ all: true })
  const text = (name: string) => (lines(body[name]).at(0) ?? '').slice(0, longest).trim()
  const texts = Object.fromEntries(
    Object.entries(emptyOrder).flatMap(([name, empty]) =>
      typeof empty === 'string' ? [[name, text(name)] as const] : [],
    ),
  )
  const values: OrderValues = {
    ...emptyOrder,
    ...texts,
    plugins: lines(body.plugins).slice(0, 50),
    'consents.terms': text('consents.terms') !== '',
    'consents.withdrawalWaived': text('consents.withdrawalWaived') !== '',
  }
  const orderId = uuid.test(values.orderId) ? values.orderId : Bun.randomUUIDv7()
  return {
    values: { ...values, orderId },
    act: text('act') === 'preview' ? 'preview' : 'order',
  }
}

/** After another project type was chosen, its own default takes the place of the other one's bundle. */
export const fittingBundle = (values: OrderValues, offer: Offer): OrderValues => {
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
export const freshOrder = (c: Asked, offer: Offer): OrderValues => {
  const asked = c.req.query('projectType')
  const type = offer.projectTypes.find(({ code }) => code === asked) ?? offer.projectTypes[0]
  const wanted = c.req.query('bundle')
  const bundle =
    wanted === ''
      ? undefined
      : (type?.bundles.find(({ code }) => code === wanted) ??
        type?.bundles.find(({ isDefault }) => isDefault))
  return {
    ...emptyOrder,
    orderId: Bun.randomUUIDv7(),
    projectType: type?.code ?? '',
    bundle: bundle?.code ?? '',
    'domain.baseDomain': offer.baseDomains[0]?.name ?? '',
    'payment.method': offer.paymentMethods[0] ?? '',
  }
}

const domainOf = (values: OrderValues) => {
  const kind = values['domain.kind'] || 'subdomain'
  if (kind === 'subdomain')
    return { kind, label: values['domain.label'], baseDomain: values['domain.baseDomain'] }
  const name = values['domain.name']
  return kind === 'transferred'
    ? { kind, name, authCode: values['domain.authCode'] }
    : { kind, name }
}

/** What a domain costs is known only once it was asked for: nobody buys at a price she has not seen. */
const expectedOf = (values: OrderValues) => {
  const seen = /^\d{1,9}$/.test(values.expectedGrossCents)
  return isBought(values['domain.kind']) && seen
    ? { expectedGrossCents: Number(values.expectedGrossCents) }
    : {}
}

/** The same order in the words of the API. A bundle is bought by its own cycle, plugins monthly. */
export const orderBodyOf = (values: OrderValues, offer: Offer) => {
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
    ...expectedOf(values),
    payment: { method: values['payment.method'] },
    consents: { termsVersion, withdrawalWaived: values['consents.withdrawalWaived'] },
  }
}
