import type { ChargeDocument, DisputeDocument, RefundDocument } from '../documents'
import type { StripeRuntime } from '../stripe-runtime'

const sumCents = (amounts: readonly number[]) => amounts.reduce((sum, one) => sum + one, 0)

/** What the account holds, without Stripe's fees: charges less refunds and disputes, in cents. */
export const calculateBalance = ({ store }: StripeRuntime) =>
  sumCents(
    store
      .list<ChargeDocument>('charge')
      .filter(({ captured }) => captured)
      .map(({ amount }) => amount),
  ) -
  sumCents(
    store
      .list<RefundDocument>('refund')
      .filter(({ status }) => status !== 'failed')
      .map(({ amount }) => amount),
  ) +
  sumCents(
    store
      .list<DisputeDocument>('dispute')
      .flatMap(({ bookings }) => bookings.map(({ amount }) => amount)),
  )

const sumFees = ({ store }: StripeRuntime) =>
  sumCents(
    store
      .list<DisputeDocument>('dispute')
      .flatMap(({ bookings }) => bookings.map(({ fee }) => fee)),
  )

/** Only euros are charged here. */
export const showBalance = (runtime: StripeRuntime) => ({
  object: 'balance',
  available: [
    { amount: calculateBalance(runtime) - sumFees(runtime), currency: 'eur', source_types: {} },
  ],
  livemode: false,
  pending: [{ amount: 0, currency: 'eur', source_types: {} }],
})
