import { afterAll, beforeEach, expect, test } from 'bun:test'
import { findDriftFinding } from '../../../../projections/queries/drift-findings'
import { createFinding } from '../../../../src/processes/drift/finding'
import { saveFindings } from '../../../../src/processes/drift/save-findings'
import { openAdminApp } from '../../support/admin-app'
import { type FormBrowser, signInAs } from '../../support/form-browser'

const renewalFinding = createFinding('domainRenewsItself', 'berger.example', {
  expected: 'AUTOEXPIRE',
  found: 'AUTORENEW',
  yearlyCents: 1190,
  ways: ['repair'],
  about: { domain: 'berger.example' },
})

const fixture = await openAdminApp()
const caseworker = await signInAs(fixture, 'caseworker')
const auditor = await signInAs(fixture, 'auditor')
afterAll(() => fixture.close())

const recordFindings = async (...findings: (typeof renewalFinding)[]) => {
  const { sql } = fixture.deps
  await sql`insert into drift_runs (id, cause) values ('night', 'nightly') on conflict do nothing`
  const asOf = new Date().toISOString()
  await saveFindings({ sql }, { runId: 'night', asOf, findings, missing: [] })
}
beforeEach(async () => {
  await fixture.deps.sql`delete from drift_runs`
  await recordFindings(renewalFinding)
})

const findingPath = (noun: string) => `/admin/drift/${renewalFinding.id}/${noun}`
const text = async (browser: FormBrowser) => (await browser.get('/admin/drift')).text()
const readEvents = async (stream: string) => (await fixture.deps.store.read(stream)).events

test('shows what differs with its cost, and how to mend it to those who may', async () => {
  const page = await text(caseworker)
  expect(page).toContain('Domain verlängert sich selbst')
  expect(page).toMatch(/11,90.€/)
  expect(page).toContain(findingPath('repair'))
  expect(await text(auditor)).not.toContain(findingPath('repair'))
  expect((await auditor.post(findingPath('repair'), { reason: 'leftOver' })).status).toBe(403)
})

test('says when all agreed, and that nobody has looked yet', async () => {
  await recordFindings()
  expect(await text(caseworker)).toContain('Alles stimmt überein')
  await fixture.deps.sql`delete from drift_runs`
  expect(await text(caseworker)).toContain('Noch nicht geprüft')
})

test('a check is ordered with its reason, once at a time', async () => {
  expect((await caseworker.post('/admin/drift/checks', {})).status).toBe(422)
  const answer = await caseworker.post('/admin/drift/checks', { reason: 'routine' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/admin/drift'])
  const [run] = await fixture.deps.sql`select id from drift_runs where cause = 'ordered'`
  const [ordered] = await readEvents(`drift_check-${run?.id}`)
  expect(ordered).toMatchObject({ type: 'DriftCheckOrdered', reason: { code: 'routine' } })
  expect(await text(caseworker)).toContain('Eine Prüfung läuft gerade')
  const again = await caseworker.post('/admin/drift/checks', { reason: 'routine' })
  expect(again.status).toBe(409)
})

test('an act needs a reason, is recorded with its sealed note, and shown as decided', async () => {
  const refused = await caseworker.post(findingPath('acceptance'), { note: 'Mit Ada besprochen' })
  expect(refused.status).toBe(422)
  const again = await refused.text()
  expect(again).toContain('Bitte nennen Sie einen Grund.')
  expect(again).toContain('Mit Ada besprochen')
  const fields = { reason: 'agreesWithPlan', note: 'Mit Ada besprochen' }
  const answer = await caseworker.post(findingPath('acceptance'), fields)
  expect(answer.headers.get('location')).toBe(`/admin/drift#finding-${renewalFinding.id}`)
  const [ignored] = await readEvents(`drift-${renewalFinding.id}`)
  expect(ignored).toMatchObject({ type: 'DriftIgnored', reason: { code: 'agreesWithPlan' } })
  expect(JSON.stringify(ignored)).not.toContain('Ada')
  const page = await text(caseworker)
  expect(page).toContain('So gewollt')
  expect(page).toContain('Sara Behrens')
})

test('what was accepted comes up again when it changes; a way that it has not is refused', async () => {
  await recordFindings({ ...renewalFinding, yearlyCents: 2990 })
  expect((await findDriftFinding(fixture.deps.sql, renewalFinding.id))?.decision).toBeNull()
  expect((await caseworker.post(findingPath('adoption'), { reason: 'leftOver' })).status).toBe(422)
  const answer = await caseworker.post(findingPath('repair'), { reason: 'costsMoney' })
  expect(answer.status).toBe(303)
  expect((await readEvents(`drift-${renewalFinding.id}`)).at(-1)).toMatchObject({
    type: 'DriftMendingOrdered',
    data: { way: 'repair', about: { domain: 'berger.example' } },
  })
  expect((await caseworker.post(findingPath('acceptance'), { reason: 'leftOver' })).status).toBe(
    409,
  )
  expect(await text(caseworker)).toContain('Wird gerade erledigt')
})

test('what is not there is not found', async () => {
  expect((await caseworker.post('/admin/drift/x/repair', { reason: 'leftOver' })).status).toBe(404)
})
