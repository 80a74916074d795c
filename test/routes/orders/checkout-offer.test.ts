import { expect, test } from 'bun:test'
import { RefusalError } from '../../../events/refusal-error'
import type { ProjectRow } from '../../../projections/projects'
import { VendorError } from '../../../src/integrations/vendor-error'
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
  let requestCount = 0
  const ensureCheckout = () => {
    requestCount += 1
    return silence
  }
  const deps = {
    catalogueSnapshot: async () => ({ catalogue: { versions: [] } }),
    vendorQueries: { ensureCheckout, runPreflight: async () => [] },
  } as unknown as RouteDependencies
  expect(await loadCheckoutOffer(deps, unpaid, 'request-1')).toEqual({ url: null })
  expect(requestCount).toBe(1)
})

const failing = (error: Error) => {
  const alerts: string[][] = []
  const deps = {
    catalogueSnapshot: async () => ({ catalogue: { versions: [] } }),
    vendorQueries: { ensureCheckout: () => Promise.reject(error), runPreflight: async () => [] },
    alert: async (...alert: string[]) => void alerts.push(alert),
  } as unknown as RouteDependencies
  return { deps, alerts }
}

const vendorError = new VendorError({
  vendor: 'stripe',
  errorClass: 'transient',
  code: 'TIMEOUT',
  vendorText: 'no answer',
  owner: 'vendor',
})

test.each([
  ['a vendor that fails', vendorError],
  ['an order that may not be paid now', new RefusalError('NOT_PAYABLE', 'paid meanwhile')],
])('%s leaves the order without an offer, and nobody is alerted', async (_, error) => {
  const { deps, alerts } = failing(error)
  expect(await loadCheckoutOffer(deps, unpaid, 'request-1')).toEqual({ url: null })
  expect(alerts).toEqual([])
})

test('a bug leaves the order without an offer too, and the operator is alerted', async () => {
  const { deps, alerts } = failing(new TypeError('undefined is not a function'))
  expect(await loadCheckoutOffer(deps, unpaid, 'request-1')).toEqual({ url: null })
  expect(alerts).toEqual([['checkout-failed', 'berger', 'TypeError: undefined is not a function']])
})
