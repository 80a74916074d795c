import {
  createSession,
  expireIfDue,
  expireSession,
  findSession,
} from '../checkout/checkout-sessions'
import type { Account, Charge, Intent, Refund } from '../documents'
import { cancelIntent, captureIntent } from '../payments/payment-intents'
import { createRefund } from '../payments/refunds'
import { noSuch, Refusal } from './api-error'
import { chargeShape, intentShape, refundShape, sessionShape } from './api-objects'
import { listCharges, listEvents, listRefunds, listSessions, showEvent } from './list-endpoints'
import { nothing, oneSession } from './parameters'
import type { Form } from './parse-form'
import { check } from './parse-parameters'

type Call = { account: Account; form: Form; id: string }
type Route = [method: 'GET' | 'POST', path: RegExp, answer: (call: Call) => object]

const show =
  <T>(kind: string, noun: string, shape: (found: T) => object) =>
  ({ account, form, id }: Call) => {
    check(nothing, form)
    const found = account.shelf.get<T>(kind, id)
    if (!found) throw noSuch(noun, id)
    return shape(found)
  }

const routes: Route[] = [
  ['POST', /^\/checkout\/sessions$/, ({ account, form }) => createSession(account, form)],
  ['GET', /^\/checkout\/sessions$/, ({ account, form }) => listSessions(account, form)],
  [
    'GET',
    /^\/checkout\/sessions\/(\w+)$/,
    ({ account, form, id }) => {
      const { expand } = check(oneSession, form)
      expireIfDue(account, id)
      const session = findSession(account, id)
      const intent = session.payment_intent ?? ''
      return sessionShape(session, expand && account.shelf.get<Intent>('intent', intent))
    },
  ],
  [
    'POST',
    /^\/checkout\/sessions\/(\w+)\/expire$/,
    ({ account, form, id }) => {
      check(nothing, form)
      return expireSession(account, id)
    },
  ],
  ['GET', /^\/payment_intents\/(\w+)$/, show<Intent>('intent', 'payment_intent', intentShape)],
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
  ['GET', /^\/charges\/(\w+)$/, show<Charge>('charge', 'charge', chargeShape)],
  ['POST', /^\/refunds$/, ({ account, form }) => createRefund(account, form)],
  ['GET', /^\/refunds$/, ({ account, form }) => listRefunds(account, form)],
  ['GET', /^\/refunds\/(\w+)$/, show<Refund>('refund', 'refund', refundShape)],
  ['GET', /^\/events$/, ({ account, form }) => listEvents(account, form)],
  ['GET', /^\/events\/(\w+)$/, ({ account, id }) => showEvent(account, id)],
]

/** Answers a call below /v1, or throws Stripe's refusal. */
export const callApi = (account: Account, method: string, path: string, form: Form): object => {
  for (const [wanted, pattern, answer] of routes) {
    const found = method === wanted && pattern.exec(path)
    if (found) return answer({ account, form, id: found[1] ?? '' })
  }
  throw new Refusal(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: /v1${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
  })
}
