import { Stripe } from 'stripe'
import { eventShape } from '../api/api-objects'
import type { Account, Delivery, StripeEvent } from '../documents'

type Endpoint = { url: string; secret: string }

const answerWithinMs = 10_000
const longestPauseMs = 60_000

const backOff = (attempt: number) => Math.min(longestPauseMs, 1000 * 2 ** (attempt - 1))

const send = async (endpoint: Endpoint, event: StripeEvent, stop: AbortSignal) => {
  const { url, secret } = endpoint
  const payload = JSON.stringify(eventShape(event, 1), null, 2)
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
      signal: AbortSignal.any([stop, AbortSignal.timeout(answerWithinMs)]),
    })
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false
  }
}

/** Sends one delivery and drops it on a 2xx; else it comes due again after 1 s, 2 s, 4 s … 60 s. */
export const openPostman =
  (account: Account, endpoint: Endpoint) =>
  async (deliveryId: string, stop: AbortSignal): Promise<void> => {
    const { shelf, now, due } = account
    const delivery = shelf.get<Delivery>('delivery', deliveryId)
    const event = delivery && shelf.get<StripeEvent>('event', delivery.eventId)
    if (!event) return
    if (await send(endpoint, event, stop)) return shelf.drop('delivery', deliveryId)
    const attempt = delivery.attempt + 1
    const dueAt = now() + backOff(attempt)
    shelf.put('delivery', deliveryId, { ...delivery, attempt, dueAt })
    due('delivery', deliveryId, dueAt)
  }
