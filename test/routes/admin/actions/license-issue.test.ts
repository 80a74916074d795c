import { afterAll, beforeAll, expect, test } from 'bun:test'
import { licenseStream, pluginStream, projectTypeStream } from '../../../../events/streams'
import { listLicenses } from '../../../../projections/queries/licenses'
import { findBerlinDay } from '../../../../src/domain/calendar/berlin-calendar'
import { calculateLicenseTerms } from '../../../../src/domain/license/license-terms'
import { appendEvents } from '../../../support/append-events'
import { pluginVersionPublished } from '../../../support/published-plugin'
import { findActionForm, openAdminFixture } from '../../support/admin-fixture'
import { signInAs } from '../../support/form-browser'

const fixture = await openAdminFixture()
const caseworker = await signInAs(fixture, 'caseworker')
const auditor = await signInAs(fixture, 'auditor')
afterAll(() => fixture.close())

const { store, sql } = fixture.deps
const projectType = 'business_directory'
const listPlugin = (name: string, phase: string, netCents?: number, dependsOn = {}) =>
  appendEvents(
    store,
    pluginStream(name),
    { type: 'PluginListed', data: { name, displayName: name.toUpperCase(), category: 'sales' } },
    { type: 'PluginPhaseReached', data: { phase } },
    { ...pluginVersionPublished, data: { ...pluginVersionPublished.data, dependsOn } },
    { type: 'CurrentVersionChosen', data: { version: '1.0.0', runtime: 'bun' } },
    ...(netCents === undefined
      ? []
      : [
          {
            type: 'PluginPriced' as const,
            data: {
              ...{ projectType, cycle: 'monthly' as const, netCents, setupCents: 0 },
              validFrom: '2026-01-01T00:00:00.000Z',
            },
          },
        ]),
  )

beforeAll(async () => {
  const type = { code: projectType, displayName: 'Branchenbuch', trialDays: 14 }
  await appendEvents(
    store,
    projectTypeStream(projectType),
    { type: 'ProjectTypeOffered', data: { ...type, isFree: false, order: 1 } },
    { type: 'BaseTypeChosen', data: {} },
  )
  await listPlugin('crm', 'v1', 3100)
  await listPlugin('basis', 'v1', 0)
  await listPlugin('entwurf', 'alpha')
  await listPlugin('pim', 'v1', 500, { basis: '^1.0.0' })
  await listPlugin('erp', 'v1', 500, { crm: '^1.0.0' })
})

const form = { reason: 'agreed', note: 'Als Ausgleich für die Störung' }
const pathOf = (id: string) => `/admin/projects/${id}/license-issue`
const planOf = async (id: string, fields: Record<string, string>) => {
  const html = await (
    await caseworker.post(pathOf(id), { ...form, ...fields, view: 'plan' })
  ).text()
  return { html, plan: /name="plan" value="([^"]+)"/.exec(html)?.[1] ?? '' }
}
const issue = async (id: string, fields: Record<string, string>) => {
  const { plan } = await planOf(id, fields)
  return caseworker.post(pathOf(id), { ...form, ...fields, plan })
}
const eventsOf = async (id: string, plugin: string) =>
  (await store.read(licenseStream(id, plugin))).events

test('staff give a license for nothing, which has no dates, as its plan has shown', async () => {
  const { id } = await fixture.createLiveProject()
  const fields = { plugin: 'entwurf', terms: 'free' }
  const { html } = await planOf(id, fields)
  expect(findActionForm(html, 'license-issue')).toContain('Lizenz für ENTWURF ausgestellt')
  expect((await caseworker.post(pathOf(id), { ...form, ...fields })).status).toBe(422)
  expect((await issue(id, fields)).status).toBe(303)
  expect(await eventsOf(id, 'entwurf')).toMatchObject([
    {
      type: 'LicenseIssued',
      by: expect.stringMatching(/^person:/),
      reason: { code: 'agreed' },
      data: { projectId: id, plugin: 'entwurf', netCents: 0, source: 'caseworker' },
    },
  ])
  expect(await listLicenses(sql, id)).toMatchObject([
    { plugin: 'entwurf', runsUntil: null, updatesUntil: null, paidUntil: null },
  ])
  const page = await (await caseworker.get(`/admin/projects/${id}?tab=licenses`)).text()
  expect(page).toContain('ENTWURF')
  expect(findActionForm(page, 'license-issue')).not.toContain('value="entwurf"')
})

test('with a price it has the dates of its cycle, and what it needs comes along', async () => {
  const { id } = await fixture.createLiveProject()
  expect((await issue(id, { plugin: 'pim', terms: 'monthly' })).status).toBe(303)
  const [issued] = await eventsOf(id, 'pim')
  const anchorOn = findBerlinDay(issued?.at ?? '')
  expect(issued?.data).toEqual({
    ...{ projectId: id, plugin: 'pim', cycle: 'monthly', netCents: 500, source: 'caseworker' },
    ...{ anchorOn, ...calculateLicenseTerms('monthly', anchorOn) },
  })
  expect(await eventsOf(id, 'basis')).toMatchObject([{ data: { netCents: 0 } }])
  // The note that was typed once is read in the history of both licenses.
  const page = await (await caseworker.get(`/admin/projects/${id}?tab=history`)).text()
  expect(page.split(form.note)).toHaveLength(3)
})

test('a trial becomes the license that is issued', async () => {
  const { id } = await fixture.createLiveProject()
  await appendEvents(store, licenseStream(id, 'crm'), {
    type: 'TrialStarted',
    data: { projectId: id, plugin: 'crm', endsAt: '2099-01-01T00:00:00.000Z' },
  })
  expect((await issue(id, { plugin: 'crm', terms: 'monthly' })).status).toBe(303)
  expect((await eventsOf(id, 'crm')).map(({ type }) => type)).toEqual([
    'TrialStarted',
    'TrialConverted',
    'LicenseIssued',
  ])
})

test('it is refused at its field, and nothing happens', async () => {
  const { id } = await fixture.createLiveProject()
  await issue(id, { plugin: 'basis', terms: 'free' })
  for (const [fields, sentence] of [
    [{ plugin: 'basis', terms: 'free' }, 'Dafür gibt es schon eine Lizenz.'],
    [{ plugin: 'keines', terms: 'free' }, 'Dieses Plugin gibt es nicht.'],
    [{ plugin: 'erp', terms: 'free' }, 'Ein ausgewähltes Plugin braucht ein weiteres'],
    [{ plugin: 'crm', terms: 'yearly' }, 'nicht'],
    [{ plugin: 'crm', terms: 'weekly' }, 'Bitte füllen Sie dieses Feld aus.'],
  ] as const) {
    const { html, plan } = await planOf(id, fields)
    expect([fields, plan, html]).toEqual([fields, '', expect.stringContaining(sentence)])
  }
  const { plan } = await planOf(id, { plugin: 'crm', terms: 'free' })
  const unreasoned = await caseworker.post(pathOf(id), { plugin: 'crm', terms: 'free', plan })
  expect(unreasoned.status).toBe(422)
  expect((await auditor.post(pathOf(id), form)).status).toBe(403)
  expect(await listLicenses(sql, id)).toHaveLength(1)
})
