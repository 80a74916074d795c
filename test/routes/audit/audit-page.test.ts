import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { type AdminApp, openAdminApp } from '../support/admin-app'
import { type FormBrowser, openFormBrowser, signInAs } from '../support/form-browser'
import { appendProjectEvents, seedOrder } from '../support/seed-orders'

let fixture: AdminApp
let admin: FormBrowser
let auditor: FormBrowser
let clockMs = Date.parse('2026-11-01T12:00:00Z')

beforeAll(async () => {
  fixture = await openAdminApp({ now: () => new Date(clockMs) })
  admin = await signInAs(fixture, 'admin')
  auditor = await signInAs(fixture, 'auditor')
}, 30_000)
afterAll(() => fixture.close())

const readAuditPage = async (who: FormBrowser, query = '') =>
  (await who.get(`/audit?${query}`)).text()
const typesIn = (text: string) =>
  [...text.matchAll(/<code>([A-Z]\w+)<\/code>/g)].map(([, type]) => type)

describe('the audit trail', () => {
  test('tells everything newest first, with people by name as the reader may know them', async () => {
    const { id, customerId } = await seedOrder(fixture, { name: 'Gärtnerei Grün' })
    await admin.post(`/admin/projects/${id}/invoice-approval`, { reason: 'agreed', note: 'geheim' })
    const [all, some] = [await readAuditPage(admin), await readAuditPage(auditor)]
    expect(typesIn(all).slice(0, 4)).toEqual([
      'ProvisioningReleased',
      'InvoiceTermsApproved',
      'ProjectOrdered',
      'CustomerRegistered',
    ])
    expect(typesIn(some)).toEqual(typesIn(all))
    expect(all).toContain('Kundendaten erfasst: Ada Berger')
    expect(some).toContain(`Kundendaten erfasst: Kundenkonto ${customerId.slice(-6)}`)
    expect(some).not.toContain('Ada Berger')
    for (const text of [all, some]) {
      expect(text).toContain('Vera Walter')
      expect(text).toContain('Rainer Vogt')
      expect(text).toContain('So vereinbart')
    }
    expect(all).toContain('geheim')
    expect(some).not.toContain('geheim')
  })

  test('finds by project, stream, type, kind, actor, words, request and day', async () => {
    clockMs = Date.parse('2026-11-10T22:59:59Z')
    const before = await seedOrder(fixture, { name: 'Vor Mitternacht' })
    clockMs = Date.parse('2026-11-10T23:00:00Z')
    auditor = await signInAs(fixture, 'auditor')
    const after = await seedOrder(fixture, { name: 'Nach Mitternacht' })
    await appendProjectEvents(fixture, after.id, {
      type: 'OrderCancelled',
      data: { cause: 'customer' },
    })
    const findTypes = async (query: string) => typesIn(await readAuditPage(auditor, query))
    expect(await findTypes(`project=${after.id}`)).toEqual(['OrderCancelled', 'ProjectOrdered'])
    expect(await findTypes(`stream=project-${before.id}`)).toEqual(['ProjectOrdered'])
    expect(await findTypes('type=OrderCancelled')).toEqual(['OrderCancelled'])
    expect(new Set(await findTypes('kind=person'))).toEqual(
      new Set(['CustomerRegistered', 'StaffInvited', 'PasswordSet']),
    )
    expect(await findTypes('by=person:')).toEqual(['ProvisioningReleased', 'InvoiceTermsApproved'])
    expect(await findTypes('text=vor+mitternacht')).toEqual(['ProjectOrdered'])
    expect(await findTypes(`correlation=c-${after.id}`)).toEqual([
      'ProjectOrdered',
      'CustomerRegistered',
    ])
    const day = await readAuditPage(auditor, 'from=2026-11-10&until=2026-11-10&type=ProjectOrdered')
    expect(day).toContain('Vor Mitternacht')
    expect(day).not.toContain('Nach Mitternacht')
    const next = await readAuditPage(auditor, 'from=2026-11-11&type=ProjectOrdered')
    expect(next).toContain('Nach Mitternacht')
    expect(next).not.toContain('Vor Mitternacht')
  })

  test('goes on page by page to the very first event', async () => {
    for (let index = 0; index < 30; index += 1) await seedOrder(fixture)
    const [{ count } = { count: 0 }] = await fixture.deps.sql<{ count: number }[]>`
      select count(*)::int as count from history`
    const ids: string[] = []
    let query: string | undefined = ''
    while (query !== undefined) {
      const text = await readAuditPage(auditor, query)
      ids.push(...[...text.matchAll(/id="event-([\w-]+)"/g)].map(([, id]) => id ?? ''))
      query = text.match(/href="\/audit\?(before=\d+)"/)?.[1]
    }
    expect(ids).toHaveLength(count)
    expect(new Set(ids).size).toBe(count)
  })

  test('notes who read what, before it is shown', async () => {
    await fixture.deps.sql`delete from audit_reads`
    await readAuditPage(auditor, 'type=OrderCancelled&text=%00&unknown=1')
    const rows = await fixture.deps.sql<{ personId: string; filter: unknown }[]>`
      select person_id, filter from audit_reads`
    expect([...rows]).toEqual([
      { personId: fixture.people.auditor, filter: { type: 'OrderCancelled' } },
    ])
  })

  test('takes nonsense for nothing found or nothing asked, and strangers to the door', async () => {
    const nonsense = ['before=x', 'from=gestern', 'until=2026-02-30', 'project=%25', 'text=%25%5C']
    for (const query of nonsense) expect((await auditor.get(`/audit?${query}`)).status).toBe(200)
    expect(typesIn(await readAuditPage(auditor, 'project=%25'))).toEqual([])
    expect(fixture.errors).toEqual([])
    expect((await openFormBrowser(fixture).get('/audit')).headers.get('location')).toBe(
      '/login?next=%2Faudit',
    )
  })
})
