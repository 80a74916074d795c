import { chargeShape, intentShape, sessionShape } from '../api/api-objects'
import { findSession } from '../checkout/checkout-sessions'
import { type Account, type Charge, type Intent, mintId, type Session, seconds } from '../documents'
import { announce } from '../webhooks/record-stripe-event'

export type Means = 'card' | 'sepa_debit' | 'sepa_debit_failing'

const debitTakesMs = 1000

const newIntent = (account: Account, session: Session): Intent => {
  const intent: Intent = {
    id: mintId('pi_'),
    created: seconds(account),
    session: session.id,
    status: 'requires_payment_method',
    amount: session.amount_total,
    currency: session.currency,
    ...session.intent,
    latest_charge: null,
    declined: false,
    settles: null,
    cancellation_reason: null,
  }
  announce(account, 'payment_intent.created', intentShape(intent))
  return intent
}

const intentOf = (account: Account, session: Session): Intent => {
  const found =
    session.payment_intent && account.shelf.get<Intent>('intent', session.payment_intent)
  return found || newIntent(account, session)
}

type Outcome = Charge['status'] | 'held'

const charge = (account: Account, intent: Intent, outcome: Outcome): Charge => {
  const status = outcome === 'failed' ? 'failed' : 'succeeded'
  const made: Charge = {
    id: mintId('ch_'),
    created: seconds(account),
    session: intent.session,
    payment_intent: intent.id,
    status,
    captured: outcome === 'succeeded',
    amount: intent.amount,
    amount_refunded: 0,
    currency: intent.currency,
    disputed: false,
    metadata: intent.metadata,
  }
  account.shelf.put('charge', made.id, made)
  announce(account, `charge.${status}`, chargeShape(made))
  return made
}

const succeed = (account: Account, intent: Intent) => {
  const paid = charge(account, intent, 'succeeded')
  const done: Intent = {
    ...intent,
    status: 'succeeded',
    latest_charge: paid.id,
    declined: false,
    settles: null,
  }
  account.shelf.put('intent', done.id, done)
  announce(account, 'payment_intent.succeeded', intentShape(done))
}

/** The bank keeps the money aside: it is neither ours nor the customer's to spend. */
const hold = (account: Account, intent: Intent) => {
  const authorised = charge(account, intent, 'held')
  const held: Intent = {
    ...intent,
    status: 'requires_capture',
    latest_charge: authorised.id,
    declined: false,
  }
  account.shelf.put('intent', held.id, held)
  announce(account, 'payment_intent.amount_capturable_updated', intentShape(held))
}

const fail = (account: Account, intent: Intent) => {
  const failed = charge(account, intent, 'failed')
  const open: Intent = {
    ...intent,
    status: 'requires_payment_method',
    latest_charge: failed.id,
    declined: true,
    settles: null,
  }
  account.shelf.put('intent', open.id, open)
  announce(account, 'payment_intent.payment_failed', intentShape(open))
}

const keep = (account: Account, session: Session) => {
  account.shelf.put('session', session.id, session)
  return session
}

const startDebit = (account: Account, intent: Intent, well: boolean) => {
  const settles = { at: account.now() + debitTakesMs, well }
  const processing: Intent = { ...intent, status: 'processing', settles }
  account.shelf.put('intent', intent.id, processing)
  announce(account, 'payment_intent.processing', intentShape(processing))
  account.due('intent', intent.id, settles.at)
}

/** Pays an open session once; a session that is not open stays as it is. */
export const pay = (account: Account, id: string, means: Means): Session =>
  account.shelf.together(() => {
    const session = findSession(account, id)
    if (session.status !== 'open') return session
    const intent = intentOf(account, session)
    const isHeld = intent.capture_method === 'manual'
    if (isHeld) hold(account, intent)
    else if (means === 'card') succeed(account, intent)
    else startDebit(account, intent, means === 'sepa_debit')
    const payment_status = means === 'card' && !isHeld ? 'paid' : 'unpaid'
    const complete = keep(account, {
      ...session,
      status: 'complete',
      payment_status,
      payment_intent: intent.id,
    })
    announce(account, 'checkout.session.completed', sessionShape(complete))
    return complete
  })

/** The bank says no: the attempt failed, the session stays open for another one. */
export const decline = (account: Account, id: string): Session =>
  account.shelf.together(() => {
    const session = findSession(account, id)
    if (session.status !== 'open') return session
    const intent = intentOf(account, session)
    fail(account, intent)
    return keep(account, { ...session, payment_intent: intent.id })
  })

/** A direct debit comes back from the bank, days later in truth and seconds later here. */
export const settle = (account: Account, intentId: string) =>
  account.shelf.together(() => {
    const intent = account.shelf.get<Intent>('intent', intentId)
    if (!intent?.settles || intent.settles.at > account.now()) return
    const session = findSession(account, intent.session)
    if (intent.settles.well) {
      succeed(account, intent)
      const paid = keep(account, { ...session, payment_status: 'paid' })
      announce(account, 'checkout.session.async_payment_succeeded', sessionShape(paid))
    } else {
      fail(account, intent)
      announce(account, 'checkout.session.async_payment_failed', sessionShape(session))
    }
  })
