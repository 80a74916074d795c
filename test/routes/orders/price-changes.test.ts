import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { pluginStream, projectStream } from '../../../events/streams'
import { appendEvents, testContext } from '../../support/append-events'
import { adaBerger, orderBody } from '../../support/order-client'
import { openShopApp, type ShopApp } from '../support/shop-app'

let shop: ShopApp
beforeAll(async () => {
  shop = await openShopApp()
}, 30_000)
afterAll(() => shop.closeAll())

/** Runs the change, and waits until this instance has read the catalogue anew. */
const changeCatalogue = async (change: () => Promise<unknown>) => {
  const { etag } = await shop.deps.catalogueSnapshot()
  await change()
  for (let count = 0; count < 200; count += 1) {
    if ((await shop.deps.catalogueSnapshot()).etag !== etag) return
    await Bun.sleep(10)
  }
  throw new Error(`expected another catalogue than ${etag}`)
}

const changeDiscount = (discountPercent: number) =>
  changeCatalogue(() =>
    shop.deps.commands.bundle(testContext, 'verzeichnis-basic', {
      type: 'ChangeBundle',
      data: {
        displayName: 'Verzeichnis Basic',
        projectType: 'business_directory',
        billingCycle: 'monthly',
        isDefault: true,
        plugins: ['directory', 'kontakt'],
        discountPercent,
        fields: { displayNameEn: 'Directory Basic' },
      },
    }),
  )
let netCents = 5000
/** Each time to another price than any before. */
const raisePluginPrice = () => {
  netCents += 101
  const validFrom = new Date(Date.now() - 1).toISOString()
  return changeCatalogue(() =>
    appendEvents(shop.deps.store, pluginStream('directory'), {
      type: 'PluginPriced',
      data: {
        projectType: 'business_directory',
        cycle: 'monthly',
        netCents,
        setupCents: 0,
        validFrom,
      },
    }),
  )
}

const typedFields = (slug: string): Record<string, string> => ({
  act: 'order',
  orderId: crypto.randomUUID(),
  projectType: 'business_directory',
  bundle: 'verzeichnis-basic',
  name: 'Bäckerei „Äh & Öh“',
  slug,
  'domain.kind': 'subdomain',
  'domain.label': `${slug}-laden`,
  'domain.baseDomain': 'vrs.localhost',
  ...Object.fromEntries(
    Object.entries(adaBerger).map(([name, value]) => [`customer.${name}`, value]),
  ),
  'payment.method': 'invoice',
  'consents.terms': 'yes',
  'consents.withdrawalWaived': 'yes',
})
const sendForm = (body: Record<string, string>) =>
  fetch(`${shop.url}/order`, {
    method: 'POST',
    body: new URLSearchParams(body),
    redirect: 'manual',
  })
const readTotal = (page: string) =>
  /name="expectedGrossCents" value="(\d*)"/.exec(page)?.[1] ?? 'none'
const formatEuros = (cents: string) => (Number(cents) / 100).toFixed(2).replace('.', ',')

const openForm = async () =>
  (await fetch(`${shop.url}/order?projectType=business_directory&bundle=verzeichnis-basic`)).text()

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
/** All that was typed, chosen and ticked stands in the page again. */
const expectAllKept = (page: string, fields: Record<string, string>) => {
  const typed = Object.entries(fields).filter(([name]) =>
    /^(name|slug|customer|domain\.l)/.test(name),
  )
  expect(typed.length).toBeGreaterThan(10)
  // A country is chosen from a list.
  for (const [name, value] of typed)
    expect([name, page]).toEqual([name, expect.stringContaining(`value="${escapeHtml(value)}"`)])
  expect(page).toContain(`value="${fields.orderId}"`)
  expect(page).toMatch(/name="bundle"[^>]*value="verzeichnis-basic"[^>]* checked/)
  expect(page).toMatch(/value="invoice"[^>]* checked/)
  for (const name of ['consents.terms', 'consents.withdrawalWaived'])
    expect(page).toMatch(new RegExp(`name="${name}"[^>]* checked`))
}

