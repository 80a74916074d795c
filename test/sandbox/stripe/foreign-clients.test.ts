import { afterAll, expect, test } from 'bun:test'
import {
  checkoutParameters,
  closeAll,
  createStripeClient,
  openSandboxStripe,
  postForm,
  sandboxSecretKey,
} from './sandbox-stripe-fixture'

const standIn = await openSandboxStripe()
const stripe = createStripeClient(standIn)
afterAll(closeAll)

const line = (name: string, cents: number, quantity = 1) => ({
  quantity,
  price_data: { currency: 'eur', unit_amount: cents, product_data: { name } },
})
const twelveLines = Array.from({ length: 12 }, (_, index) => line(`Teil ${index + 1}`, 100, 2))

/** As a client without Stripe's library calls it. */
const call = async (method: string, path: string, body?: string, headers: object = {}) => {
  const response = await fetch(`${standIn.url}/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${sandboxSecretKey}`,
      ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  })
  return { status: response.status, body: (await response.json()) as Record<string, never> }
}

test('line items are expanded at creation, retrieval and in the list', async () => {
  const created = await stripe.checkout.sessions.create({
    ...checkoutParameters({ line_items: twelveLines }),
    expand: ['line_items', 'payment_intent'],
  })
  const shown = await stripe.checkout.sessions.retrieve(created.id, { expand: ['line_items'] })
  const listed = await stripe.checkout.sessions.list({ expand: ['data.line_items'] })
  for (const session of [created, shown, listed.data.find(({ id }) => id === created.id)]) {
    expect(session?.line_items).toMatchObject({ object: 'list', has_more: true })
    expect(session?.line_items?.data).toHaveLength(10)
    expect(session?.line_items?.data[0]).toMatchObject({
      object: 'item',
      description: 'Teil 1',
      quantity: 2,
      amount_subtotal: 200,
      amount_total: 200,
      currency: 'eur',
      price: { object: 'price', unit_amount: 100, type: 'one_time' },
    })
  }
  expect(await stripe.checkout.sessions.retrieve(created.id)).not.toHaveProperty('line_items')
})

test('line items are listed page by page', async () => {
  const { id } = await stripe.checkout.sessions.create(
    checkoutParameters({ line_items: twelveLines }),
  )
  const names: unknown[] = []
  for await (const item of stripe.checkout.sessions.listLineItems(id, { limit: 5 }))
    names.push(item.description)
  expect(names).toEqual(twelveLines.map(({ price_data }) => price_data.product_data.name))
})

test('the details of a customer are there once they are known', async () => {
  const anonymous = await stripe.checkout.sessions.create(checkoutParameters())
  expect(anonymous.customer_details).toBeNull()
  const known = await stripe.checkout.sessions.create(
    checkoutParameters({ customer_email: 'ada@berger.example' }),
  )
  expect(known.customer_details).toMatchObject({ email: 'ada@berger.example', name: null })
  for (const { url } of [anonymous, known]) await postForm(`${url}/pay`)
  const paid = await Promise.all(
    [anonymous, known].map(({ id }) => stripe.checkout.sessions.retrieve(id)),
  )
  expect(paid.map(({ customer_details }) => customer_details)).toMatchObject([
    { email: 'buyer@stripe.example', tax_exempt: 'none', tax_ids: [], address: { country: 'DE' } },
    { email: 'ada@berger.example', name: 'Sandbox Buyer' },
  ])
})

test.each([255, 256])('a key of %p characters is judged by its length', async (length) => {
  const body = new URLSearchParams({
    mode: 'payment',
    success_url: 'http://localhost:3000/',
    'line_items[0][price_data][currency]': 'eur',
    'line_items[0][price_data][unit_amount]': '4900',
    'line_items[0][price_data][product_data][name]': 'Verzeichnis',
  })
  const headers = { 'idempotency-key': 'k'.repeat(length) }
  const answer = await call('POST', '/checkout/sessions', String(body), headers)
  expect(answer.status).toBe(length > 255 ? 400 : 200)
  if (length > 255) expect(answer.body.error).toMatchObject({ type: 'invalid_request_error' })
})

