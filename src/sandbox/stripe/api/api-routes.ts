import {
  createCheckoutSession,
  expireCheckoutSession,
  expireCheckoutSessionIfDue,
  findCheckoutSession,
} from '../checkout/checkout-sessions'
import type {
  ChargeDocument,
  PaymentIntentDocument,
  RefundDocument,
  StripeRuntime,
} from '../documents'
import { cancelIntent, captureIntent } from '../payments/payment-intents'
import { createRefund } from '../payments/refunds'
import { createResourceMissingError, StripeApiError } from './api-error'
import { toChargeObject, toIntentObject, toRefundObject, toSessionObject } from './api-objects'
import {
  listCharges,
  listCheckoutSessions,
  listEvents,
  listRefunds,
  showEvent,
} from './list-endpoints'
import { noParameters, retrieveSessionParameters } from './parameters'
import type { ParsedForm } from './parse-form'
import { parseParameters } from './parse-parameters'

type ApiCall = { account: StripeRuntime; form: ParsedForm; id: string }
type ApiRoute = [method: 'GET' | 'POST', path: RegExp, answer: (call: ApiCall) => object]

const showObject =
  <T>(kind: string, noun: string, shape: (found: T) => object) =>
  ({ account, form, id }: ApiCall) => {
    parseParameters(noParameters, form)
    const found = account.store.get<T>(kind, id)
    if (!found) throw createResourceMissingError(noun, id)
    return shape(found)
  }

const routes: ApiRoute[] = [
  ['POST', /^\/checkout\/sessions$/, ({ account, form }) => createCheckoutSession(account, form)],
  ['GET', /^\/checkout\/sessions$/, ({ account, form }) => listCheckoutSessions(account, form)],
  [
    'GET',
    /^\/checkout\/sessions\/(\w+)$/,
    ({ account, form, id }) => {
      const { expand } = parseParameters(retrieveSessionParameters, form)
      expireCheckoutSessionIfDue(account, id)
      const session = findCheckoutSession(account, id)
      const intent = session.payment_intent ?? ''
      return toSessionObject(
        session,
        expand && account.store.get<PaymentIntentDocument>('intent', intent),
      )
    },
  ],
  [
    'POST',
    /^\/checkout\/sessions\/(\w+)\/expire$/,
    ({ account, form, id }) => {
      parseParameters(noParameters, form)
      return expireCheckoutSession(account, id)
    },
  ],
  [
    'GET',
    /^\/payment_intents\/(\w+)$/,
    showObject<PaymentIntentDocument>('intent', 'payment_intent', toIntentObject),
  ],
  [
    'POST',
    /^\/payment_intents\/(\w+)\/capture$/,
    ({ account, form, id }) => captureIntent(account, id, form),
  ],
  [
    'POST',
    /^\/payment_intents\/(\w+)\/cancel$/,
    ({ account, form, id }) => cancelIntent(account, id, form),
  ],
  ['GET', /^\/charges$/, ({ account, form }) => listCharges(account, form)],
  ['GET', /^\/charges\/(\w+)$/, showObject<ChargeDocument>('charge', 'charge', toChargeObject)],
  ['POST', /^\/refunds$/, ({ account, form }) => createRefund(account, form)],
  ['GET', /^\/refunds$/, ({ account, form }) => listRefunds(account, form)],
  ['GET', /^\/refunds\/(\w+)$/, showObject<RefundDocument>('refund', 'refund', toRefundObject)],
  ['GET', /^\/events$/, ({ account, form }) => listEvents(account, form)],
  ['GET', /^\/events\/(\w+)$/, ({ account, id }) => showEvent(account, id)],
]

/** Answers a call below /v1, or throws Stripe's refusal. */
export const callStripeApi = (
  account: StripeRuntime,
  method: string,
  path: string,
  form: ParsedForm,
): object => {
  for (const [wanted, pattern, answer] of routes) {
    const found = method === wanted && pattern.exec(path)
    if (found) return answer({ account, form, id: found[1] ?? '' })
  }
  throw new StripeApiError(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: /v1${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
  })
}
