import { afterAll, describe, expect, test } from 'bun:test'
import type { RecordedEvent } from '../../../../events'
import { personStream } from '../../../../events/streams'
import { jobsForEvent } from '../../../../src/processes/all-processes'
import { loadContact } from '../../../../src/routes/orders/load-contact'
import { adaBerger } from '../../../support/order-client'
import { stalledAtDomain } from '../../../support/project-events'
import {
  openAdminForCaseworker,
  openFormBrowser,
  readCookies,
  signInAs,
} from '../../support/form-browser'
import { appendProjectEvents, seedOrder } from '../../support/seed-orders'

const { fixture, caseworker } = await openAdminForCaseworker()
afterAll(() => fixture.close())

const { vatId: _, ...details } = adaBerger
const why = { reason: 'customerAsked', note: 'am Telefon' }
const correct = (id: string, fields: Record<string, string>, browser = caseworker) =>
  browser.post(`/admin/customers/${id}/correction`, { ...details, ...why, ...fields })
const eventsOf = async (id: string) => (await fixture.deps.store.read(personStream(id))).events
const fieldsOf = async (id: string) => (await loadContact(fixture.deps, id))?.fields

describe('the details of a customer', () => {
  test('are corrected with a reason, which the history keeps sealed', async () => {
    const { customerId } = await seedOrder(fixture)
    const answer = await correct(customerId, { street: 'Ahornweg 7', phone: '0221 987654' })
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `/admin/customers/${customerId}`,
    ])
    expect(await fieldsOf(customerId)).toMatchObject({
      street: 'Ahornweg 7',
      phone: '+49221987654',
    })
    const corrected = (await eventsOf(customerId)).at(-1)
    expect(corrected).toMatchObject({
      type: 'CustomerDetailsCorrected',
      by: `person:${fixture.people.caseworker}`,
      reason: { code: 'customerAsked' },
    })
    expect(JSON.stringify(corrected)).not.toMatch(/Telefon|Ahornweg/)
    const cookie = [caseworker.cookie, readCookies(answer)].join('; ')
    const page = await openFormBrowser(fixture, cookie).get(`/admin/customers/${customerId}`)
    expect(await page.text()).toContain('Kontaktdaten von')
  })

  test('are found by what they are now', async () => {
    const { customerId } = await seedOrder(fixture)
    await correct(customerId, { name: 'Zoe Neumond', email: 'zoe-neumond@example.org' })
    const search = async (typed: string) =>
      (await (await caseworker.get(`/admin/customers?search=${typed}`)).text()).includes(customerId)
    expect(await search('neumond')).toBe(true)
    expect(await search('zoe-neumond@example.org')).toBe(true)
    expect(await search('ada@example.org')).toBe(false)
  })

  test('change nothing where they stay as they were', async () => {
    const { customerId } = await seedOrder(fixture)
    await correct(customerId, {})
    const before = (await eventsOf(customerId)).length
    expect((await correct(customerId, {})).status).toBe(303)
    expect(await eventsOf(customerId)).toHaveLength(before)
  })

  test.each([
    ['no reason', { reason: '' }, 'reason'],
    ['no name', { name: '' }, 'name'],
    ['a phone that is none', { phone: 'keine' }, 'phone'],
    ['a country that is none', { country: 'UK' }, 'country'],
    ['a VAT id with a wrong digit', { vatId: 'DE136695975' }, 'vatId'],
  ])('are refused with %s, and the form keeps what was typed', async (_, wrong, field) => {
    const { customerId } = await seedOrder(fixture)
    const answer = await correct(customerId, { street: 'Getippt 3', ...wrong })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain(`id="correction-${field}-error"`)
    expect(html).toContain('value="Getippt 3"')
    expect(await eventsOf(customerId)).toHaveLength(1)
  })

  test('are taken as registrars take them while a domain is to be bought', async () => {
    const bought = { kind: 'registered' as const, name: 'kunde-kauft.de' }
    const { customerId } = await seedOrder(fixture, { domain: bought })
    const answer = await correct(customerId, { street: 'x'.repeat(65) })
    expect([answer.status, await eventsOf(customerId)]).toMatchObject([422, { length: 1 }])
    const other = await seedOrder(fixture)
    expect((await correct(other.customerId, { street: 'x'.repeat(65) })).status).toBe(303)
  })

  test('let a domain go on that stands because of them', async () => {
    const order = await seedOrder(fixture, { domain: { kind: 'registered', name: 'steht-da.de' } })
    const events = stalledAtDomain('CONTACT_REFUSED')
    await appendProjectEvents(fixture, order.id, ...events)
    expect((await correct(order.customerId, { street: 'Ahornweg 8' })).status).toBe(303)
    // Its projects follow from the event (`test/processes/customers`), whatever breaks here.
    const corrected = (await eventsOf(order.customerId)).at(-1)
    expect(corrected).toMatchObject({
      type: 'CustomerDetailsCorrected',
      reason: { code: 'customerAsked' },
    })
    expect(jobsForEvent(corrected as RecordedEvent)).toMatchObject([{ queue: 'orders' }])
  })

  test('are corrected by those who work for customers alone, and of those who are there', async () => {
    const { customerId } = await seedOrder(fixture)
    const auditor = await signInAs(fixture, 'auditor')
    expect((await correct(customerId, { name: 'X' }, auditor)).status).toBe(403)
    for (const id of ['x', Bun.randomUUIDv7(), fixture.people.admin])
      expect((await correct(id, { name: 'X' })).status).toBe(404)
    expect(await eventsOf(customerId)).toHaveLength(1)
  })
})
