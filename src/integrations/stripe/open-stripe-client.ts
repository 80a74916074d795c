import { Stripe } from 'stripe'
import type { RecordCall } from '../call-log'
import { createSettlementCalls } from './capture-or-cancel'
import { createCheckoutCalls } from './checkout-sessions'
import { createDisputeCalls } from './disputes'
import { createRefundCalls } from './refunds'
import { createStripeCaller } from './stripe-caller'
import type { StripeClient } from './stripe-client'
import { createWebhookCalls } from './webhooks'

export type StripeSettings = {
  secretKey: string
  webhookSecret: string
  /** Another origin than `https://api.stripe.com`, like `http://127.0.0.1:12111`. */
  apiBase?: string
  record: RecordCall
}

const timeoutMs = 15_000

/** Without retries of its own (our steps retry) and without telemetry. */
const createSdk = ({ secretKey, apiBase }: StripeSettings) => {
  const options = { maxNetworkRetries: 0, timeout: timeoutMs, telemetry: false }
  if (!apiBase) return new Stripe(secretKey, options)
  const { protocol, hostname, port } = new URL(apiBase)
  const scheme = protocol === 'https:' ? 'https' : 'http'
  return new Stripe(secretKey, {
    ...options,
    protocol: scheme,
    host: hostname,
    port: port || (scheme === 'https' ? 443 : 80),
  })
}

/** Sends no personal data of customers: they enter it at Stripe. */
export const openStripeClient = (settings: StripeSettings): StripeClient => {
  const stripe = createSdk(settings)
  const call = createStripeCaller(settings.record)
  return {
    ...createCheckoutCalls(stripe, call),
    ...createSettlementCalls(stripe, call),
    ...createRefundCalls(stripe, call),
    ...createDisputeCalls(stripe, call),
    ...createWebhookCalls(stripe, call, settings.webhookSecret),
  }
}
