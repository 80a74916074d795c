import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { Stripe } from 'stripe'
import { createFaultInjector } from '../../../src/sandbox/fault-injector'
import { openStripeStandIn, type StripeStandIn } from '../../../src/sandbox/stripe/stripe-stand-in'

export const sandboxSecretKey = 'sk_test_desk'
export const sandboxWebhookSecret = 'whsec_desk'

export const exampleCheckout = {
  key: 'order:berger:checkout:1',
  projectId: 'berger',
  attempt: 1,
  orderNumber: 'VRS-2026-00001',
  amountCents: 4900,
  currency: 'EUR',
  description: 'Verzeichnis',
  successUrl: 'http://localhost:3000/orders/berger',
  cancelUrl: 'http://localhost:3000/orders/berger',
}

const cleanUps: (() => unknown)[] = []

/** Closes and removes what a test opened, the last first. */
export const closeAll = async () => {
  for (const one of cleanUps.splice(0).reverse()) await one()
}

type ReceivedWebhook = { body: string; signature: string }

/** Our side of the webhook: keeps what arrives and answers with `status()`. */
export const openWebhookReceiver = (status = () => 200) => {
  const received: ReceivedWebhook[] = []
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: async (request) => {
      const signature = request.headers.get('stripe-signature') ?? ''
      received.push({ body: await request.text(), signature })
      return new Response(null, { status: status() })
    },
  })
  cleanUps.push(() => server.stop(true))
  return { received, url: `http://127.0.0.1:${server.port}/webhooks/stripe` }
}

export const createStripeDataDir = () => {
  const dir = mkdtempSync(`${tmpdir()}/stripe-`)
  cleanUps.push(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

export const openSandboxStripe = async (
  over: Partial<Parameters<typeof openStripeStandIn>[0]> = {},
): Promise<StripeStandIn & { port: number }> => {
  const faults = createFaultInjector()
  const webhookUrl = 'http://127.0.0.1:9/nobody'
  const settings = {
    dataDir: over.dataDir ?? createStripeDataDir(),
    port: 0,
    faults,
    secretKey: sandboxSecretKey,
  }
  const standIn = await openStripeStandIn({
    ...settings,
    webhookSecret: sandboxWebhookSecret,
    webhookUrl,
    ...over,
  })
  let closed = false
  const close = async () => {
    if (closed) return
    closed = true
    await standIn.close()
  }
  cleanUps.push(close)
  return { ...standIn, close, port: Number(new URL(standIn.url).port) }
}

export const createStripeClient = ({ port }: { port: number }) =>
  new Stripe(sandboxSecretKey, { protocol: 'http', host: '127.0.0.1', port, maxNetworkRetries: 0 })

/** A stand-in, and a client of it. */
export const openStandInWithClient = async () => {
  const standIn = await openSandboxStripe()
  return { standIn, stripe: createStripeClient(standIn) }
}

export const checkoutParameters = (over: Partial<Stripe.Checkout.SessionCreateParams> = {}) =>
  ({
    mode: 'payment',
    client_reference_id: 'project-berger',
    success_url: 'http://localhost:3000/orders/berger?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://localhost:3000/orders/berger',
    line_items: [
      {
        quantity: 1,
        price_data: { currency: 'eur', unit_amount: 4900, product_data: { name: 'Verzeichnis' } },
      },
    ],
    ...over,
  }) satisfies Stripe.Checkout.SessionCreateParams

/** A session at a stand-in of its own, and a client of it. */
export const openCheckoutSession = async (
  over: Partial<Stripe.Checkout.SessionCreateParams> = {},
) => {
  const { standIn, stripe } = await openStandInWithClient()
  const { id, url } = await stripe.checkout.sessions.create(checkoutParameters(over))
  return { standIn, stripe, id, url }
}

export const postForm = (url: string, body?: URLSearchParams) =>
  fetch(url, { method: 'POST', redirect: 'manual', ...(body && { body }) })

export const pollForResult = async <T>(readResult: () => T | undefined | false): Promise<T> => {
  const until = Date.now() + 4000
  for (;;) {
    const found = readResult()
    if (found) return found
    if (Date.now() > until) throw new Error('expected it to happen within 4 s, it did not')
    await Bun.sleep(5)
  }
}

export const webhookTypes = (hooks: ReceivedWebhook[]) =>
  hooks.map(({ body }) => JSON.parse(body).type as string)
