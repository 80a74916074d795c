import { afterAll, expect, test } from 'bun:test'
import { createFinding } from '../../../../src/processes/drift/finding'
import { saveFindings } from '../../../../src/processes/drift/save-findings'
import { claimHours } from '../../../../src/store/ledgers/work-claims'
import * as examples from '../../../support/project-events'
import { openAdminFixture } from '../../support/admin-fixture'
import { signInAs } from '../../support/form-browser'
import { appendProjectEvents, seedOrder } from '../../support/seed-orders'

const fixture = await openAdminFixture()
const caseworker = await signInAs(fixture, 'caseworker')
const admin = await signInAs(fixture, 'admin')
const auditor = await signInAs(fixture, 'auditor')
const { sql } = fixture.deps
afterAll(() => fixture.close())

const readToday = async (browser = caseworker, query = '') =>
  (await browser.get(`/admin${query}`)).text()

/** The row of the queue with this title. */
const findRow = (html: string, title: string) =>
  html.split('class="queue-item"').find((row) => row.includes(`<bdi>${title}</bdi></a>`)) ?? ''

const stall = (id: string, owner: 'caseworker' | 'us') =>
  appendProjectEvents(fixture, id, {
    type: 'ProvisioningStalled',
    data: { step: 'dns', errorClass: 'permanent', vendor: 'inwx', code: '2306', owner },
  })

test('says so when nothing is open, and counts every state', async () => {
  const html = await readToday()
  expect(html).toContain('Alles erledigt')
  expect(html).toContain('Nichts ist offen')
  expect(html).toContain('href="/admin/projects?status=error"')
})

test('lists what stands, with who is to act and where', async () => {
  const { id } = await seedOrder(fixture, { name: 'Gärtnerei Grün', method: 'stripe_prepaid' })
  expect(findRow(await readToday(), 'Gärtnerei Grün')).toBe('')
  await stall(id, 'us')
  const row = findRow(await readToday(), 'Gärtnerei Grün')
  expect(row).toContain(`href="/admin/projects/${id}"`)
  expect(row).toContain('zuständig: Technik')
  await appendProjectEvents(fixture, id, { type: 'OrderCancelled', data: { cause: 'caseworker' } })
  expect(findRow(await readToday(), 'Gärtnerei Grün')).toBe('')
})

test('lists orders by invoice until they are approved, and nothing that is paid online', async () => {
  const invoice = await seedOrder(fixture, { name: 'Töpferei Ton', grossCents: 64_260 })
  await seedOrder(fixture, { name: 'Online Bezahlt', method: 'stripe_prepaid' })
  const html = await readToday(caseworker, '?kind=approval')
  expect(findRow(html, 'Töpferei Ton')).toMatch(/Kauf auf Rechnung über 642,60.€/)
  expect(findRow(html, 'Online Bezahlt')).toBe('')
  await appendProjectEvents(fixture, invoice.id, {
    type: 'InvoiceTermsApproved',
    data: { dueDays: 14 },
  })
  expect(findRow(await readToday(), 'Töpferei Ton')).toBe('')
})

test('lists money that a person has to look at, and differences that nobody decided', async () => {
  const { id } = await seedOrder(fixture, { name: 'Falsches Geld', method: 'stripe_prepaid' })
  await appendProjectEvents(fixture, id, examples.paymentMismatched(100))
  expect(findRow(await readToday(), 'Falsches Geld')).toContain(
    `/admin/projects/${id}?tab=payments`,
  )
  await sql`insert into drift_runs (id, cause) values ('night', 'nightly')`
  const finding = createFinding('domainRenewsItself', 'berger.example', {
    expected: 'AUTOEXPIRE',
    found: 'AUTORENEW',
    yearlyCents: 1190,
    ways: ['repair'],
    about: { domain: 'berger.example' },
  })
  const asOf = new Date().toISOString()
  await saveFindings({ sql }, { runId: 'night', asOf, findings: [finding], missing: [] })
  const row = findRow(await readToday(caseworker, '?kind=drift'), 'berger.example')
  expect(row).toMatch(/11,90.€ im Jahr/)
  await sql`delete from drift_findings`
})

