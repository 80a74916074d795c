import { afterAll, afterEach, describe, expect, test } from 'bun:test'
import { domainStream, projectStream } from '../../../events/streams'
import { findProject } from '../../../projections/queries/projects'
import { rebuildProject } from '../../../src/domain/project/evolve'
import type { StepContext } from '../../../src/processes/engine/process'
import { decryptPersonFields } from '../../../src/processes/notifications/open-customer'
import { closeCheckout } from '../../../src/processes/payments/close-checkout'
import { readProjectSecret } from '../../../src/processes/provisioning/project-secrets'
import { appendEvents } from '../../support/append-events'
import { adaBerger, type OrderResponse, orderBody } from '../../support/order-client'
import { stalledAtDomain } from '../../support/project-events'
import { openShopApp } from '../support/shop-app'

const shop = await openShopApp()
afterEach(() => shop.inwxFaults.clear())
afterAll(() => shop.closeAll())

const code = 'AUTH-4711-geheim'
const transferredDomain = (name: string) => ({ kind: 'transferred', name, authCode: code })

type Problem = { code: string; errors: { pointer: string; code: string; message: string }[] }
const postRefusedOrder = async (domain: object, change: object = {}): Promise<Problem> => {
  const answer = await shop.post(orderBody('abgelehnt', { domain, ...change }))
  expect(answer.status).toBe(422)
  return (await answer.json()) as Problem
}

const withOrderToken = ({ orderToken }: OrderResponse) => ({
  authorization: `Bearer ${orderToken}`,
})
const replaceAuthCode = (order: OrderResponse, authCode: unknown) =>
  fetch(`${shop.url}/api/v1/orders/${order.projectId}/transfer-code`, {
    method: 'POST',
    headers: { ...withOrderToken(order), 'content-type': 'application/json' },
    body: JSON.stringify({ authCode }),
  })

const codeOf = ({ projectId }: OrderResponse) =>
  readProjectSecret(shop.deps, projectId, 'auth_code')

/** A transfer whose code did not open the door. */
const placeStalledOrder = async (slug: string): Promise<OrderResponse> => {
  const order = await shop.order(slug, transferredDomain(`vergeben-${slug}.de`))
  const events = stalledAtDomain('2202')
  await appendEvents(shop.deps.store, projectStream(order.projectId), ...events)
  return order
}

