import type { Fault } from '../../src/sandbox/fault-injector'
import type { Inventory } from '../../src/sandbox/setup/sandbox-inventory'
import type { Running } from './service-process'
import { until } from './service-process'

export type Placed = {
  projectId: string
  orderNumber: string
  orderToken: string
  status: string
  total: { netCents: number; taxCents: number; grossCents: number; currency: string }
  checkoutUrl: string | null
  statusUrl: string
}
/** Where the service answers. */
type At = Pick<Running, 'url'>

export type Order = Placed & { slug: string; host: string; key: string }

export type Shown = {
  status: string
  steps: {
    step: string
    state: string
    at?: string
    attempt?: number
    message?: string
    owner?: string
  }[]
  url?: string
}

export const ada = {
  name: 'Ada Berger',
  email: 'ada@example.org',
  company: 'Berger GmbH',
  street: 'Hauptstr. 1',
  postalCode: '50667',
  city: 'Köln',
  country: 'DE',
  phone: '+49 221 123',
  vatId: 'DE123456789',
}

/** The order of the example, for this slug. */
export const orderBody = (slug: string, change: object = {}) => ({
  customer: ada,
  projectType: 'business_directory',
  name: 'Steuerberater Köln',
  slug,
  bundle: 'verzeichnis-basic',
  plugins: [],
  billingCycle: 'monthly',
  domain: { kind: 'subdomain', label: slug, baseDomain: 'vrs.localhost' },
  payment: { method: 'stripe_prepaid' },
  ...change,
})

export const postOrder = (
  { url }: At,
  body: unknown,
  key: string = crypto.randomUUID(),
): Promise<Response> =>
  fetch(`${url}/api/v1/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
  })

/** Orders and expects 201. */
export const placeOrder = async (
  running: At,
  slug: string,
  change: object = {},
  key: string = crypto.randomUUID(),
): Promise<Order> => {
  const answer = await postOrder(running, orderBody(slug, change), key)
  if (answer.status !== 201)
    throw new Error(`expected 201, found ${answer.status} ${await answer.text()}`)
  const placed = (await answer.json()) as Placed
  return { ...placed, slug, key, host: `${slug}.vrs.localhost` }
}

const press = async ({ checkoutUrl, orderNumber }: Order, button: 'pay' | 'decline') => {
  if (!checkoutUrl) throw new Error(`expected a checkout of order ${orderNumber}, found none`)
  const answer = await fetch(`${checkoutUrl}/${button}`, { method: 'POST', redirect: 'manual' })
  return answer.status
}

export const pay = (order: Order) => press(order, 'pay')
export const decline = (order: Order) => press(order, 'decline')

export const asked = (order: Pick<Order, 'orderToken'>) => ({
  headers: { authorization: `Bearer ${order.orderToken}` },
})

export const statusOf = async ({ url }: At, order: Order): Promise<Shown> => {
  const answer = await fetch(`${url}/api/v1/orders/${order.projectId}`, asked(order))
  if (answer.status !== 200)
    throw new Error(`expected 200, found ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Shown
}

/** Waits until the order has this status; says where it stands if it does not come. */
export const reaches = async (
  running: At,
  order: Order,
  status: string,
  withinMs = 20_000,
): Promise<Shown> => {
  let last: Shown | undefined
  try {
    return await until(
      status,
      async () => {
        last = await statusOf(running, order)
        return last.status === status && last
      },
      withinMs,
    )
  } catch (error) {
    throw new Error(`expected ${order.slug} to become ${status}, found ${JSON.stringify(last)}`, {
      cause: error,
    })
  }
}

export const inventory = async ({ url }: At): Promise<Inventory> =>
  (await (await fetch(`${url}/sandbox/inventory`)).json()) as Inventory

export const addFault = async ({ url }: At, fault: Fault) => {
  const answer = await fetch(`${url}/sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  })
  if (answer.status !== 204) throw new Error(`expected 204, found ${answer.status}`)
}

export const armedFaults = async ({ url }: At): Promise<Fault[]> =>
  (await (await fetch(`${url}/sandbox/faults`)).json()) as Fault[]

export const clearFaults = ({ url }: At) => fetch(`${url}/sandbox/faults`, { method: 'DELETE' })

/** Whoever signs in with the sandbox's password; answers the cookie for further requests. */
export const signIn = async ({ url }: At, email: string): Promise<string> => {
  const answer = await fetch(`${url}/login`, {
    method: 'POST',
    headers: { origin: url },
    body: new URLSearchParams({ email, password: 'vrs-sandbox' }),
    redirect: 'manual',
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  if (answer.status !== 303 || !cookie)
    throw new Error(`expected 303 with a session for ${email}, found ${answer.status}`)
  return cookie
}

/** One act of a caseworker, as her browser sends the form. */
export const act = (
  { url }: At,
  cookie: string,
  projectId: string,
  name: string,
  fields: Record<string, string>,
): Promise<Response> =>
  fetch(`${url}/admin/projects/${projectId}/${name}`, {
    method: 'POST',
    headers: { cookie, origin: url },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })

/** A request to a site, through the router as a browser would send it. */
export const atSite = (
  { sitesPort }: Running,
  { host }: Pick<Order, 'host'>,
  path: string,
  init: RequestInit = {},
): Promise<Response> =>
  fetch(`http://127.0.0.1:${sitesPort}${path}`, {
    redirect: 'manual',
    ...init,
    headers: { ...(init.headers as Record<string, string>), host },
  })
