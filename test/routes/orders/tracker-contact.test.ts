import { afterAll, afterEach, describe, expect, test } from 'bun:test'
import type { DomainEvent } from '../../../events'
import { projectStream } from '../../../events/streams'
import { findProject } from '../../../projections/queries/projects'
import { decryptPersonFields } from '../../../src/processes/notifications/open-customer'
import { ensureStaff } from '../../../src/routes/admin/staff/staff-accounts'
import { inwxRefusal } from '../../sandbox/inwx/sandbox-inwx-fixture'
import { appendEvents } from '../../support/append-events'
import { adaBerger, type OrderResponse } from '../../support/order-client'
import { runCorrectionJobs } from '../support/correction-jobs'
import { readCookies } from '../support/form-browser'
import { openShopApp } from '../support/shop-app'

const shop = await openShopApp()
afterEach(() => shop.inwxFaults.clear())
afterAll(() => shop.closeAll())

const refuseContacts = () => shop.inwxFaults.add(inwxRefusal('contact.create', 2306, 50))

const post = ({ projectId, orderToken }: OrderResponse, fields: Record<string, string>) =>
  fetch(`${shop.url}/orders/${projectId}/contact`, {
    method: 'POST',
    redirect: 'manual',
    headers: { authorization: `Bearer ${orderToken}`, accept: 'text/html' },
    body: new URLSearchParams(fields),
  })

const contactOf = async ({ projectId }: OrderResponse) => {
  const project = await findProject(shop.deps.sql, projectId)
  return decryptPersonFields(shop.deps, project?.customerId ?? '')
}

const stall = (code: string, owner: 'customer' | 'caseworker'): DomainEvent => ({
  type: 'ProvisioningStalled',
  data: { step: 'domain', errorClass: 'permanent', vendor: 'inwx', code, owner },
})
const released: DomainEvent[] = [
  { type: 'ProvisioningReleased', data: { cause: 'paid' } },
  { type: 'ServerAssigned', data: { serverId: 's', ipv4: '203.0.113.7', strategy: 's' } },
]
const formOf = (page: string) => /<form[^>]*contact-form-[\s\S]*?<\/form>/.exec(page)?.[0]

describe('the form for better details on the page of an order', () => {
  test('is there with those of now when a registrar refuses them, and frees the payment', async () => {
    const order = await shop.order('kontakt-a', { kind: 'registered', name: 'kontakt-a.de' })
    expect(formOf(await shop.tracker(order))).toBeUndefined()
    refuseContacts()
    await post(order, { ...adaBerger, street: 'Verboten 1' })
    const page = await shop.tracker(order)
    expect(page).toContain('Bitte prüfen Sie Ihre Angaben')
    expect(formOf(page)).toContain('value="Verboten 1"')
    shop.inwxFaults.clear()
    const answer = await post(order, {
      ...adaBerger,
      street: 'Erlaubt 1',
      phone: '0221 / 12 34 56',
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `/orders/${order.projectId}`,
    ])
    expect(await contactOf(order)).toMatchObject({ street: 'Erlaubt 1', phone: '+49221123456' })
    const after = await shop.tracker(order)
    expect(after).toContain('Jetzt bezahlen')
    expect(formOf(after)).toBeUndefined()
  }, 20_000)

  test('says at the field what is wrong and keeps what was typed', async () => {
    const order = await shop.order('kontakt-b', { kind: 'registered', name: 'kontakt-b.de' })
    refuseContacts()
    await post(order, { ...adaBerger, street: 'Verboten 2' })
    for (const [field, value] of [
      ['phone', 'keine'],
      ['street', 'x'.repeat(65)],
      ['city', ''],
    ] as const) {
      const answer = await post(order, { ...adaBerger, company: 'Neu & Söhne', [field]: value })
      expect([field, answer.status]).toEqual([field, 422])
      const form = formOf(await answer.text()) ?? ''
      expect(form).toContain(`id="contact-${field}-error"`)
      expect(form).toContain('value="Neu &amp; Söhne"')
    }
    expect(await contactOf(order)).toMatchObject({ street: 'Verboten 2' })
  }, 20_000)

  test('keeps what was typed though the registrar does not answer now', async () => {
    const order = await shop.order('kontakt-d', { kind: 'registered', name: 'kontakt-d.de' })
    shop.inwxFaults.add({ vendor: 'inwx', kind: 'down', times: 50 })
    const answer = await post(order, { ...adaBerger, phone: 'keine', city: 'Getippt' })
    expect(formOf(await answer.text())).toContain('value="Getippt"')
  }, 20_000)

  test.each([
    ['CONTACT_REFUSED', 'customer', true],
    ['CONTACT_INCOMPLETE', 'customer', true],
    ['2104', 'caseworker', false],
  ] as const)('at a domain that stands because of %s', async (code, owner, isShown) => {
    const name = `steht-${code.toLowerCase().replaceAll('_', '-')}.de`
    const order = await shop.order(name.slice(0, -3), { kind: 'registered', name })
    await appendEvents(
      shop.deps.store,
      projectStream(order.projectId),
      ...released,
      stall(code, owner),
    )
    const page = await shop.tracker(order)
    expect(formOf(page) !== undefined).toBe(isShown)
    if (!isShown) return
    expect(page).toContain('machen wir von selbst weiter')
    expect((await post(order, { ...adaBerger, street: 'Ahornweg 8' })).status).toBe(303)
    await runCorrectionJobs(shop.deps)
    expect((await shop.events(order.projectId)).at(-1)?.type).toBe('ProvisioningResumed')
    expect(formOf(await shop.tracker(order))).toBeUndefined()
  })

  test('is not for staff, who see no personal data on this page', async () => {
    const order = await shop.order('kontakt-c', { kind: 'registered', name: 'kontakt-c.de' })
    refuseContacts()
    await post(order, { ...adaBerger, street: 'Verboten 3' })
    const email = 'pruefer@vrs.localhost'
    const password = 'ein langes Passwort'
    await ensureStaff(shop.deps, { email, name: 'Rainer', role: 'auditor', password })
    const signedIn = await fetch(`${shop.url}/login`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ email, password }),
    })
    const page = await fetch(`${shop.url}/orders/${order.projectId}`, {
      headers: { cookie: readCookies(signedIn), accept: 'text/html' },
    })
    expect(page.status).toBe(200)
    expect(await page.text()).not.toContain('Verboten 3')
  })
})
