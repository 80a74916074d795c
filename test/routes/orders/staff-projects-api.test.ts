import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { VrsEvent } from '../../../events'
import { projectById } from '../../../projections/projects'
import { orderBody, type Placed } from '../../support/order-client'
import { happens } from '../support/seed-orders'
import { codeOf, openStaffApi, type StaffApi, tokenOf } from '../support/staff-api-app'

let place: StaffApi
beforeAll(async () => {
  place = await openStaffApi()
}, 30_000)
afterAll(() => place.close())

describe('an order on behalf', () => {
  test('is placed for the customer, by the member of staff, and answered like an order', async () => {
    const { token, personId } = await tokenOf(place.desk, ['projects:write'])
    const answer = await place.order(token, 'amsel')
    expect(answer.status).toBe(201)
    const placed = (await answer.json()) as Placed
    expect(placed).toMatchObject({ status: 'pending_payment', checkoutUrl: null })
    expect(placed.statusUrl).toBe(`/orders/${placed.projectId}?t=${placed.orderToken}`)
    const [ordered] = await place.eventsOf(placed.projectId)
    expect(ordered).toMatchObject({
      by: `person:${personId}`,
      data: { customerId: place.customerId, plugins: expect.anything() },
    })
    const path = `/api/v1/orders/${placed.projectId}`
    expect((await place.call(path, placed.orderToken)).status).toBe(200)
    expect(await (await place.order(token, 'amsel')).json()).toEqual(placed)
  })

  test('may be free of charge, and then starts at once', async () => {
    const { token } = await tokenOf(place.desk, ['projects:write'])
    const answer = await place.order(token, 'drossel', { payment: { method: 'free' } })
    expect(answer.status).toBe(201)
    expect(await answer.json()).toMatchObject({ status: 'pending_domain' })
  })

  test('knows whether the customer is a business from her alone', async () => {
    const { token } = await tokenOf(place.desk, ['projects:write'])
    const { company: _, ...private_ } = orderBody('privat').customer
    const answer = await place.call(
      '/api/v1/orders',
      '',
      orderBody('privat', { customer: private_ }),
      {
        'idempotency-key': 'the-key-of-a-private-one',
      },
    )
    const placed = (await answer.json()) as Placed
    const { customerId: hers = '' } = (await projectById(place.desk.sql, placed.projectId)) ?? {}
    const refused = await place.order(token, 'fink', { customerId: hers })
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({ code: 'INVOICE_NEEDS_COMPANY' })
  })

  test('has a key per caller', async () => {
    const [one, other] = [
      await tokenOf(place.desk, ['projects:write']),
      await tokenOf(place.desk, ['projects:write']),
    ]
    const key = 'a-key-that-both-came-up-with'
    expect((await place.order(one.token, 'meise', {}, key)).status).toBe(201)
    expect((await place.order(other.token, 'kleiber', {}, key)).status).toBe(201)
    expect(await codeOf(await place.order(one.token, 'specht', {}, key))).toEqual([
      422,
      'KEY_REUSED',
    ])
    const keyless = await place.call('/api/v1/projects', one.token, place.staffOrder('specht'))
    expect(await codeOf(keyless)).toEqual([400, 'KEY_MISSING'])
  })

  test('is refused for who is no customer, and for what no order is', async () => {
    const { token, personId } = await tokenOf(place.desk, ['projects:write'])
    for (const nobody of [Bun.randomUUIDv7(), personId, 'x']) {
      const refused = await place.order(token, 'star', { customerId: nobody })
      expect(refused.status).toBe(422)
      expect(await refused.json()).toMatchObject({
        code: 'UNKNOWN_CUSTOMER',
        errors: [{ pointer: '/customerId', code: 'UNKNOWN_CUSTOMER' }],
      })
    }
    expect(await codeOf(await place.order(token, 'star', { customerId: undefined }))).toEqual([
      422,
      'INVALID',
    ])
    expect(await codeOf(await place.order(token, 'amsel', {}, 'another-key-for-amsel'))).toEqual([
      409,
      'SLUG_TAKEN',
    ])
  })
})

test('a new auth code that a program of staff brings is told as theirs', async () => {
  const { token, personId } = await tokenOf(place.desk, ['projects:write'])
  const events: VrsEvent[] = [
    { type: 'ProvisioningReleased', data: { cause: 'invoiceTerms' } },
    { type: 'ServerAssigned', data: { serverId: 's', ipv4: '203.0.113.7', strategy: 's' } },
  ]
  const { projectId: id } = (await (await place.order(token, 'umzug')).json()) as Placed
  const domain = { kind: 'transferred' as const, name: 'umzug-berger.de' }
  await happens(place as never, id, ...events, {
    type: 'DomainReplaced',
    data: { domain, before: 'umzug.vrs.localhost' },
  })
  const answer = await place.call(`/api/v1/orders/${id}/transfer-code`, token, {
    authCode: 'neu-1',
  })
  expect(answer.status).toBe(202)
  const replaced = (await place.eventsOf(id)).find(({ type }) => type === 'TransferCodeReplaced')
  expect(replaced?.by).toBe(`person:${personId}`)
})

describe('another deployment', () => {
  test('is told to the project with who wants it and why, sealed', async () => {
    const { token, personId } = await tokenOf(place.desk, ['projects:deploy'])
    const answer = await place.deploy(token, place.projectId, {
      reason: 'Neue Version mit Frau Berger',
    })
    expect(answer.status).toBe(202)
    expect(await answer.json()).toEqual({ projectId: place.projectId, status: 'active' })
    const last = (await place.eventsOf(place.projectId)).at(-1)
    expect(last).toMatchObject({
      type: 'ProvisioningResumed',
      by: `person:${personId}`,
      data: { step: 'deployment' },
      reason: { code: 'other', note: expect.any(String), sealedFor: place.customerId },
    })
    expect(JSON.stringify(last)).not.toContain('Berger')
    const count = (await place.eventsOf(place.projectId)).length
    expect((await place.deploy(token)).status).toBe(202)
    expect(await place.eventsOf(place.projectId)).toHaveLength(count)
  })

  test('needs a reason, a project, and something that was deployed', async () => {
    const { token } = await tokenOf(place.desk, ['projects:deploy', 'projects:write'])
    for (const body of [{}, { reason: '' }, { reason: '  ' }, { reason: null }])
      expect(await codeOf(await place.deploy(token, place.projectId, body))).toEqual([
        422,
        'REASON_NEEDED',
      ])
    expect(
      await codeOf(await place.deploy(token, place.projectId, { reason: 'x'.repeat(1001) })),
    ).toEqual([422, 'TOO_LONG'])
    for (const id of [Bun.randomUUIDv7(), 'x'])
      expect(await codeOf(await place.deploy(token, id))).toEqual([404, 'NOT_FOUND'])
    const placed = (await (await place.order(token, 'zaunkoenig')).json()) as Placed
    expect(await codeOf(await place.deploy(token, placed.projectId))).toEqual([409, 'TOO_EARLY'])
  })
})