describe('ordering a domain', () => {
  test('registers an umlaut by its ACE name, at the price of the registrar', async () => {
    const order = await shop.order('umlaut', { kind: 'registered', name: ' Bäckerei-Berger.DE. ' })
    const [ordered] = await shop.events(order.projectId)
    expect(ordered?.data).toMatchObject({
      domain: { kind: 'registered', name: 'xn--bckerei-berger-5hb.de' },
    })
    expect(order.total.netCents).toBe(5000 + 590)
    const { events } = await shop.deps.store.read(domainStream('xn--bckerei-berger-5hb.de'))
    expect(events.map(({ type, data }) => ({ type, data }))).toEqual([
      { type: 'DomainOrdered', data: { kind: 'registered', projectId: order.projectId } },
    ])
    expect(await shop.tracker(order)).toContain('bäckerei-berger.de')
  })

  test('keeps an auth code sealed and says it nowhere', async () => {
    const order = await shop.order('umzug', transferredDomain('vergeben-umzug.de'))
    expect(await codeOf(order)).toBe(code)
    for (const table of [
      'emt_messages',
      'idempotency',
      'projects',
      'pgboss.job',
      'project_secrets',
    ])
      expect(
        await shop.deps.sql.unsafe(`select from ${table} t where t::text like '%${code}%'`),
      ).toHaveLength(0)
    expect(JSON.stringify([order, shop.lines])).not.toContain(code)
  })

  test('forgets the auth code of an order that was cancelled', async () => {
    const order = await shop.order('vergessen', transferredDomain('vergeben-vergessen.de'))
    await appendEvents(shop.deps.store, projectStream(order.projectId), {
      type: 'OrderCancelled',
      data: { cause: 'customer' },
    })
    const { events } = await shop.deps.store.read(projectStream(order.projectId))
    const context = {
      ...shop.processDeps,
      events,
      project: rebuildProject(events),
    } as unknown as StepContext
    await closeCheckout.run(context)
    await closeCheckout.run(context)
    expect(await codeOf(order)).toBeUndefined()
  })

  test('is refused for a reason that one can act on', async () => {
    const messages = async (domain: object) => (await postRefusedOrder(domain)).errors[0]
    expect(await messages({ kind: 'registered', name: 'vergeben-berger.de' })).toEqual({
      pointer: '/domain/name',
      code: 'DOMAIN_NOT_AVAILABLE',
      message: 'This domain is taken. If it is yours, choose to transfer it to us.',
    })
    expect((await messages(transferredDomain('frei-berger.de')))?.message).toContain('still free')
    expect((await messages({ kind: 'registered', name: 'berger.it' }))?.message).toContain(
      'IT-CODICE-FISCALE',
    )
    shop.inwxFaults.add({ vendor: 'inwx', kind: 'down', times: 50 })
    expect((await messages({ kind: 'registered', name: 'still.de' }))?.message).toContain(
      'a few minutes',
    )
  })

  test('asks for a complete contact', async () => {
    const { name, email, country } = adaBerger
    const { errors } = await postRefusedOrder(
      { kind: 'registered', name: 'kontakt-berger.de' },
      { customer: { name, email, country } },
    )
    expect(errors.map(({ pointer, code }) => [pointer, code])).toEqual(
      ['street', 'postalCode', 'city', 'phone'].map((one) => [
        `/customer/${one}`,
        'CONTACT_INCOMPLETE',
      ]),
    )
  })

  test.each([
    ['phone', 'keine', 'BAD_PHONE'],
    ['phone', '030 1234567 / 0171 1234567', 'BAD_PHONE'],
    ['street', 'x'.repeat(65), 'CONTACT_TOO_LONG'],
    ['city', 'x'.repeat(65), 'CONTACT_TOO_LONG'],
    ['country', 'UK', 'UNKNOWN_COUNTRY'],
    ['name', '\u202Eada', 'BAD_CHARACTERS'],
    ['vatId', 'DE123456789', 'BAD_CHECK_DIGIT'],
  ])('refuses what no registrar takes at its field: %s %j', async (field, value, expected) => {
    const refused = await postRefusedOrder(
      { kind: 'registered', name: 'kontakt-berger.de' },
      { customer: { ...adaBerger, [field]: value } },
    )
    expect(refused.errors.map(({ pointer, code: found }) => [pointer, found])).toEqual([
      [`/customer/${field}`, expected],
    ])
  })

  test('takes a street of 65 characters where nothing is bought', async () => {
    const customer = { ...adaBerger, street: 'x'.repeat(65) }
    const answer = await shop.post(orderBody('lange-strasse', { customer }))
    expect(answer.status).toBe(201)
  })

  test('takes a link as it was pasted', async () => {
    const order = await shop.order('link', { kind: 'registered', name: 'https://Link-Berger.de/' })
    const [ordered] = await shop.events(order.projectId)
    expect(ordered?.data).toMatchObject({ domain: { name: 'link-berger.de' } })
  })

  test('keeps the contact in the form that all later steps take', async () => {
    const customer = {
      ...adaBerger,
      email: 'info&service@müller-test.de',
      country: 'SE',
      phone: '08-123 456 78',
      vatId: 'de 136 695 976',
      name: 'Zoë 👩‍👩‍👧',
    }
    const answer = await shop.post(orderBody('in-form', { customer }))
    expect(answer.status).toBe(201)
    const { projectId } = (await answer.json()) as OrderResponse
    const { customerId = '' } = (await findProject(shop.deps.sql, projectId)) ?? {}
    expect(await decryptPersonFields(shop.deps, customerId)).toEqual({
      ...customer,
      email: 'info&service@xn--mller-test-9db.de',
      phone: '+46812345678',
      vatId: 'DE136695976',
    })
  })

  test('is refused with the new total when its price is not the one that was seen', async () => {
    const price = { expectedGrossCents: 5950 }
    const { code } = await postRefusedOrder({ kind: 'registered', name: 'preis-berger.de' }, price)
    expect(code).toBe('PRICE_CHANGED')
  })

  test('goes to one of two who want it at once, and to the next after a cancellation', async () => {
    const domain = { kind: 'registered', name: 'begehrt-berger.de' }
    const answers = await Promise.all(
      ['eins', 'zwei', 'drei'].map((slug) => shop.post(orderBody(slug, { domain }))),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409])
    const won = answers.find(({ status }) => status === 201) ?? Response.error()
    const { projectId, orderToken } = (await won.json()) as OrderResponse
    await fetch(`${shop.url}/api/v1/orders/${projectId}/cancellation`, {
      method: 'POST',
      headers: { authorization: `Bearer ${orderToken}`, 'idempotency-key': crypto.randomUUID() },
    })
    await shop.order('vier', domain)
    const { events } = await shop.deps.store.read(domainStream(domain.name))
    expect(events.map(({ type }) => type)).toEqual(['DomainOrdered', 'DomainOrdered'])
  })
})

