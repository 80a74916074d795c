import type { StripeHttpRequest, StripeHttpResponse } from '../api/http-server'
import { parseForm } from '../api/parse-form'
import type { CheckoutSessionDocument, PaymentIntentDocument } from '../documents'
import { isPaymentAct, paymentActs } from '../payments/payment-acts'
import {
  declineCheckoutSession,
  payCheckoutSession,
  type SandboxPaymentMethod,
} from '../payments/session-payments'
import type { StripeRuntime } from '../stripe-runtime'
import { checkoutCss } from './checkout-css'
import { CheckoutPage, MissingPage } from './checkout-page'
import { expireCheckoutSessionIfDue } from './checkout-sessions'

type PageResponse = Extract<StripeHttpResponse, { kind: 'answer' }>

const createHtmlResponse = (status: number, body: unknown, formTargets = ''): PageResponse => ({
  kind: 'answer',
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' ${formTargets}`,
  },
  body: `<!doctype html>${body}`,
})

const createRedirect = (location: string): PageResponse => ({
  kind: 'answer',
  status: 303,
  headers: { location, 'cache-control': 'no-store' },
  body: '',
})

const cssResponse: PageResponse = {
  kind: 'answer',
  status: 200,
  headers: { 'content-type': 'text/css; charset=utf-8' },
  body: checkoutCss,
}

/** The address to which Stripe redirects the customer after the payment. */
const buildSuccessUrl = ({ success_url, id }: CheckoutSessionDocument) =>
  success_url.replaceAll('{CHECKOUT_SESSION_ID}', id)

const renderSessionPage = (
  runtime: StripeRuntime,
  status: number,
  session: CheckoutSessionDocument,
) =>
  createHtmlResponse(
    status,
    CheckoutPage({
      session,
      successUrl: buildSuccessUrl(session),
      wasDeclined: wasDeclined(runtime, session),
    }),
    new URL(session.success_url).origin,
  )

const wasDeclined = ({ store }: StripeRuntime, { payment_intent }: CheckoutSessionDocument) =>
  payment_intent !== null &&
  store.get<PaymentIntentDocument>('intent', payment_intent)?.declined === true

const parsePaymentMethod = (body: string): SandboxPaymentMethod => {
  const { method } = parseForm(body)
  return method === 'sepa_debit' || method === 'sepa_debit_failing' ? method : 'card'
}

const handleAction = (
  runtime: StripeRuntime,
  session: CheckoutSessionDocument,
  action: string,
  body: string,
): PageResponse => {
  if (session.status === 'expired') return renderSessionPage(runtime, 410, session)
  if (action === 'pay')
    return createRedirect(
      buildSuccessUrl(payCheckoutSession(runtime, session.id, parsePaymentMethod(body))),
    )
  if (action === 'decline' && session.status === 'complete')
    return renderSessionPage(runtime, 409, session)
  if (action === 'decline') declineCheckoutSession(runtime, session.id)
  if (isPaymentAct(action)) paymentActs[action](runtime, session.id)
  return createRedirect(session.page)
}

const pageActions = ['pay', 'decline', ...Object.keys(paymentActs)].join('|')
const pagePattern = new RegExp(`^/c/pay/(\\w+)(?:/(${pageActions}))?$`)

/**
 * The hosted page of a session: GET shows it; POST …/pay, …/decline and …/<payment act> act for the
 * customer, the bank or the shop at Stripe's own page.
 */
export const createCheckoutHandler =
  (runtime: StripeRuntime) =>
  async ({ method, path, body }: StripeHttpRequest): Promise<StripeHttpResponse> => {
    if (path === '/c/checkout.css') return cssResponse
    const [, id = '', action] = pagePattern.exec(path) ?? []
    if (!runtime.store.get('session', id)) return createHtmlResponse(404, MissingPage())
    expireCheckoutSessionIfDue(runtime, id)
    const session = runtime.store.get<CheckoutSessionDocument>('session', id)
    if (!session) return createHtmlResponse(404, MissingPage())
    if (method === 'POST' && action) return handleAction(runtime, session, action, body)
    return renderSessionPage(runtime, action ? 405 : 200, session)
  }
