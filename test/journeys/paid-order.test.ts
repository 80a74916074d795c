import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { Resolver } from 'node:dns/promises'
import { readFileSync } from 'node:fs'
import { readSitePids } from '../support/child-processes'
import {
  adaBerger,
  declineCheckout,
  fetchInventory,
  fetchOrderStatus,
  type OrderHandle,
  type OrderStatusResponse,
  orderBody,
  payCheckout,
  placeTestOrder,
  postOrder,
  postProjectAction,
  requestSite,
  signIn,
  waitForOrderStatus,
  withOrderToken,
} from '../support/order-client'
import { authorizeRuntime } from '../support/runtime-client'
import { readMessagesUntil } from '../support/server-sent-events'
import type { ServiceProcess } from '../support/service-process'
import { startService, waitUntil } from '../support/service-process'
import {
  expectOneOfEach,
  fetchResourceCounts,
  oneOfEachResource,
  waitForResources,
} from '../support/vendor-resources'

let running: ServiceProcess
beforeAll(async () => {
  running = await startService()
}, 30_000)
afterAll(() => running.close())

const typesOf = async ({ projectId }: OrderHandle) => {
  const rows = await running.sql()<{ type: string }[]>`
    select type from history where stream = ${`project-${projectId}`} order by position`
  return rows.map(({ type }) => type)
}

const mailTo = async (kind: string, { projectId }: OrderHandle) => {
  const { mails } = await fetchInventory(running)
  return mails.find(({ messageId }) => messageId?.includes(`${kind}.${projectId}`))
}

describe('an order that is paid online', () => {
  let order: OrderHandle
  let updates: OrderStatusResponse[]

  test('goes live, and whoever listens hears the state first and then each change', async () => {
    order = await placeTestOrder(running, 'steuerberater-koeln')
    expect(order.status).toBe('pending_payment')
    expect(order.total).toEqual({
      netCents: 5000,
      taxCents: 950,
      grossCents: 5950,
      currency: 'EUR',
    })
    const listening = readMessagesUntil(
      `${running.url}/api/v1/orders/${order.projectId}/events`,
      withOrderToken(order).headers,
      ({ data }) => JSON.parse(data).status === 'active',
    )
    await waitUntil('the stream to be open', async () => {
      return (await fetchOrderStatus(running, order)).status === 'pending_payment'
    })
    expect(await payCheckout(order)).toBe(303)
    const messages = await listening
    updates = messages.map(({ data }) => JSON.parse(data))
    expect(updates[0]?.status).toBe('pending_payment')
    expect(updates.map(({ status }) => status)).toContain('bootstrapping')
    expect(messages.every(({ event }) => event === 'status')).toBe(true)
    const versions = messages.map(({ id }) => Number(id))
    expect(versions).toEqual(versions.toSorted((a, b) => a - b))
    expect(updates.at(-1)?.url).toBe(`http://${order.host}:${running.sitesPort}/`)
    await expectOneOfEach(running, [order])
  }, 30_000)

  test('answers at its name from a process of its own', async () => {
    for (const path of ['/', '/verzeichnis']) {
      const page = await requestSite(running, order, path)
      expect(page.status).toBe(200)
      expect(await page.text()).toContain('Steuerberater Köln')
    }
    const health = await (await requestSite(running, order, '/health')).json()
    expect(health).toMatchObject({ projectId: order.projectId })
    const [pid] = readSitePids(running.dataDir)
    expect(pid).not.toBe(running.pid())
    const command = process.platform === 'linux' ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : ''
    if (process.platform === 'linux') expect(command).toContain('vrs-core/src/main.ts')
    expect((await requestSite(running, { host: 'niemand.vrs.localhost' }, '/')).status).toBe(421)
  })

  test('is found by name', async () => {
    const { dnsPort, coolify } = await fetchInventory(running)
    const resolver = new Resolver()
    resolver.setServers([`127.0.0.1:${dnsPort}`])
    const addresses = await resolver.resolve4(order.host)
    expect(addresses).toHaveLength(1)
    expect(coolify.servers.map(({ ip }) => ip)).toContain(addresses[0] ?? '')
  })

  test('lets the customer in by the link of the welcome mail, once', async () => {
    const mail = await waitUntil('the welcome mail', () => mailTo('welcome', order))
    expect(mail.to).toContain(adaBerger.email)
    const [link = ''] = /http\S+invite=[\w.-]+/.exec(mail.text) ?? []
    const { pathname, search, searchParams, host } = new URL(link)
    expect(host).toBe(`${order.host}:${running.sitesPort}`)
    expect((await requestSite(running, order, pathname + search)).status).toBe(200)
    const password = 'ein langes Passwort'
    const invite = searchParams.get('invite') ?? ''
    const welcome = (email: string) =>
      requestSite(running, order, '/admin/welcome', {
        method: 'POST',
        body: new URLSearchParams({ invite, email, password, again: password }),
      })
    expect((await welcome('eve@example.org')).status).toBe(422)
    const set = await welcome(adaBerger.email)
    expect([set.status, set.headers.get('location')]).toEqual([303, '/admin'])
    expect((await welcome(adaBerger.email)).status).toBe(410)

    const signedIn = await requestSite(running, order, '/admin/login', {
      method: 'POST',
      body: new URLSearchParams({ email: adaBerger.email, password }),
    })
    expect(signedIn.status).toBe(303)
    const cookie = signedIn.headers.getSetCookie().at(-1)?.split(';')[0] ?? ''
    const admin = await requestSite(running, order, '/admin', { headers: { cookie } })
    expect(admin.status).toBe(200)
    expect((await requestSite(running, order, '/admin')).status).toBe(303)
  })

  test('has a configuration and an offline license', async () => {
    const call = await authorizeRuntime(running, order)
    const path = `/projects/${order.projectId}`
    const config = await call(`${path}/config`)
    const { lock, project } = (await config.json()) as {
      lock: { name: string }[]
      project: { id: string }
    }
    expect(project.id).toBe(order.projectId)
    expect(lock.map(({ name }) => name).toSorted()).toEqual(['directory', 'kontakt'])
    const etag = config.headers.get('etag') ?? ''
    expect((await call(`${path}/config`, { headers: { 'if-none-match': etag } })).status).toBe(304)
    const license = await call(`${path}/license-token`)
    expect(license.status).toBe(200)
    expect(await license.text()).toMatch(/[\w-]+\.[\w-]+\.[\w-]+/)
    expect((await call(`/projects/${crypto.randomUUID()}/config`)).status).toBe(404)
  })
})

