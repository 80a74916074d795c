import { afterAll, beforeAll, expect, test } from 'bun:test'
import { pluginStream, projectStream } from '../../../events/streams'
import { appendEvents } from '../../support/append-events'
import { adaBerger, orderBody } from '../../support/order-client'
import { openShopApp, type ShopApp } from '../support/shop-app'

let shop: ShopApp

const projectType = 'business_directory'
/** From now on the site gets a version that needs these. */
const addDependencies = async (name: string, ...needed: string[]) => {
  const { etag } = await shop.deps.catalogueSnapshot()
  const version = '90.0.0'
  const dependsOn = Object.fromEntries(needed.map((one) => [one, '>=0.1.0']))
  const more = { isStable: true, isBreaking: false, changelog: '', minCore: '0.1.0' }
  await appendEvents(
    shop.deps.store,
    pluginStream(name),
    {
      type: 'PluginVersionPublished',
      data: { version, runtime: 'bun', sha256: name, size: 1, manifest: '', dependsOn, ...more },
    },
    { type: 'CurrentVersionChosen', data: { version, runtime: 'bun' } },
  )
  while ((await shop.deps.catalogueSnapshot()).etag === etag) await Bun.sleep(10)
}
const readProblem = async (answer: Promise<Response> | Response) => {
  const response = await answer
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

beforeAll(async () => {
  shop = await openShopApp()
  const { offer } = await shop.deps.catalogueSnapshot()
  const { validFrom } = offer.prices[0] ?? { validFrom: '2026-01-01T00:00:00.000Z' }
  await appendEvents(shop.deps.store, pluginStream('impressum'), {
    type: 'PluginPriced',
    data: {
      ...{ projectType, cycle: 'monthly', netCents: 0, setupCents: 0 },
      validFrom: new Date(Math.max(Date.parse(validFrom) + 1, Date.now() - 1)).toISOString(),
    },
  })
  await addDependencies('kontakt', 'directory', 'impressum')
}, 60_000)
afterAll(() => shop.closeAll())

test('an order without a plugin that its plugins need is refused, naming it, with a link', async () => {
  const change = { bundle: undefined, plugins: ['kontakt'] }
  expect(await readProblem(shop.post(orderBody('ohne-verzeichnis', change)))).toMatchObject({
    status: 422,
    body: {
      code: 'DEPENDENCY_NOT_LICENSED',
      link: `${shop.deps.publicUrl}/order`,
      errors: [
        {
          pointer: '/plugins',
          code: 'DEPENDENCY_NOT_LICENSED',
          message: expect.stringContaining('(directory)'),
        },
      ],
    },
  })
})

test('the form says so in German, at its plugins', async () => {
  const fields: Record<string, string> = {
    ...{ act: 'order', orderId: crypto.randomUUID(), projectType, bundle: '', name: 'Café' },
    ...{ plugins: 'kontakt', slug: 'cafe', 'domain.kind': 'subdomain', 'domain.label': 'cafe' },
    ...{ 'domain.baseDomain': 'vrs.localhost', 'payment.method': 'stripe_prepaid' },
    ...Object.fromEntries(
      Object.entries(adaBerger).map(([name, value]) => [`customer.${name}`, value]),
    ),
    ...{ 'consents.terms': 'yes', 'consents.withdrawalWaived': 'yes' },
  }
  const answer = await fetch(`${shop.url}/order`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(
    'Ein ausgewähltes Plugin braucht ein weiteres, für das es hier noch keine Lizenz gibt.',
  )
})

test('both are ordered together, and the free one that they need comes along', async () => {
  const change = { bundle: undefined, plugins: ['kontakt', 'directory'] }
  const placed = await readProblem(shop.post(orderBody('mit-verzeichnis', change)))
  expect(placed.status).toBe(201)
  const { events } = await shop.deps.store.read(projectStream(String(placed.body.projectId)))
  expect(events[0]).toMatchObject({
    type: 'ProjectOrdered',
    data: { plugins: ['kontakt', 'directory', 'impressum'] },
  })
})

test('what needs another plugin stays in the catalogue', async () => {
  const { plugins } = (await (await fetch(`${shop.url}/api/v1/catalogue`)).json()) as {
    plugins: { name: string }[]
  }
  expect(plugins.map(({ name }) => name)).toContain('kontakt')
})
