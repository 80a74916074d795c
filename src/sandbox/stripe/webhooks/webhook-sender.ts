import { Stripe } from 'stripe'
import { toEventObject } from '../api/api-objects'
import type { StripeEventDocument, WebhookDelivery } from '../documents'
import type { StripeRuntime } from '../stripe-runtime'

type WebhookEndpoint = { url: string; secret: string }

const responseTimeoutMs = 10_000
const maxBackoffMs = 60_000

const computeBackoffMs = (attempt: number) => Math.min(maxBackoffMs, 1000 * 2 ** (attempt - 1))

const sendEvent = async (
  endpoint: WebhookEndpoint,
  event: StripeEventDocument,
  signal: AbortSignal,
) => {
  const { url, secret } = endpoint
  const payload = JSON.stringify(toEventObject(event, 1), null, 2)
  const signature = await Stripe.webhooks.generateTestHeaderStringAsync({ payload, secret })
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'stripe-signature': signature,
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
      },
      body: payload,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(responseTimeoutMs)]),
    })
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false
  }
}

/** Sends one delivery and removes it after a 2xx; otherwise retries after 1 s, 2 s, 4 s … 60 s. */
export const createWebhookSender =
  (runtime: StripeRuntime, endpoint: WebhookEndpoint) =>
  async (deliveryId: string, signal: AbortSignal): Promise<void> => {
    const { store, now, schedule } = runtime
    const delivery = store.get<WebhookDelivery>('delivery', deliveryId)
    const event = delivery && store.get<StripeEventDocument>('event', delivery.eventId)
    if (!event) return
    if (await sendEvent(endpoint, event, signal)) return store.remove('delivery', deliveryId)
    const attempt = delivery.attempt + 1
    const dueAt = now() + computeBackoffMs(attempt)
    store.put('delivery', deliveryId, { ...delivery, attempt, dueAt })
    schedule('delivery', deliveryId, dueAt)
  }