describe('a new auth code', () => {
  test('takes the place of the old one and lets the transfer go on', async () => {
    const order = await placeStalledOrder('milan')
    expect(await shop.tracker(order)).toContain('Auth-Code absenden')
    const answer = await replaceAuthCode(order, ' NEU-0815 ')
    expect(answer.status).toBe(202)
    expect(await answer.text()).not.toContain('NEU-0815')
    expect(await codeOf(order)).toBe('NEU-0815')
    expect((await shop.events(order.projectId)).slice(-2).map(({ type }) => type)).toEqual([
      'TransferCodeReplaced',
      'ProvisioningResumed',
    ])
    expect(await shop.tracker(order)).not.toContain('Auth-Code absenden')
  })

  test('comes by the form of the tracker, with its error in place', async () => {
    const order = await placeStalledOrder('bussard')
    const send = (authCode: string) =>
      fetch(`${shop.url}/orders/${order.projectId}/transfer-code`, {
        method: 'POST',
        headers: withOrderToken(order),
        body: new URLSearchParams({ authCode }),
        redirect: 'manual',
      })
    const wrong = await send('')
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toMatch(/Auth-Code: Bitte füllen Sie dieses Feld aus/)
    expect((await send('x'.repeat(256))).status).toBe(422)
    expect(await codeOf(order)).toBe(code)
    expect((await send('NEU-4712')).status).toBe(303)
    expect(await codeOf(order)).toBe('NEU-4712')
  })

  test('is refused where nothing is transferred, and to whoever has no token', async () => {
    const domain = { kind: 'subdomain', label: 'elster', baseDomain: 'vrs.localhost' }
    const order = await shop.order('elster', domain)
    const answer = await replaceAuthCode(order, 'NEU')
    expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([422, 'NO_TRANSFER'])
    expect(await codeOf(order)).toBeUndefined()
    expect((await replaceAuthCode({ ...order, orderToken: 'x' }, 'NEU')).status).toBe(401)
  })
})

test('the records that come along are shown', async () => {
  const order = await placeStalledOrder('specht')
  const records = [
    { type: 'MX', name: 'vergeben-specht.de', content: '10 mail.altanbieter.de', ttl: 3600 },
  ]
  await appendEvents(shop.deps.store, domainStream('vergeben-specht.de'), {
    type: 'ZoneCopied',
    data: { nameservers: ['ns1.altanbieter.de'], records },
  })
  const page = await shop.tracker(order)
  expect(page).toContain('Diese DNS-Einträge übernehmen wir')
  expect(page).toContain('10 mail.altanbieter.de')
})
