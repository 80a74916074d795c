import { z } from 'zod'
import type { OrderFormValues } from '../../../../views/order/order-form-values'
import { emptyOrderForm } from '../../../../views/order/order-form-values'
import type { OrderOffer } from '../../../../views/order/order-offer'
import { trimmedFormText } from '../../http/form-schema'
import type { RequestContext } from '../../http/permission-router'
import { isUuid } from '../../http/query-parameters'
import { termsVersion } from '../order-schema'

const box = trimmedFormText().transform((value) => value !== '')

const textFields = Object.fromEntries(
  Object.entries(emptyOrderForm).flatMap(([name, empty]) =>
    typeof empty === 'string' ? [[name, trimmedFormText()] as const] : [],
  ),
)

/**
 * The order form as it came: every field is text, a box is ticked or not. Nothing of it is refused
 * here: `orderSchema` validates the order that it becomes, and the page shows it as it was typed.
 */
export const orderForm = z
  .object({
    ...textFields,
    act: trimmedFormText(),
    plugins: z
      .union([z.string().transform((name) => [name]), z.array(z.string())])
      .catch([])
      .transform((names) => names.slice(0, 50)),
    'consents.terms': box,
    'consents.withdrawalWaived': box,
  })
  .transform(({ act, ...fields }) => {
    const values: OrderFormValues = { ...emptyOrderForm, ...fields }
    const orderId = isUuid(values.orderId) ? values.orderId : Bun.randomUUIDv7()
    return {
      values: { ...values, orderId },
      action: act === 'preview' ? ('preview' as const) : ('order' as const),
    }
  })
export type SubmittedOrderForm = z.infer<typeof orderForm>

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
  const { projectType, bundle: bundleCode } = c.req.query()
  const type = offer.projectTypes.find(({ code }) => code === projectType) ?? offer.projectTypes[0]
  const bundle =
    bundleCode === ''
      ? undefined
      : (type?.bundles.find(({ code }) => code === bundleCode) ??
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

/**
 * The total that the form showed: the catalogue may have changed since, and nobody buys at a price
 * that she has not seen. What staff give away costs nothing, whatever was shown.
 */
const expectedPriceOf = (values: OrderFormValues) =>
  /^\d{1,9}$/.test(values.expectedGrossCents) && values['payment.method'] !== 'free'
    ? { expectedGrossCents: Number(values.expectedGrossCents) }
    : {}

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
