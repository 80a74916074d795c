import { afterAll, describe, expect, test } from 'bun:test'
import type { DomainEvent } from '../../../events'
import { findProject } from '../../../projections/queries/projects'
import { type OrderResponse, orderBody } from '../../support/order-client'
import { appendProjectEvents } from '../support/seed-orders'
import { issueTestToken, openStaffApiApp, readProblemCode } from '../support/staff-api-app'

const fixture = await openStaffApiApp()
afterAll(() => fixture.close())

describe('an order on behalf', () => {
  test('is placed for the customer, by the member of staff, and answered like an order', async () => {
    const { token, personId } = await issueTestToken(fixture.deps, ['projects:write'])
    const answer = await fixture.order(token, 'amsel')
    expect(answer.status).toBe(201)
    const placed = (await answer.json()) as OrderResponse
    expect(placed).toMatchObject({ status: 'pending_payment', checkoutUrl: null })
    expect(placed.statusUrl).toBe(`/orders/${placed.projectId}?t=${placed.orderToken}`)
    const [ordered] = await fixture.eventsOf(placed.projectId)
    expect(ordered).toMatchObject({
      by: `person:${personId}`,
      data: { customerId: fixture.customerId, plugins: expect.anything() },
    })
    const path = `/api/v1/orders/${placed.projectId}`
    expect((await fixture.call(path, placed.orderToken)).status).toBe(200)
    expect(await (await fixture.order(token, 'amsel')).json()).toEqual(placed)
  })

  test('may be free of charge, and then starts at once', async () => {
    const { token } = await issueTestToken(fixture.deps, ['projects:write'])
    const answer = await fixture.order(token, 'drossel', { payment: { method: 'free' } })
    expect(answer.status).toBe(201)
    expect(await answer.json()).toMatchObject({ status: 'pending_domain' })
  })

  test('knows whether the customer is a business from her alone', async () => {
    const { token } = await issueTestToken(fixture.deps, ['projects:write'])
    const { company: _, ...private_ } = orderBody('privat').customer
    const answer = await fixture.call(
      '/api/v1/orders',
      '',
      orderBody('privat', { customer: private_ }),
      {
        'idempotency-key': 'the-key-of-a-private-one',
      },
    )
    const placed = (await answer.json()) as OrderResponse
    const { customerId: hers = '' } = (await findProject(fixture.deps.sql, placed.projectId)) ?? {}
    const refused = await fixture.order(token, 'fink', { customerId: hers })
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({ code: 'INVOICE_NEEDS_COMPANY' })
  })

  test('has a key per caller', async () => {
    const [one, other] = [
      await issueTestToken(fixture.deps, ['projects:write']),
      await issueTestToken(fixture.deps, ['projects:write']),
    ]
    const key = 'a-key-that-both-came-up-with'
    expect((await fixture.order(one.token, 'meise', {}, key)).status).toBe(201)
    expect((await fixture.order(other.token, 'kleiber', {}, key)).status).toBe(201)
    expect(await readProblemCode(await fixture.order(one.token, 'specht', {}, key))).toEqual([
      422,
      'KEY_REUSED',
    ])
    const keyless = await fixture.call('/api/v1/projects', one.token, fixture.staffOrder('specht'))
    expect(await readProblemCode(keyless)).toEqual([400, 'KEY_MISSING'])
  })

  test('is refused for who is no customer, and for what no order is', async () => {
    const { token, personId } = await issueTestToken(fixture.deps, ['projects:write'])
    for (const nobody of [Bun.randomUUIDv7(), personId, 'x']) {
      const refused = await fixture.order(token, 'star', { customerId: nobody })
      expect(refused.status).toBe(422)
      expect(await refused.json()).toMatchObject({
        code: 'UNKNOWN_CUSTOMER',
        errors: [{ pointer: '/customerId', code: 'UNKNOWN_CUSTOMER' }],
      })
    }
    expect(
      await readProblemCode(await fixture.order(token, 'star', { customerId: undefined })),
    ).toEqual([422, 'INVALID'])
    expect(
      await readProblemCode(await fixture.order(token, 'amsel', {}, 'another-key-for-amsel')),
    ).toEqual([409, 'SLUG_TAKEN'])
  })
})

test('a new auth code that a program of staff brings is told as theirs', async () => {
  const { token, personId } = await issueTestToken(fixture.deps, ['projects:write'])
  const events: DomainEvent[] = [
    { type: 'ProvisioningReleased', data: { cause: 'invoiceTerms' } },
    { type: 'ServerAssigned', data: { serverId: 's', ipv4: '203.0.113.7', strategy: 's' } },
  ]
  const { projectId: id } = (await (await fixture.order(token, 'umzug')).json()) as OrderResponse
  const domain = { kind: 'transferred' as const, name: 'umzug-berger.de' }
  await appendProjectEvents(fixture as never, id, ...events, {
    type: 'DomainReplaced',
    data: { domain, before: 'umzug.vrs.localhost' },
  })
  const answer = await fixture.call(`/api/v1/orders/${id}/transfer-code`, token, {
    authCode: 'neu-1',
  })
  expect(answer.status).toBe(202)
  const replaced = (await fixture.eventsOf(id)).find(({ type }) => type === 'TransferCodeReplaced')
  expect(replaced?.by).toBe(`person:${personId}`)
})

describe('another deployment', () => {
  test('is told to the project with who wants it and why, sealed', async () => {
    const { token, personId } = await issueTestToken(fixture.deps, ['projects:deploy'])
    const answer = await fixture.deploy(token, fixture.projectId, {
      reason: 'Neue Version mit Frau Berger',
    })
    expect(answer.status).toBe(202)
    expect(await answer.json()).toEqual({ projectId: fixture.projectId, status: 'active' })
    const last = (await fixture.eventsOf(fixture.projectId)).at(-1)
    expect(last).toMatchObject({
      type: 'ProvisioningResumed',
      by: `person:${personId}`,
      data: { step: 'deployment' },
      reason: { code: 'other', note: expect.any(String), sealedFor: fixture.customerId },
    })
    expect(JSON.stringify(last)).not.toContain('Berger')
    const count = (await fixture.eventsOf(fixture.projectId)).length
    expect((await fixture.deploy(token)).status).toBe(202)
    expect(await fixture.eventsOf(fixture.projectId)).toHaveLength(count)
  })

  test('needs a reason, a project, and something that was deployed', async () => {
    const { token } = await issueTestToken(fixture.deps, ['projects:deploy', 'projects:write'])
    for (const body of [{}, { reason: '' }, { reason: '  ' }, { reason: null }])
      expect(await readProblemCode(await fixture.deploy(token, fixture.projectId, body))).toEqual([
        422,
        'REASON_NEEDED',
      ])
    expect(
      await readProblemCode(
        await fixture.deploy(token, fixture.projectId, { reason: 'x'.repeat(1001) }),
      ),
    ).toEqual([422, 'TOO_LONG'])
    for (const id of [Bun.randomUUIDv7(), 'x'])
      expect(await readProblemCode(await fixture.deploy(token, id))).toEqual([404, 'NOT_FOUND'])
    const placed = (await (await fixture.order(token, 'zaunkoenig')).json()) as OrderResponse
    expect(await readProblemCode(await fixture.deploy(token, placed.projectId))).toEqual([
      409,
      'TOO_EARLY',
    ])
  })
})
