import { expect, test } from 'bun:test'
import type { ProjectRow } from '../../../projections/projects'
import type { RouteDependencies } from '../../../src/routes/http/route-dependencies'
import { loadCheckoutOffer } from '../../../src/routes/orders/checkout-offer'

const unpaid = {
  id: 'berger',
  paymentMethod: 'stripe_prepaid',
  price: { grossCents: 5831 },
  progress: 'pending_payment',
  payment: null,
} as ProjectRow

test('nobody waits for a Stripe that does not answer: the payment is offered later', async () => {
  const { promise: silence } = Promise.withResolvers<never>()
  let asked = 0
  const ensureCheckout = () => {
    asked += 1
    return silence
  }
  const deps = {
    catalogueSnapshot: async () => ({ catalogue: { versions: [] } }),
    vendorQueries: { ensureCheckout, runPreflight: async () => [] },
  } as unknown as RouteDependencies
  expect(await loadCheckoutOffer(deps, unpaid, 'request-1')).toEqual({ url: null })
  expect(asked).toBe(1)
})
