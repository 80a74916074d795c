import { expect, test } from 'bun:test'
import type { ProjectRow } from '../../projections/projects'
import type { Desk } from '../../src/routes/desk'
import { checkoutUrl } from '../../src/routes/ordering/checkout'

const unpaid = {
  id: 'berger',
  paymentMethod: 'stripe_prepaid',
  price: { grossCents: 5831 },
  progress: 'pending_payment',
  payment: null,
} as ProjectRow

test('nobody waits for a Stripe that does not answer: the payment is offered later', async () => {
  const { promise: silence } = Promise.withResolvers<never>()
  const desk = { questions: { ensureCheckout: () => silence } } as unknown as Desk
  expect(await checkoutUrl(desk, unpaid, 'request-1')).toBeNull()
})