test('an invoice order waits for approval, goes live, and its money is recorded when it comes', async () => {
  const order = await placeTestOrder(running, 'auf-rechnung', { payment: { method: 'invoice' } })
  expect(order.checkoutUrl).toBeNull()
  const cookie = await signIn(running, 'sachbearbeitung@vrs.localhost')
  const without = await postProjectAction(running, cookie, order.projectId, 'invoice-approval', {})
  expect(without.status).toBe(422)
  expect(await typesOf(order)).toEqual(['ProjectOrdered'])
  const approved = await postProjectAction(running, cookie, order.projectId, 'invoice-approval', {
    reason: 'Bonität geprüft',
  })
  expect(approved.status).toBe(303)
  await waitForOrderStatus(running, order, 'active')
  expect(await typesOf(order)).not.toContain('PaymentConfirmed')
  const confirmed = await postProjectAction(
    running,
    cookie,
    order.projectId,
    'payment-confirmation',
    {
      amountCents: '5950',
      receivedOn: new Date().toISOString().slice(0, 10),
      reference: 'Kontoauszug 11',
      reason: 'Zahlungseingang',
    },
  )
  expect(confirmed.status).toBe(303)
  const types = await typesOf(order)
  expect(types.slice(1, 3)).toEqual(['InvoiceTermsApproved', 'ProvisioningReleased'])
  expect(types.filter((type) => type === 'PaymentConfirmed')).toHaveLength(1)
  expect(types.filter((type) => type === 'ProvisioningReleased')).toHaveLength(1)
  expect(await waitForResources(running, order)).toEqual({
    ...oneOfEachResource,
    sessions: 0,
    charges: 0,
  })
}, 30_000)

test('a cancelled order gives its slug back and cannot be paid any more', async () => {
  const order = await placeTestOrder(running, 'doch-nicht')
  expect((await postOrder(running, orderBody('doch-nicht'))).status).toBe(409)
  const cancelled = await fetch(`${running.url}/api/v1/orders/${order.projectId}/cancellation`, {
    method: 'POST',
    headers: { ...withOrderToken(order).headers, 'idempotency-key': crypto.randomUUID() },
  })
  expect(cancelled.status).toBe(202)
  expect((await fetchOrderStatus(running, order)).status).toBe('archived')
  await waitUntil('the checkout to be closed', async () => {
    const { stripe } = await fetchInventory(running)
    return stripe.sessions.find((one) => one.projectId === order.projectId)?.status === 'expired'
  })
  await payCheckout(order)
  expect(await fetchResourceCounts(running, order)).toMatchObject({
    sessions: 1,
    charges: 0,
    projects: 0,
  })
  const next = await placeTestOrder(running, 'doch-nicht')
  expect(next.projectId).not.toBe(order.projectId)
}, 30_000)

test('an order whose payment is declined at first goes live when it is paid', async () => {
  const order = await placeTestOrder(running, 'zweiter-versuch')
  await declineCheckout(order)
  await waitUntil('the decline', async () => (await typesOf(order)).includes('PaymentFailed'))
  expect((await fetchOrderStatus(running, order)).status).toBe('pending_payment')
  const again = await placeTestOrder(running, order.slug, {}, order.key)
  expect(again.projectId).toBe(order.projectId)
  await payCheckout(again)
  await waitForOrderStatus(running, order, 'active')
  expect(await waitForResources(running, order)).toEqual(oneOfEachResource)
}, 30_000)
