import type { Stripe } from 'stripe'
import { isPermanent } from '../vendor-error'
import { once } from './create-once'
import type { CallStripe } from './stripe-caller'
import type { HeldPayment, Money, StripeClient } from './stripe-client'

/** Where the money of an intent is. */
export const moneyIn = ({ status }: Pick<Stripe.PaymentIntent, 'status'>): Money => {
  if (status === 'succeeded') return 'taken'
  if (status === 'requires_capture') return 'held'
  return status === 'canceled' ? 'voided' : 'with the customer'
}

const isSettled = (money: Money) => money === 'taken' || money === 'voided'

type Act = 'capture' | 'cancel'

/** What becomes of money that is only held. What Stripe refuses is settled already, or is an error. */
export const openStripeHeld = (
  stripe: Stripe,
  call: CallStripe,
): Pick<StripeClient, 'ensureCaptured' | 'ensureVoided'> => {
  const { paymentIntents: intents } = stripe
  const read = (id: string) =>
    call({ method: 'GET /payment_intents/{id}', request: { id } }, () => intents.retrieve(id))
  const settling =
    (act: Act) =>
    async ({ key, paymentRef: id }: HeldPayment): Promise<Money> => {
      const create = (idempotencyKey: string) =>
        call({ method: `POST /payment_intents/{id}/${act}`, request: { id, idempotencyKey } }, () =>
          intents[act](id, {}, { idempotencyKey }),
        )
      const find = async () => {
        const found = await read(id)
        return isSettled(moneyIn(found)) ? found : undefined
      }
      try {
        return moneyIn(await once({ key, create, find }))
      } catch (error) {
        const found = isPermanent(error) ? await find() : undefined
        if (found) return moneyIn(found)
        throw error
      }
    }
  return { ensureCaptured: settling('capture'), ensureVoided: settling('cancel') }
}