test('lists what was reported and is still open, but not twice what is stalled', async () => {
  const { id } = await seedOrder(fixture, { name: 'Meldet sich', method: 'stripe_prepaid' })
  const [alert] = await sql<{ id: string }[]>`insert into alerts (kind, subject, detail)
    values ('payment-in-vain', ${id}, 'TIMEOUT') returning id::text`
  const row = findRow(await readToday(caseworker, '?kind=alert'), 'Meldet sich')
  expect(row).toContain('Zahlung noch nicht verbucht')
  expect(row).toContain(`href="/admin/alerts#alert-${alert?.id}"`)
  await sql`update alerts set closed_at = now(), closed_by = 'system:alerts'`
  expect(findRow(await readToday(), 'Meldet sich')).toBe('')
  await sql`insert into alerts (kind, subject, detail) values ('stalled', ${id}, '2306')`
  await stall(id, 'us')
  const rows = (await readToday()).split('class="queue-item"').slice(1)
  expect(rows.filter((one) => one.includes('<bdi>Meldet sich</bdi></a>'))).toHaveLength(1)
  await sql`delete from alerts`
})

test('an item is taken by one person, handed back, and free again after its hours', async () => {
  const { id } = await seedOrder(fixture, { name: 'Wird übernommen', method: 'stripe_prepaid' })
  await stall(id, 'caseworker')
  const item = `stalled:${id}`
  const rowFor = async (browser: typeof caseworker) =>
    findRow(await readToday(browser), 'Wird übernommen')
  expect((await caseworker.post('/admin/claim', { item })).headers.get('location')).toBe('/admin')
  expect(await rowFor(caseworker)).toContain('bei Ihnen')
  expect((await admin.post('/admin/claim', { item })).status).toBe(303)
  expect(await rowFor(admin)).toMatch(/bei (?!Ihnen)/)
  expect(await rowFor(admin)).not.toContain('/admin/claim')
  await admin.post('/admin/release', { item })
  expect(await rowFor(caseworker)).toContain('bei Ihnen')
  await caseworker.post('/admin/release', { item })
  expect(await rowFor(admin)).toContain('/admin/claim')
  await caseworker.post('/admin/claim', { item })
  await sql`update work_claims set claimed_at = now() - make_interval(hours => ${claimHours})`
  expect(await rowFor(admin)).toContain('/admin/claim')
  await admin.post('/admin/claim', { item })
  expect(await rowFor(caseworker)).toMatch(/bei (?!Ihnen)/)
})

test('an item is only what can be one, and only for those who act', async () => {
  expect((await auditor.post('/admin/claim', { item: 'place' })).status).toBe(403)
  expect((await caseworker.post('/admin/claim', { item: '' })).status).toBe(422)
  expect((await caseworker.post('/admin/claim', { item: 'x'.repeat(400) })).status).toBe(422)
  expect(await readToday(auditor)).not.toContain('/admin/claim')
})

test('shows how the vendors answered, and who is waited for', async () => {
  await sql`insert into vendor_calls (at, vendor, method, attempt, duration_ms, outcome, code)
    values (now(), 'inwx', 'domain.check', 1, 180, 'ok', '1000'),
      (now(), 'coolify', 'GET /servers', 1, 5000, 'failed', 'TIMEOUT'),
      (now() - interval '30 hours', 'coolify', 'GET /servers', 1, 5000, 'failed', 'TIMEOUT')`
  const html = await readToday()
  expect(html).toContain('antwortet, meist in 180 ms')
  expect(html).toContain('Coolify: 1 von 1 Anfragen der letzten 24 Stunden ohne Antwort')
  const state = { is: 'open', since: new Date().toISOString(), probeAt: '', pauseSeconds: 60 }
  await sql`insert into breakers (vendor, state)
    values ('coolify', ${JSON.stringify(state)}::text::jsonb)`
  expect(await readToday()).toContain('antwortet nicht, wir warten seit')
})

test('is loaded again as a piece of itself', async () => {
  const headers = { 'hx-request': 'true', 'hx-request-type': 'partial' }
  const piece = await (await caseworker.get('/admin', headers)).text()
  expect(piece).toStartWith('<div id="today"')
})
