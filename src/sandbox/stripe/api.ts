import type { Account, Charge, Intent, Refund } from './account'
import { check } from './check'
import type { Form } from './form'
import { cancelIntent, captureIntent } from './intents'
import { listCharges, listEvents, listRefunds, listSessions, showEvent } from './lists'
import { nothing, oneSession } from './parameters'
import { createRefund } from './refunds'
import { noSuch, Refusal } from './refusal'
import { createSession, expireIfDue, expireSession, findSession } from './sessions'
import { chargeShape, intentShape, refundShape, sessionShape } from './shapes'

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
