import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { readProjectSecret } from '../../../src/processes/provisioning/project-secrets'
import { ensureStaff } from '../../../src/routes/admin/staff/staff-accounts'
import { adaBerger } from '../../support/order-client'
import { openShopApp, type ShopApp } from '../support/shop-app'

let shop: ShopApp
beforeAll(async () => {
  shop = await openShopApp()
}, 30_000)
afterAll(() => shop.closeAll())

const code = 'AUTH-4711-geheim'

const fields = (slug: string, more: Record<string, string>) => ({
  act: 'order',
  orderId: crypto.randomUUID(),
  projectType: 'business_directory',
  bundle: 'verzeichnis-basic',
  name: 'Bäckerei Berger',
  slug,
  ...Object.fromEntries(
    Object.entries(adaBerger).map(([name, value]) => [`customer.${name}`, value]),
  ),
  'payment.method': 'stripe_prepaid',
  'consents.terms': 'yes',
  'consents.withdrawalWaived': 'yes',
  ...more,
})

describe('the form, without scripts', () => {
  const send = (body: Record<string, string>) =>
    fetch(`${shop.url}/order`, {
      method: 'POST',
      body: new URLSearchParams(body),
      redirect: 'manual',
    })
  const totalIn = (page: string) =>
    /name="expectedGrossCents" value="(\d*)"/.exec(page)?.[1] ?? 'none'

  test('orders a domain only at a total that was shown', async () => {
    const body = fields('formular', {
      'domain.kind': 'registered',
      'domain.name': 'formular-berger.de',
      expectedGrossCents: '5950',
    })
    const first = await send(body)
    const page = await first.text()
    expect(first.status).toBe(422)
    expect(page).toContain('Der Preis hat sich geändert')
    expect(page).toContain(
      'Domain, erstes Jahr <span class="sub"><bdi>formular-berger.de</bdi></span>',
    )
    const second = await send({ ...body, expectedGrossCents: totalIn(page) })
    expect(second.status).toBe(303)
  })

  test('tells a name that is taken with the total, before it is ordered', async () => {
    const preview = await send({
      ...fields('vorschau', { 'domain.kind': 'registered', 'domain.name': 'vergeben-berger.de' }),
      act: 'preview',
    })
    expect(await preview.text()).toContain('Diese Domain ist schon vergeben')
  })

  test('transfers a domain, and never shows the code again', async () => {
    const body = fields('formumzug', {
      'domain.kind': 'transferred',
      'domain.name': 'vergeben-formumzug.de',
      'domain.authCode': code,
      'customer.street': '',
    })
    const page = await (await send(body)).text()
    expect(page).toContain('Für die Domain brauchen wir auch diese Angabe')
    expect(page).not.toContain(code)
    const again = { ...body, 'customer.street': 'Hauptstr. 1', expectedGrossCents: totalIn(page) }
    const placed = await send(again)
    expect(placed.status).toBe(303)
    const id = /orders\/([^?]+)/.exec(placed.headers.get('location') ?? '')?.[1] ?? ''
    expect(await readProjectSecret(shop.deps, id, 'auth_code')).toBe(code)
  })
})

describe('staff, on behalf', () => {
  const send = async (body: Record<string, string>) => {
    const email = 'caseworker@vrs.localhost'
    const staff = await ensureStaff(shop.deps, { email, name: 'Sara', role: 'caseworker' })
    return fetch(`${shop.url}/admin/projects`, {
      method: 'POST',
      body: new URLSearchParams(body),
      redirect: 'manual',
      headers: {
        cookie: `vrs=${await shop.deps.sessions.start(staff)}`,
        'sec-fetch-site': 'same-origin',
      },
    })
  }

  test('order for a domain that its owner keeps; nobody is asked for it', async () => {
    const owned = { 'domain.kind': 'owned', 'domain.name': 'Shop.Berger.de' }
    const answer = await send(fields('behalten', owned))
    expect(answer.status).toBe(303)
    const id = answer.headers.get('location')?.split('/').at(-1) ?? ''
    const [ordered] = await shop.events(id)
    expect(ordered?.data).toMatchObject({ domain: { kind: 'owned', name: 'shop.berger.de' } })
  })

  test('give a domain away only when it could be paid for', async () => {
    const free = {
      'domain.kind': 'registered',
      'domain.name': 'geschenkt-berger.de',
      'payment.method': 'free',
    }
    shop.inwx.setBalance(100)
    const refusedFor = await send(fields('geschenkt', free))
    expect(refusedFor.status).toBe(422)
    expect(await refusedFor.text()).toContain('Wir können die Domain gerade nicht kaufen')
    shop.inwx.setBalance(50_000)
    const answer = await send(fields('geschenkt', free))
    expect(answer.status).toBe(303)
    const id = answer.headers.get('location')?.split('/').at(-1) ?? ''
    const types = (await shop.events(id)).map(({ type }) => type)
    expect(types).toEqual(['ProjectOrdered', 'PaymentConfirmed', 'ProvisioningReleased'])
  })
})
