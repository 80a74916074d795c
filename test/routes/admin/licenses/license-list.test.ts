import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { licenseStream } from '../../../../events/streams'
import { appendEvents } from '../../../support/append-events'
import { findActionForm, openAdminFixture } from '../../support/admin-fixture'
import { signInAs } from '../../support/form-browser'
import { seedOrder } from '../../support/seed-orders'

const fixture = await openAdminFixture()
const caseworker = await signInAs(fixture, 'caseworker')
const auditor = await signInAs(fixture, 'auditor')
afterAll(() => fixture.close())

const issue = (projectId: string, plugin: string, paidUntil = '2027-01-31T23:00:00.000Z') =>
  appendEvents(fixture.deps.store, licenseStream(projectId, plugin), {
    type: 'LicenseIssued',
    data: {
      projectId,
      plugin,
      cycle: 'monthly',
      netCents: 2900,
      source: 'order',
      paidUntil,
      runsUntil: paidUntil,
    },
  })

const page = async (path: string) => (await caseworker.get(path)).text()

let garden = ''
beforeAll(async () => {
  const customer = { name: 'Wilma Winzig', email: 'wilma@example.org' }
  const first = await seedOrder(fixture, { name: 'Gärtnerei Öz', customer })
  garden = first.id
  const second = await seedOrder(fixture, { name: 'Radhaus Nippes' })
  await issue(garden, 'crm')
  await issue(garden, 'pim', '2026-12-31T23:00:00.000Z')
  await issue(second.id, 'crm', '2028-12-31T23:00:00.000Z')
}, 30_000)

describe('the list of all licenses', () => {
  test('shows those that end first before the others', async () => {
    const html = await page('/admin/licenses')
    expect(html.indexOf(`${garden}-pim`)).toBeLessThan(html.indexOf(`${garden}-crm`))
    expect(html).toContain('Radhaus Nippes')
  })
  test('is searched by project and by customer, who stands there sealed', async () => {
    for (const search of ['gärtnerei', 'Winzig']) {
      const html = await page(`/admin/licenses?search=${encodeURIComponent(search)}`)
      expect(html).toContain('Gärtnerei Öz')
      expect(html).not.toContain('Radhaus Nippes')
    }
    const asAuditor = await (await auditor.get('/admin/licenses?search=Winzig')).text()
    expect(asAuditor).toContain('Keine Lizenz gefunden')
  })
  test('is narrowed by plugin, state, project and end, and says when nothing is left', async () => {
    expect(await page('/admin/licenses?plugin=pim')).not.toContain('Radhaus Nippes')
    expect(await page('/admin/licenses?endsBefore=2027-01-02')).not.toContain(`${garden}-crm`)
    expect(await page(`/admin/licenses?project=${garden}`)).not.toContain('Radhaus Nippes')
    expect(await page('/admin/licenses?status=revoked')).toContain('Keine Lizenz gefunden')
    // What is none is no filter.
    expect(await page('/admin/licenses?status=x&endsBefore=2027-02-31&after=x~')).toContain(
      'Radhaus',
    )
  })
})

describe('an act on a license', () => {
  const path = () => `/admin/licenses/${garden}-crm`
  test('is done with its reason, stands in the history, and changes what is offered', async () => {
    const shown = await page(path())
    expect(findActionForm(shown, 'suspension')).toContain('Plan')
    expect((await caseworker.post(`${path()}/suspension`, {})).status).toBe(422)
    const answer = await caseworker.post(`${path()}/suspension`, { reason: 'unpaid' })
    expect(answer.status).toBe(303)
    const after = await page(path())
    expect(after).toContain('ausgesetzt')
    expect(findActionForm(after, 'reinstatement')).not.toBe('')
    await caseworker.post(`${path()}/reinstatement`, { reason: 'paid' })
    await caseworker.post(`${path()}/revocation`, { reason: 'abuse' })
    const { events } = await fixture.deps.store.read(licenseStream(garden, 'crm'))
    expect(events[1]?.reason?.code).toBe('unpaid')
    expect(events.map(({ type }) => type)).toEqual([
      'LicenseIssued',
      'LicenseSuspended',
      'LicenseReinstated',
      'LicenseRevoked',
    ])
  })
  test('extends it to the end of a day in Berlin, and no date before', async () => {
    const path = `/admin/licenses/${garden}-pim`
    expect(findActionForm(await page(path), 'extension')).toContain('Letzter Tag')
    for (const lastDay of ['', '2027-02-30', '2026-12-31', '2999-01-01']) {
      const refused = await caseworker.post(`${path}/extension`, { reason: 'agreed', lastDay })
      expect([lastDay, refused.status]).toEqual([lastDay, 422])
    }
    const fields = { reason: 'agreed', lastDay: '2027-06-30' }
    expect((await caseworker.post(`${path}/extension`, fields)).status).toBe(303)
    const { events } = await fixture.deps.store.read(licenseStream(garden, 'pim'))
    expect(events.at(-1)).toMatchObject({
      type: 'LicenseExtended',
      data: { runsUntil: '2027-06-30T22:00:00.000Z', paidUntil: '2026-12-31T23:00:00.000Z' },
    })
    expect(await page(path)).toContain('30.06.2027')
  })
  test('cancels it to the end of what is paid, and takes that back', async () => {
    const path = `/admin/licenses/${garden}-pim`
    expect(findActionForm(await page(path), 'continuation')).toBe('')
    const reason = { reason: 'customerAsked' }
    expect((await caseworker.post(`${path}/cancellation`, reason)).status).toBe(303)
    const cancelled = await page(path)
    expect(findActionForm(cancelled, 'cancellation')).toBe('')
    expect(findActionForm(cancelled, 'extension')).toBe('')
    expect((await caseworker.post(`${path}/continuation`, reason)).status).toBe(303)
    const { events } = await fixture.deps.store.read(licenseStream(garden, 'pim'))
    expect(events.slice(-2).map(({ type }) => type)).toEqual([
      'LicenseCancelled',
      'LicenseCancellationTakenBack',
    ])
    expect(events.at(-2)).toMatchObject({ data: { endsAt: '2026-12-31T23:00:00.000Z' } })
  })
  test('is not offered to auditors, nor done for them', async () => {
    const html = await (await auditor.get(`/admin/licenses/${garden}-pim`)).text()
    expect(findActionForm(html, 'suspension')).toBe('')
    const answer = await auditor.post(`/admin/licenses/${garden}-pim/suspension`, {
      reason: 'unpaid',
    })
    expect(answer.status).toBe(403)
  })
  test('of none is answered with 404', async () => {
    expect((await caseworker.get('/admin/licenses/none')).status).toBe(404)
  })
})
