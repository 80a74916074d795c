import {
  createCheckoutSession,
  expireCheckoutSession,
  expireCheckoutSessionIfDue,
  findCheckoutSession,
} from '../checkout/checkout-sessions'
import { expandSession } from '../checkout/expand-session'
import { listLineItems } from '../checkout/line-items'
import type {
  ChargeDocument,
  DisputeDocument,
  PaymentIntentDocument,
  RefundDocument,
} from '../documents'
import { showBalance } from '../payments/balance'
import { cancelIntent, captureIntent } from '../payments/payment-intents'
import { createRefund } from '../payments/refunds'
import type { StripeRuntime } from '../stripe-runtime'
import { createResourceMissingError, StripeApiError } from './api-error'
import { toChargeObject, toDisputeObject, toIntentObject, toRefundObject } from './api-objects'
import {
  listCharges,
  listCheckoutSessions,
  listDisputes,
  listEvents,
  listRefunds,
  showEvent,
} from './list-endpoints'
import { noParameters, retrieveSessionParameters } from './parameters'
import type { ParsedForm } from './parse-form'
import { parseParameters } from './parse-parameters'

type ApiCall = { runtime: StripeRuntime; form: ParsedForm; id: string }
type ApiRoute = [method: 'GET' | 'POST', path: RegExp, answer: (call: ApiCall) => object]

const showObject =
  <T>(kind: string, noun: string, toObject: (document: T) => object, param = 'id') =>
  ({ runtime, form, id }: ApiCall) => {
    parseParameters(noParameters, form)
    const document = runtime.store.get<T>(kind, id)
    if (!document) throw createResourceMissingError(noun, id, param)
    return toObject(document)
  }

const routes: ApiRoute[] = [
  [
    'POST',
    /^\/checkout\/sessions$/,
    ({ runtime, form }) => {
      const { session, expansions } = createCheckoutSession(runtime, form)
      return expandSession(runtime, session, expansions)
    },
  ],
  ['GET', /^\/checkout\/sessions$/, ({ runtime, form }) => listCheckoutSessions(runtime, form)],
  [
    'GET',
    /^\/checkout\/sessions\/(\w+)$/,
    ({ runtime, form, id }) => {
      const { expand } = parseParameters(retrieveSessionParameters, form)
      expireCheckoutSessionIfDue(runtime, id)
      return expandSession(runtime, findCheckoutSession(runtime, id), expand)
    },
  ],
  [
    'GET',
    /^\/checkout\/sessions\/(\w+)\/line_items$/,
    ({ runtime, form, id }) => listLineItems(runtime, id, form),
  ],
  [
    'POST',
    /^\/checkout\/sessions\/(\w+)\/expire$/,
    ({ runtime, form, id }) => {
      parseParameters(noParameters, form)
      return expireCheckoutSession(runtime, id)
    },
  ],
  [
    'GET',
    /^\/payment_intents\/(\w+)$/,
    showObject<PaymentIntentDocument>('intent', 'payment_intent', toIntentObject, 'intent'),
  ],
  [
    'POST',
    /^\/payment_intents\/(\w+)\/capture$/,
    ({ runtime, form, id }) => captureIntent(runtime, id, form),
  ],
  [
    'POST',
    /^\/payment_intents\/(\w+)\/cancel$/,
    ({ runtime, form, id }) => cancelIntent(runtime, id, form),
  ],
  ['GET', /^\/charges$/, ({ runtime, form }) => listCharges(runtime, form)],
  ['GET', /^\/charges\/(\w+)$/, showObject<ChargeDocument>('charge', 'charge', toChargeObject)],
  ['POST', /^\/refunds$/, ({ runtime, form }) => createRefund(runtime, form)],
  ['GET', /^\/refunds$/, ({ runtime, form }) => listRefunds(runtime, form)],
  ['GET', /^\/refunds\/(\w+)$/, showObject<RefundDocument>('refund', 'refund', toRefundObject)],
  ['GET', /^\/disputes$/, ({ runtime, form }) => listDisputes(runtime, form)],
  [
    'GET',
    /^\/disputes\/(\w+)$/,
    showObject<DisputeDocument>('dispute', 'dispute', toDisputeObject, 'dispute'),
  ],
  [
    'GET',
    /^\/balance$/,
    ({ runtime, form }) => {
      parseParameters(noParameters, form)
      return showBalance(runtime)
    },
  ],
  ['GET', /^\/events$/, ({ runtime, form }) => listEvents(runtime, form)],
  ['GET', /^\/events\/(\w+)$/, ({ runtime, id }) => showEvent(runtime, id)],
]

/** Answers a call below /v1, or throws a StripeApiError. */
export const callStripeApi = (
  runtime: StripeRuntime,
  method: string,
  path: string,
  form: ParsedForm,
): object => {
  for (const [routeMethod, pattern, answer] of routes) {
    const match = method === routeMethod && pattern.exec(path)
    if (match) return answer({ runtime, form, id: match[1] ?? '' })
  }
  throw new StripeApiError(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: /v1${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
  })
}
