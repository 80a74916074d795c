import { afterAll, afterEach, describe, expect, test } from 'bun:test'
import type { DomainEvent } from '../../../events'
import { personStream, projectStream } from '../../../events/streams'
import { findProject } from '../../../projections/queries/projects'
import { decryptPersonFields } from '../../../src/processes/notifications/open-customer'
import { appendEvents } from '../../support/append-events'
import { adaBerger, type OrderResponse } from '../../support/order-client'
import { runCorrectionJobs } from '../support/correction-jobs'
import { openShopApp } from '../support/shop-app'
import { issueTestToken } from '../support/staff-api-app'

const shop = await openShopApp()
afterEach(() => shop.inwxFaults.clear())
afterAll(() => shop.closeAll())

const subdomain = (label: string) => ({ kind: 'subdomain', label, baseDomain: 'vrs.localhost' })
const correct = (order: OrderResponse, contact: object, token = order.orderToken) =>
  fetch(`${shop.url}/api/v1/orders/${order.projectId}/contact`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(contact),
  })

const customerIdOf = async ({ projectId }: OrderResponse) =>
  (await findProject(shop.deps.sql, projectId))?.customerId ?? ''
const contactOf = async (order: OrderResponse) =>
  decryptPersonFields(shop.deps, await customerIdOf(order))
const personEvents = async (order: OrderResponse) =>
  (await shop.deps.store.read(personStream(await customerIdOf(order)))).events

