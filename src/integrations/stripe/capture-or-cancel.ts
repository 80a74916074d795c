import type { Stripe } from 'stripe'
import { isPermanentError } from '../vendor-error'
import { createOnce } from './create-once'
import type { StripeCaller } from './stripe-caller'
import type { MoneyState, PaymentSettlement, StripeClient } from './stripe-client'

/** The state of an intent's money. */
export const intentMoneyState = ({ status }: Pick<Stripe.PaymentIntent, 'status'>): MoneyState => {
  if (status === 'succeeded') return 'captured'
  if (status === 'requires_capture') return 'authorized'
  if (status === 'processing') return 'processing'
  return status === 'canceled' ? 'voided' : 'unpaid'
}

const isSettled = (state: MoneyState) => state === 'captured' || state === 'voided'

type SettlementAction = 'capture' | 'cancel'

/** Captures or voids authorized money. If Stripe refuses because it is settled, that state is answered. */
export const createSettlementCalls = (
  stripe: Stripe,
  call: StripeCaller,
): Pick<StripeClient, 'ensureCaptured' | 'ensureVoided'> => {
  const { paymentIntents: intents } = stripe
  const read = (id: string) =>
    call({ method: 'GET /payment_intents/{id}', request: { id } }, () => intents.retrieve(id))
  const createSettlement =
    (action: SettlementAction) =>
    async ({ key, paymentRef: id }: PaymentSettlement): Promise<MoneyState> => {
      const create = (idempotencyKey: string) =>
        call(
          { method: `POST /payment_intents/{id}/${action}`, request: { id, idempotencyKey } },
          () => intents[action](id, {}, { idempotencyKey }),
        )
      const find = async () => {
        const intent = await read(id)
        return isSettled(intentMoneyState(intent)) ? intent : undefined
      }
      try {
        return intentMoneyState(await createOnce({ key, create, find }))
      } catch (error) {
        const intent = isPermanentError(error) ? await find() : undefined
        if (intent) return intentMoneyState(intent)
        throw error
      }
    }
  return { ensureCaptured: createSettlement('capture'), ensureVoided: createSettlement('cancel') }
}
