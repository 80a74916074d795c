import type { z } from 'zod'
import { createInvalidRequestError, createResourceMissingError } from '../api/api-error'
import { toSessionObject } from '../api/api-objects'
import { createSessionParameters } from '../api/parameters'
import type { ParsedForm } from '../api/parse-form'
import { parseParameters } from '../api/parse-parameters'
import type { CheckoutSessionDocument } from '../documents'
import { getUnixSeconds, mintStripeId, type StripeRuntime } from '../stripe-runtime'
import { recordStripeEvent } from '../webhooks/record-stripe-event'

type SessionParameters = z.output<typeof createSessionParameters>

const minimumChargeCents = 50
const halfHourSeconds = 1800
const daySeconds = 86_400

const resolveCurrency = ({ line_items }: SessionParameters) => {
  const currencies = new Set(line_items.map((line) => line.price_data.currency))
  if (currencies.size > 1)
    throw createInvalidRequestError('All line items must have the same currency.', {
      param: 'line_items',
    })
  return [...currencies][0] ?? 'eur'
}

const computeTotal = ({ line_items }: SessionParameters) => {
  const total = line_items.reduce(
    (sum, { price_data, quantity }) => sum + price_data.unit_amount * (quantity ?? 1),
    0,
  )
  if (total >= minimumChargeCents) return total
  throw createInvalidRequestError(
    "The Checkout Session's total amount due must add up to at least €0.50 eur",
    {
      code: 'amount_too_small',
    },
  )
}

const resolveExpiry = ({ expires_at }: SessionParameters, now: number) => {
  const expiry = expires_at ?? now + daySeconds
  const createError = (limit: string) =>
    createInvalidRequestError(
      `The \`expires_at\` timestamp must be ${limit} from Checkout Session creation.`,
      {
        param: 'expires_at',
      },
    )
  if (expiry < now + halfHourSeconds) throw createError('at least 30 minutes')
  if (expiry > now + daySeconds) throw createError('less than 24 hours')
  return expiry
}

const toCheckoutLines = ({ line_items }: SessionParameters) =>
  line_items.map(({ price_data, quantity }) => ({
    name: price_data.product_data.name,
    description: price_data.product_data.description ?? null,
    cents: price_data.unit_amount,
    quantity: quantity ?? 1,
  }))

/** A direct debit cannot be authorized first and captured later. */
const resolveMethodTypes = (parameters: SessionParameters) => {
  const { payment_method_types: types, payment_intent_data } = parameters
  if (types?.includes('sepa_debit') && payment_intent_data?.capture_method === 'manual')
    throw createInvalidRequestError(
      'The payment method type `sepa_debit` cannot be used with `capture_method` set to `manual`.',
      { param: 'payment_method_types' },
    )
  return types ? { payment_method_types: types } : {}
}

export const createCheckoutSession = (runtime: StripeRuntime, form: ParsedForm) => {
  const parameters = parseParameters(createSessionParameters, form)
  const id = mintStripeId('cs_test_', 58)
  const now = getUnixSeconds(runtime)
  const session: CheckoutSessionDocument = {
    id,
    created: now,
    expires_at: resolveExpiry(parameters, now),
    status: 'open',
    payment_status: 'unpaid',
    amount_total: computeTotal(parameters),
    currency: resolveCurrency(parameters),
    lines: toCheckoutLines(parameters),
    success_url: parameters.success_url,
    cancel_url: parameters.cancel_url ?? null,
    client_reference_id: parameters.client_reference_id ?? null,
    customer_email: parameters.customer_email ?? null,
    locale: parameters.locale ?? null,
    metadata: parameters.metadata ?? {},
    intent: {
      description: parameters.payment_intent_data?.description ?? null,
      metadata: parameters.payment_intent_data?.metadata ?? {},
      capture_method:
        parameters.payment_intent_data?.capture_method === 'manual' ? 'manual' : 'automatic_async',
    },
    ...resolveMethodTypes(parameters),
    payment_intent: null,
    page: `${runtime.url()}/c/pay/${id}`,
  }
  runtime.store.put('session', id, session)
  runtime.schedule('session', id, session.expires_at * 1000)
  return { session, expansions: parameters.expand }
}

export const findCheckoutSession = (
  runtime: StripeRuntime,
  id: string,
): CheckoutSessionDocument => {
  const session = runtime.store.get<CheckoutSessionDocument>('session', id)
  if (!session) throw createResourceMissingError('checkout.session', id, 'session')
  return session
}

const markExpired = (runtime: StripeRuntime, session: CheckoutSessionDocument) => {
  const expired: CheckoutSessionDocument = { ...session, status: 'expired' }
  runtime.store.put('session', session.id, expired)
  recordStripeEvent(runtime, 'checkout.session.expired', toSessionObject(expired))
  return toSessionObject(expired)
}

export const expireCheckoutSession = (runtime: StripeRuntime, id: string) => {
  const session = findCheckoutSession(runtime, id)
  if (session.status === 'open') return markExpired(runtime, session)
  throw createInvalidRequestError(
    `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
  )
}

/** Expires the session if it is open and its time is over. */
export const expireCheckoutSessionIfDue = (runtime: StripeRuntime, id: string) =>
  runtime.store.inTransaction(() => {
    const session = findCheckoutSession(runtime, id)
    if (session.status === 'open' && session.expires_at <= runtime.now() / 1000)
      markExpired(runtime, session)
  })
