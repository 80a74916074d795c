import type { Stripe } from 'stripe'
import { isPermanentError } from '../vendor-error'
import { createOnce } from './create-once'
import type { StripeCaller } from './stripe-caller'
import type { MoneyState, PaymentSettlement, StripeClient } from './stripe-client'

/** Where the money of an intent is. */
export const intentMoneyState = ({ status }: Pick<Stripe.PaymentIntent, 'status'>): MoneyState => {
  if (status === 'succeeded') return 'taken'
  if (status === 'requires_capture') return 'held'
  return status === 'canceled' ? 'voided' : 'with the customer'
}

const isSettled = (money: MoneyState) => money === 'taken' || money === 'voided'

type SettlementAction = 'capture' | 'cancel'

/** What becomes of money that is only held. What Stripe refuses is settled already, or is an error. */
export const createSettlementCalls = (
  stripe: Stripe,
  call: StripeCaller,
): Pick<StripeClient, 'ensureCaptured' | 'ensureVoided'> => {
  const { paymentIntents: intents } = stripe
  const read = (id: string) =>
    call({ method: 'GET /payment_intents/{id}', request: { id } }, () => intents.retrieve(id))
  const settling =
    (act: SettlementAction) =>
    async ({ key, paymentRef: id }: PaymentSettlement): Promise<MoneyState> => {
      const create = (idempotencyKey: string) =>
        call({ method: `POST /payment_intents/{id}/${act}`, request: { id, idempotencyKey } }, () =>
          intents[act](id, {}, { idempotencyKey }),
        )
      const find = async () => {
        const found = await read(id)
        return isSettled(intentMoneyState(found)) ? found : undefined
      }
      try {
        return intentMoneyState(await createOnce({ key, create, find }))
      } catch (error) {
        const found = isPermanentError(error) ? await find() : undefined
        if (found) return intentMoneyState(found)
        throw error
      }
    }
  return { ensureCaptured: settling('capture'), ensureVoided: settling('cancel') }
}