test('the usual parameters are taken, and those that would change the money are not', async () => {
  const usual = {
    ...checkoutParameters(),
    allow_promotion_codes: false,
    automatic_tax: { enabled: false },
    billing_address_collection: 'required',
    customer_creation: 'always',
    invoice_creation: { enabled: false },
    payment_method_types: ['card'],
    phone_number_collection: { enabled: true },
    submit_type: 'pay',
    tax_id_collection: { enabled: true },
    payment_intent_data: {
      receipt_email: 'ada@berger.example',
      setup_future_usage: 'off_session',
      statement_descriptor_suffix: 'VRS',
    },
    line_items: [
      {
        quantity: 1,
        adjustable_quantity: { enabled: false },
        price_data: {
          currency: 'eur',
          unit_amount: 4900,
          tax_behavior: 'inclusive',
          product_data: { name: 'Verzeichnis', tax_code: 'txcd_10000000' },
        },
      },
    ],
  } as const
  const create = (change: object) =>
    stripe.checkout.sessions.create({ ...usual, ...change } as never)
  expect(await create({})).toMatchObject({ payment_method_types: ['card'], amount_total: 4900 })
  await expect(create({ automatic_tax: { enabled: true } })).rejects.toMatchObject({
    param: 'automatic_tax[enabled]',
  })
  await expect(create({ discounts: [{ coupon: 'half' }] })).rejects.toMatchObject({
    code: 'parameter_unknown',
    param: 'discounts',
  })
})

test.each([
  ['POST', '/checkout/sessions', 'colour=red&taste=sweet', 'mode'],
  ['POST', '/checkout/sessions', 'mode=payment', 'success_url'],
  ['POST', '/refunds', 'payment_intent=pi_none', 'payment_intent'],
  ['POST', '/refunds', 'charge=ch_none', 'charge'],
  ['GET', '/checkout/sessions/cs_none', undefined, 'session'],
  ['GET', '/checkout/sessions/cs_none/line_items', undefined, 'session'],
  ['GET', '/payment_intents/pi_none', undefined, 'intent'],
  ['POST', '/payment_intents/pi_none/capture', '', 'intent'],
  ['GET', '/charges/ch_none', undefined, 'id'],
  ['GET', '/charges?limit=0', undefined, 'limit'],
  ['GET', '/charges?starting_after=ch_none', undefined, 'starting_after'],
])('%s %s with %p names the parameter %s', async (method, path, body, param) => {
  const answer = await call(method, path, body)
  expect(answer.body.error).toMatchObject({ type: 'invalid_request_error', param })
})

test('several unknown parameters are named together, and a code leads to its description', async () => {
  const query = new URLSearchParams({ colour: 'red', taste: 'sweet' })
  const { body } = await call('GET', `/charges?${query}`)
  expect(body.error).toMatchObject({
    message: 'Received unknown parameters: colour, taste',
    param: 'colour',
    doc_url: 'https://stripe.com/docs/error-codes/parameter-unknown',
  })
})

test('lines of two currencies, and a direct debit to be captured later, are refused', async () => {
  const other = {
    ...line('Teil', 500),
    price_data: { ...line('Teil', 500).price_data, currency: 'usd' },
  }
  const mixed = checkoutParameters({ line_items: [line('Teil', 500), other] })
  await expect(stripe.checkout.sessions.create(mixed)).rejects.toMatchObject({
    param: 'line_items',
  })
  // Clients of older versions of the API name the ways to pay.
  const debit = {
    ...checkoutParameters({ payment_intent_data: { capture_method: 'manual' } }),
    payment_method_types: ['card', 'sepa_debit'],
  }
  await expect(stripe.checkout.sessions.create(debit as never)).rejects.toMatchObject({
    param: 'payment_method_types',
  })
})