describe('the contact of an order', () => {
  test('is corrected by its customer, sealed, in the form that later steps take', async () => {
    const order = await shop.order('korrektur', { kind: 'registered', name: 'korrektur.de' })
    const contact = { ...adaBerger, phone: '0221 / 98 76 54', street: 'Ahornweg 7' }
    expect((await correct(order, contact)).status).toBe(202)
    expect(await contactOf(order)).toEqual({ ...contact, phone: '+49221987654' })
    const [registered, corrected, ...more] = await personEvents(order)
    expect([registered?.type, corrected?.type]).toEqual([
      'CustomerRegistered',
      'CustomerDetailsCorrected',
    ])
    expect(more).toEqual([])
    expect(JSON.stringify(corrected?.data)).not.toContain('Ahornweg')
    expect(corrected?.by).toBe(`person:${await customerIdOf(order)}`)
  })

  test('that stays as it was changes nothing; a field that is left out is taken away', async () => {
    const order = await shop.order('gleich', subdomain('gleich'))
    expect((await correct(order, adaBerger)).status).toBe(202)
    const before = (await personEvents(order)).length
    expect((await correct(order, adaBerger)).status).toBe(202)
    expect(await personEvents(order)).toHaveLength(before)
    const { vatId: _, ...contact } = adaBerger
    expect((await correct(order, contact)).status).toBe(202)
    expect((await contactOf(order))?.vatId).toBeUndefined()
  })

  test('is found by its new address only', async () => {
    const order = await shop.order('neue-adresse', subdomain('neue-adresse'))
    await correct(order, { ...adaBerger, email: 'neu-und-einzig@example.org' })
    const customerId = await customerIdOf(order)
    const rows = await shop.deps.sql`select email_hmac as hmac from person_emails
      where person_id = ${customerId}`
    expect(rows.map(({ hmac }) => hmac)).toEqual([
      shop.deps.vault.hashEmail('neu-und-einzig@example.org'),
    ])
  })

  test.each([
    ['phone', 'keine', '/phone', 'BAD_PHONE'],
    ['street', 'x'.repeat(65), '/street', 'CONTACT_TOO_LONG'],
    ['city', '', '/city', 'CONTACT_INCOMPLETE'],
    ['country', 'UK', '/country', 'UNKNOWN_COUNTRY'],
    ['name', '\u3164', '/name', 'BAD_CHARACTERS'],
  ])('is refused at the field that no registrar takes: %s', async (field, value, pointer, code) => {
    const slug = `falsch-${field.toLowerCase()}`
    const order = await shop.order(slug, { kind: 'registered', name: `${slug}.de` })
    const refused = await correct(order, { ...adaBerger, [field]: value })
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({ errors: [{ pointer, code }] })
    expect(await personEvents(order)).toHaveLength(1)
  })

  test('frees the way to the payment that the registrar refused', async () => {
    const order = await shop.order('weg-frei', { kind: 'registered', name: 'weg-frei.de' })
    const refusal = { vendor: 'inwx', method: 'contact.create', kind: 'refuse' } as const
    shop.inwxFaults.add({ ...refusal, code: 2306, times: 50 })
    await correct(order, { ...adaBerger, street: 'Verboten 1' })
    expect(await shop.tracker(order)).not.toContain('Jetzt bezahlen')
    shop.inwxFaults.clear()
    await correct(order, { ...adaBerger, street: 'Erlaubt 1' })
    expect(await shop.tracker(order)).toContain('Jetzt bezahlen')
  })

  test('lets a domain go on that stands because of it', async () => {
    const order = await shop.order('steht', { kind: 'registered', name: 'steht-hier.de' })
    const stalled: DomainEvent = {
      type: 'ProvisioningStalled',
      data: {
        step: 'domain',
        errorClass: 'permanent',
        vendor: 'inwx',
        code: '2306',
        owner: 'customer',
      },
    }
    await appendEvents(
      shop.deps.store,
      projectStream(order.projectId),
      { type: 'ProvisioningReleased', data: { cause: 'paid' } },
      { type: 'ServerAssigned', data: { serverId: 's', ipv4: '203.0.113.7', strategy: 's' } },
      stalled,
    )
    expect((await correct(order, { ...adaBerger, street: 'Ahornweg 8' })).status).toBe(202)
    await runCorrectionJobs(shop.deps)
    expect((await shop.events(order.projectId)).at(-1)?.type).toBe('ProvisioningResumed')
  })

  test('is corrected by staff with a reason, which is sealed', async () => {
    const order = await shop.order('mit-grund', subdomain('mit-grund'))
    const { token, personId } = await issueTestToken(shop.deps, ['projects:write'])
    const contact = { ...adaBerger, street: 'Ahornweg 9' }
    const refused = await correct(order, contact, token)
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([
      422,
      'REASON_NEEDED',
    ])
    const reason = 'hat Frau Berger am Telefon gesagt'
    expect((await correct(order, { ...contact, reason }, token)).status).toBe(202)
    const corrected = (await personEvents(order)).at(-1)
    expect(corrected).toMatchObject({
      type: 'CustomerDetailsCorrected',
      by: `person:${personId}`,
      reason: { code: 'other' },
    })
    expect(JSON.stringify(corrected)).not.toContain('Telefon')
    expect(await contactOf(order)).not.toHaveProperty('reason')
  })

  test('is nobody else’s, and not changed once a registrar has it', async () => {
    const order = await shop.order('fremd', { kind: 'registered', name: 'fremd-hier.de' })
    const other = await shop.order('fremder', subdomain('fremder'))
    expect((await correct(order, adaBerger, other.orderToken)).status).toBeOneOf([401, 403])
    await appendEvents(
      shop.deps.store,
      projectStream(order.projectId),
      { type: 'ProvisioningReleased', data: { cause: 'paid' } },
      { type: 'ServerAssigned', data: { serverId: 's', ipv4: '203.0.113.7', strategy: 's' } },
      {
        type: 'DomainAssigned',
        data: { domain: 'fremd-hier.de', zone: 'fremd-hier.de', kind: 'registered' },
      },
    )
    const late = await correct(order, { ...adaBerger, street: 'Zu spät 1' })
    expect([late.status, ((await late.json()) as { code: string }).code]).toEqual([
      409,
      'WRONG_STATE',
    ])
  })
})
