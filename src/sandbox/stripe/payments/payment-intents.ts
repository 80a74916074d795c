import { invalid, noSuch } from '../api/api-error'
import { chargeShape, intentShape } from '../api/api-objects'
import { cancellation, nothing } from '../api/parameters'
import type { Form } from '../api/parse-form'
import { check } from '../api/parse-parameters'
import { findSession } from '../checkout/checkout-sessions'
import type { Account, Charge, Intent } from '../documents'
import { announce } from '../webhooks/record-stripe-event'

const findIntent = ({ shelf }: Account, id: string) => {
  const intent = shelf.get<Intent>('intent', id)
  if (!intent) throw noSuch('payment_intent', id, 'intent')
  return intent
}

const unexpected = (act: string, { status }: Intent, allowed: readonly string[]) =>
  invalid(
    `This PaymentIntent could not be ${act} because it has a status of ${status}. Only a PaymentIntent with one of the following statuses may be ${act}: ${allowed.join(', ')}.`,
    { code: 'payment_intent_unexpected_state' },
  )

/** Takes what is held, all of it; less was never asked for. */
export const captureIntent = (account: Account, id: string, form: Form) => {
  check(nothing, form)
  const intent = findIntent(account, id)
  const charge = account.shelf.get<Charge>('charge', intent.latest_charge ?? '')
  if (intent.status !== 'requires_capture' || !charge)
    throw unexpected('captured', intent, ['requires_capture'])
  const taken: Charge = { ...charge, captured: true }
  const done: Intent = { ...intent, status: 'succeeded' }
  account.shelf.put('charge', taken.id, taken)
  account.shelf.put('intent', done.id, done)
  const session = findSession(account, intent.session)
  account.shelf.put('session', session.id, { ...session, payment_status: 'paid' })
  announce(account, 'charge.captured', chargeShape(taken))
  announce(account, 'payment_intent.succeeded', intentShape(done))
  return intentShape(done)
}

const cancellable = ['requires_payment_method', 'requires_capture']

/** Lets go of what is held; nothing was charged then. */
export const cancelIntent = (account: Account, id: string, form: Form) => {
  const { cancellation_reason } = check(cancellation, form)
  const intent = findIntent(account, id)
  if (!cancellable.includes(intent.status)) throw unexpected('canceled', intent, cancellable)
  const session = findSession(account, intent.session)
  if (session.status === 'open')
    throw invalid(
      'You cannot cancel this PaymentIntent because it was created by a Checkout Session. Expire the Checkout Session instead.',
    )
  const reason = cancellation_reason ?? null
  const canceled: Intent = { ...intent, status: 'canceled', cancellation_reason: reason }
  account.shelf.put('intent', canceled.id, canceled)
  announce(account, 'payment_intent.canceled', intentShape(canceled))
  return intentShape(canceled)
}