const changes: [string, string, () => Promise<void>][] = [
  ['the discount of its bundle goes up', 'rabatt', () => changeDiscount(25)],
  ['the discount of its bundle goes down', 'weniger', () => changeDiscount(5)],
  ['a plugin in it becomes dearer', 'teurer', raisePluginPrice],
]

describe.each(changes)('while an order is filled in, %s', (_, slug, change) => {
  test('the form is refused with the new total, nothing is lost, and pressing again orders', async () => {
    const shownTotal = readTotal(await openForm())
    await change()
    const fields = { ...typedFields(slug), expectedGrossCents: shownTotal }
    const refused = await sendForm(fields)
    expect(refused.status).toBe(422)
    const page = await refused.text()
    const newTotal = readTotal(page)
    expect(newTotal).not.toBe(shownTotal)
    expect(page).toContain(`Der Preis hat sich geändert.`)
    expect(page).toContain(`Er beträgt jetzt ${formatEuros(newTotal)}`)
    expectAllKept(page, fields)
    const placed = await sendForm({ ...fields, expectedGrossCents: newTotal })
    expect(placed.status).toBe(303)
    const id = /\/orders\/([^?]+)/.exec(placed.headers.get('location') ?? '')?.[1] ?? ''
    const order = async () => (await shop.deps.store.read(projectStream(id))).events[0]
    const price = { price: { grossCents: Number(newTotal) } }
    expect(await order()).toMatchObject({ type: 'ProjectOrdered', data: price })
    // What was ordered is not touched by what comes later.
    await raisePluginPrice()
    expect(await order()).toMatchObject({ data: price })
  }, 20_000)

  test('a program is refused with the new total, and orders at it', async () => {
    const shownTotal = Number(readTotal(await openForm()))
    await (slug === 'teurer' ? change() : changeDiscount(slug === 'rabatt' ? 30 : 1))
    const order = { bundle: 'verzeichnis-basic', plugins: [], expectedGrossCents: shownTotal }
    const body = orderBody(`${slug}-api`, order)
    const refused = await shop.post(body)
    expect(refused.status).toBe(422)
    const problem = (await refused.json()) as {
      code: string
      errors: { pointer: string; message: string }[]
    }
    expect(problem).toMatchObject({
      code: 'PRICE_CHANGED',
      errors: [{ pointer: '/expectedGrossCents' }],
    })
    const [, euros = ''] = /€([\d.,]+\d)/.exec(problem.errors[0]?.message ?? '') ?? []
    const newTotal = Math.round(Number(euros) * 100)
    expect(newTotal).not.toBe(shownTotal)
    const placed = await shop.post({ ...body, expectedGrossCents: newTotal })
    expect(placed.status).toBe(201)
    expect(await placed.json()).toMatchObject({ total: { grossCents: newTotal } })
  }, 20_000)
})

test('a bundle, base domain or type that is withdrawn meanwhile refuses the form at its field', async () => {
  const { commands } = shop.deps
  const expectedGrossCents = readTotal(await openForm())
  const fields: Record<string, string> = { ...typedFields('weg'), expectedGrossCents }
  const send = async () => {
    const response = await sendForm(fields)
    const page = await response.text()
    expect(response.status).toBe(422)
    for (const value of [fields['customer.name'], fields.slug, fields['customer.city']])
      expect(page).toContain(`value="${value}"`)
    return page
  }
  const order = { displayName: 'VRS', isDefault: true }
  await changeCatalogue(async () => {
    await commands.baseDomain(testContext, 'vrs.gmbh', { type: 'ChangeBaseDomain', data: order })
    await commands.baseDomain(testContext, 'vrs.localhost', { type: 'WithdrawBaseDomain' })
  })
  expect(await send()).toContain('Diese Basis-Domain bieten wir nicht an.')
  await changeCatalogue(() =>
    commands.bundle(testContext, 'verzeichnis-basic', { type: 'WithdrawBundle' }),
  )
  expect(await send()).toContain('Dieses Bundle gibt es für den gewählten Projekttyp nicht.')
}, 20_000)
