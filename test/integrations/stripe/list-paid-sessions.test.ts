import { afterAll, expect, test } from 'bun:test'
import { openStripeClient } from '../../../src/integrations/stripe/open-stripe-client'

const createSession = (number: number) => ({
  id: `cs_${number}`,
  object: 'checkout.session',
  url: null,
  status: 'complete',
  payment_status: 'paid',
  amount_total: 100,
  currency: 'eur',
  payment_intent: `pi_${number}`,
  client_reference_id: null,
  metadata: {},
  expires_at: 1_900_000_000,
})

const sessions = Array.from({ length: 10_150 }, (_, index) => createSession(index))

/** Stripe's list of sessions, 100 at a time, from after the one that is named. */
const server = Bun.serve({
  port: 0,
  fetch: (request) => {
    const query = new URL(request.url).searchParams
    const from = sessions.findIndex(({ id }) => id === query.get('starting_after')) + 1
    const data = sessions.slice(from, from + Number(query.get('limit')))
    return Response.json({ object: 'list', data, has_more: from + 100 < sessions.length })
  },
})

afterAll(() => server.stop(true))

test('all paid sessions are listed, however many pages they fill', async () => {
  const stripe = openStripeClient({
    secretKey: 'sk_test_list',
    webhookSecret: 'whsec_list',
    apiBase: `http://127.0.0.1:${server.port}`,
    record: () => undefined,
  })
  const paid = await stripe.listPaidSessions('2027-01-01T00:00:00.000Z')
  expect(paid.map(({ id }) => id)).toEqual(sessions.map(({ id }) => id))
}, 30_000)
