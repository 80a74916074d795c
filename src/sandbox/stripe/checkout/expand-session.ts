import { toSessionObject } from '../api/api-objects'
import type { SessionExpansion } from '../api/parameters'
import type { CheckoutSessionDocument, PaymentIntentDocument } from '../documents'
import type { StripeRuntime } from '../stripe-runtime'
import { toLineItemList } from './line-items'

/** The session with the objects that the caller asked for in place of their ids. */
export const expandSession = (
  { store }: StripeRuntime,
  session: CheckoutSessionDocument,
  expansions: readonly SessionExpansion[] = [],
) => {
  const intent = expansions.includes('payment_intent')
    ? store.get<PaymentIntentDocument>('intent', session.payment_intent ?? '')
    : undefined
  return {
    ...toSessionObject(session, intent),
    ...(expansions.includes('line_items') && { line_items: toLineItemList(session) }),
  }
}
