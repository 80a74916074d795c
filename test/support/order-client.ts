import type { ApiScope } from '../../events/codes'
import type { InjectedFault } from '../../src/sandbox/fault-injector'
import type { SandboxInventory } from '../../src/sandbox/setup/sandbox-inventory'
import type { ServiceProcess } from './service-process'
import { waitUntil } from './service-process'

export type OrderResponse = {
  projectId: string
  orderNumber: string
  orderToken: string
  status: string
  total: { netCents: number; taxCents: number; grossCents: number; currency: string }
  checkoutUrl: string | null
  statusUrl: string
}
/** Where the service answers. */
type ServiceAddress = Pick<ServiceProcess, 'url'>

export type OrderHandle = OrderResponse & { slug: string; host: string; key: string }

export type OrderStatusResponse = {
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

export const adaBerger = {
  name: 'Ada Berger',
  email: 'ada@example.org',
  company: 'Berger GmbH',
  street: 'Hauptstr. 1',
  postalCode: '50667',
  city: 'Köln',
  country: 'DE',
  phone: '+49 221 123',
  vatId: 'DE136695976',
}

/** The order of the example, for this slug. */
export const orderBody = (slug: string, change: object = {}) => ({
  customer: adaBerger,
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
  { url }: ServiceAddress,
  body: unknown,
  key: string = crypto.randomUUID(),
): Promise<Response> =>
  fetch(`${url}/api/v1/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
  })

/** Orders and expects 201. */
export const placeTestOrder = async (
  running: ServiceAddress,
  slug: string,
  change: object = {},
  key: string = crypto.randomUUID(),
): Promise<OrderHandle> => {
  const answer = await postOrder(running, orderBody(slug, change), key)
  if (answer.status !== 201)
    throw new Error(`expected 201, found ${answer.status} ${await answer.text()}`)
  const placed = (await answer.json()) as OrderResponse
  return { ...placed, slug, key, host: `${slug}.vrs.localhost` }
}

const pressCheckoutButton = async (
  { checkoutUrl, orderNumber }: OrderHandle,
  button: 'pay' | 'decline',
) => {
  if (!checkoutUrl) throw new Error(`expected a checkout of order ${orderNumber}, found none`)
  const answer = await fetch(`${checkoutUrl}/${button}`, { method: 'POST', redirect: 'manual' })
  return answer.status
}

export const payCheckout = (order: OrderHandle) => pressCheckoutButton(order, 'pay')
export const declineCheckout = (order: OrderHandle) => pressCheckoutButton(order, 'decline')

export const withOrderToken = (order: Pick<OrderHandle, 'orderToken'>) => ({
  headers: { authorization: `Bearer ${order.orderToken}` },
})

export const fetchOrderStatus = async (
  { url }: ServiceAddress,
  order: OrderHandle,
): Promise<OrderStatusResponse> => {
  const answer = await fetch(`${url}/api/v1/orders/${order.projectId}`, withOrderToken(order))
  if (answer.status !== 200)
    throw new Error(`expected 200, found ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as OrderStatusResponse
}

/** Waits until the order has this status; says where it stands if it does not come. */
export const waitForOrderStatus = async (
  running: ServiceAddress,
  order: OrderHandle,
  status: string,
  withinMs = 20_000,
): Promise<OrderStatusResponse> => {
  let last: OrderStatusResponse | undefined
  try {
    return await waitUntil(
      status,
      async () => {
        last = await fetchOrderStatus(running, order)
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

export const fetchInventory = async ({ url }: ServiceAddress): Promise<SandboxInventory> =>
  (await (await fetch(`${url}/sandbox/inventory`)).json()) as SandboxInventory

export const addFault = async ({ url }: ServiceAddress, fault: InjectedFault) => {
  const answer = await fetch(`${url}/sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  })
  if (answer.status !== 204) throw new Error(`expected 204, found ${answer.status}`)
}

export const fetchFaults = async ({ url }: ServiceAddress): Promise<InjectedFault[]> =>
  (await (await fetch(`${url}/sandbox/faults`)).json()) as InjectedFault[]

export const clearFaults = ({ url }: ServiceAddress) =>
  fetch(`${url}/sandbox/faults`, { method: 'DELETE' })

/** Whoever signs in with the sandbox's password; answers the cookie for further requests. */
export const signIn = async ({ url }: ServiceAddress, email: string): Promise<string> => {
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

/** A personal token of whoever is signed in, as the form of its page issues it. */
export const issuePersonalToken = async (
  { url }: ServiceAddress,
  cookie: string,
  scopes: readonly ApiScope[],
): Promise<string> => {
  const form = new URLSearchParams({ id: Bun.randomUUIDv7(), name: 'Programm', days: '30' })
  for (const scope of scopes) form.append('scopes', scope)
  const answer = await fetch(`${url}/admin/tokens`, {
    method: 'POST',
    headers: { cookie, origin: url },
    body: form,
  })
  const token = /vrsp_[\w-]+/.exec(await answer.text())?.[0]
  if (answer.status !== 201 || !token) throw new Error(`expected a token, found ${answer.status}`)
  return token
}

/** One act of a caseworker, as her browser sends the form. */
export const postProjectAction = (
  { url }: ServiceAddress,
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
export const requestSite = (
  { sitesPort }: ServiceProcess,
  { host }: Pick<OrderHandle, 'host'>,
  path: string,
  init: RequestInit = {},
): Promise<Response> =>
  fetch(`http://127.0.0.1:${sitesPort}${path}`, {
    redirect: 'manual',
    ...init,
    headers: { ...(init.headers as Record<string, string>), host },
  })
