import type { z } from 'zod'
import { invalid, noSuch } from '../api/api-error'
import { sessionShape } from '../api/api-objects'
import { newSession } from '../api/parameters'
import type { Form } from '../api/parse-form'
import { check } from '../api/parse-parameters'
import { type Account, mintId, type Session, seconds } from '../documents'
import { announce } from '../webhooks/record-stripe-event'

type Wanted = z.output<typeof newSession>

const smallestCharge = 50
const halfAnHour = 1800
const aDay = 86_400

const currencyOf = ({ line_items }: Wanted) => {
  const currencies = new Set(line_items.map((line) => line.price_data.currency))
  if (currencies.size > 1) throw invalid('All line items must have the same currency.')
  return [...currencies][0] ?? 'eur'
}

const totalOf = ({ line_items }: Wanted) => {
  const total = line_items.reduce(
    (sum, { price_data, quantity }) => sum + price_data.unit_amount * (quantity ?? 1),
    0,
  )
  if (total >= smallestCharge) return total
  throw invalid("The Checkout Session's total amount due must add up to at least €0.50 eur", {
    code: 'amount_too_small',
  })
}

const expiryOf = ({ expires_at }: Wanted, now: number) => {
  const expiry = expires_at ?? now + aDay
  const says = (limit: string) =>
    invalid(`The \`expires_at\` timestamp must be ${limit} from Checkout Session creation.`, {
      param: 'expires_at',
    })
  if (expiry < now + halfAnHour) throw says('at least 30 minutes')
  if (expiry > now + aDay) throw says('less than 24 hours')
  return expiry
}

const linesOf = ({ line_items }: Wanted) =>
  line_items.map(({ price_data, quantity }) => ({
    name: price_data.product_data.name,
    description: price_data.product_data.description ?? null,
    cents: price_data.unit_amount,
    quantity: quantity ?? 1,
  }))

export const createSession = (account: Account, form: Form) => {
  const wanted = check(newSession, form)
  const id = mintId('cs_test_', 58)
  const now = seconds(account)
  const session: Session = {
    id,
    created: now,
    expires_at: expiryOf(wanted, now),
    status: 'open',
    payment_status: 'unpaid',
    amount_total: totalOf(wanted),
    currency: currencyOf(wanted),
    lines: linesOf(wanted),
    success_url: wanted.success_url,
    cancel_url: wanted.cancel_url ?? null,
    client_reference_id: wanted.client_reference_id ?? null,
    customer_email: wanted.customer_email ?? null,
    locale: wanted.locale ?? null,
    metadata: wanted.metadata ?? {},
    intent: {
      description: wanted.payment_intent_data?.description ?? null,
      metadata: wanted.payment_intent_data?.metadata ?? {},
      capture_method:
        wanted.payment_intent_data?.capture_method === 'manual' ? 'manual' : 'automatic_async',
    },
    payment_intent: null,
    page: `${account.url()}/c/pay/${id}`,
  }
  account.shelf.put('session', id, session)
  account.due('session', id, session.expires_at * 1000)
  return sessionShape(session)
}

export const findSession = (account: Account, id: string): Session => {
  const session = account.shelf.get<Session>('session', id)
  if (!session) throw noSuch('checkout.session', id)
  return session
}

const expire = (account: Account, session: Session) => {
  const expired: Session = { ...session, status: 'expired' }
  account.shelf.put('session', session.id, expired)
  announce(account, 'checkout.session.expired', sessionShape(expired))
  return sessionShape(expired)
}

export const expireSession = (account: Account, id: string) => {
  const session = findSession(account, id)
  if (session.status === 'open') return expire(account, session)
  throw invalid(
    `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
  )
}

/** Expires the open session if its time has come. */
export const expireIfDue = (account: Account, id: string) =>
  account.shelf.together(() => {
    const session = findSession(account, id)
    if (session.status === 'open' && session.expires_at <= account.now() / 1000)
      expire(account, session)
  })
