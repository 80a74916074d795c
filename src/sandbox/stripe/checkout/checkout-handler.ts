import type { Incoming, Reply } from '../api/http-server'
import { parseForm } from '../api/parse-form'
import type { Account, Intent, Session } from '../documents'
import { dispute } from '../payments/refunds'
import { decline, type Means, pay } from '../payments/session-payments'
import { checkoutCss } from './checkout-css'
import { CheckoutPage, MissingPage } from './checkout-page'
import { expireIfDue } from './checkout-sessions'

type Answer = Extract<Reply, { kind: 'answer' }>

const html = (status: number, body: unknown, formTargets = ''): Answer => ({
  kind: 'answer',
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' ${formTargets}`,
  },
  body: `<!doctype html>${body}`,
})

const seeOther = (location: string): Answer => ({
  kind: 'answer',
  status: 303,
  headers: { location, 'cache-control': 'no-store' },
  body: '',
})

const css: Answer = {
  kind: 'answer',
  status: 200,
  headers: { 'content-type': 'text/css; charset=utf-8' },
  body: checkoutCss,
}

/** Where Stripe sends the customer afterwards. */
const successOf = ({ success_url, id }: Session) =>
  success_url.replaceAll('{CHECKOUT_SESSION_ID}', id)

const page = (account: Account, status: number, session: Session) =>
  html(
    status,
    CheckoutPage({
      session,
      back: successOf(session),
      declined: declinedBefore(account, session),
    }),
    new URL(session.success_url).origin,
  )

const declinedBefore = ({ shelf }: Account, { payment_intent }: Session) =>
  payment_intent !== null && shelf.get<Intent>('intent', payment_intent)?.declined === true

const meansIn = (body: string): Means => {
  const { method } = parseForm(body)
  return method === 'sepa_debit' || method === 'sepa_debit_failing' ? method : 'card'
}

const act = (account: Account, session: Session, action: string, body: string): Answer => {
  if (session.status === 'expired') return page(account, 410, session)
  if (action === 'pay') return seeOther(successOf(pay(account, session.id, meansIn(body))))
  if (action === 'decline' && session.status === 'complete') return page(account, 409, session)
  if (action === 'decline') decline(account, session.id)
  else dispute(account, session.id)
  return seeOther(session.page)
}

const addresses = /^\/c\/pay\/(\w+)(?:\/(pay|decline|dispute))?$/

/** The hosted page of a session: GET shows it; POST …/pay, …/decline and …/dispute act as the customer or his bank would. */
export const openCheckout =
  (account: Account) =>
  async ({ method, path, body }: Incoming): Promise<Reply> => {
    if (path === '/c/checkout.css') return css
    const [, id = '', action] = addresses.exec(path) ?? []
    if (!account.shelf.get('session', id)) return html(404, MissingPage())
    expireIfDue(account, id)
    const session = account.shelf.get<Session>('session', id)
    if (!session) return html(404, MissingPage())
    if (method === 'POST' && action) return act(account, session, action, body)
    return page(account, action ? 405 : 200, session)
  }
