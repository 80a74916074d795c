import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { DomainEvent } from '../../../../events'
import type { BillingCycle } from '../../../../events/codes'
import { licenseStream, pluginStream, projectTypeStream } from '../../../../events/streams'
import {
  addDays,
  addMonthsToAnchor,
  countDaysBetween,
  findBerlinDay,
  startOfBerlinDay,
} from '../../../../src/domain/calendar/berlin-calendar'
import { appendEvents } from '../../../support/append-events'
import { pluginVersionPublished } from '../../../support/published-plugin'
import { findActionForm, openAdminFixture } from '../../support/admin-fixture'
import { signInAs } from '../../support/form-browser'

const fixture = await openAdminFixture()
const caseworker = await signInAs(fixture, 'caseworker')
const auditor = await signInAs(fixture, 'auditor')
afterAll(() => fixture.close())

const projectType = 'business_directory'
const priceOf = (cycle: BillingCycle, netCents: number): DomainEvent => ({
  type: 'PluginPriced',
  data: { projectType, cycle, netCents, setupCents: 0, validFrom: '2026-01-01T00:00:00.000Z' },
})

beforeAll(async () => {
  const { store } = fixture.deps
  await appendEvents(
    store,
    projectTypeStream(projectType),
    {
      type: 'ProjectTypeOffered',
      data: {
        code: projectType,
        displayName: 'Branchenbuch',
        trialDays: 14,
        isFree: false,
        order: 1,
      },
    },
    { type: 'BaseTypeChosen', data: {} },
  )
  await appendEvents(
    store,
    pluginStream('crm'),
    { type: 'PluginListed', data: { name: 'crm', displayName: 'CRM', category: 'sales' } },
    { type: 'PluginPhaseReached', data: { phase: 'v1' } },
    pluginVersionPublished,
    { type: 'CurrentVersionChosen', data: { version: '1.0.0', runtime: 'bun' } },
    priceOf('monthly', 3100),
    priceOf('yearly', 31_000),
  )
})

const today = findBerlinDay(new Date().toISOString())
/** Begun ten days ago and paid for one cycle. */
const anchorOn = addDays(today, -10)
const issue = async (projectId: string, cycle: 'monthly' | 'yearly', netCents: number) => {
  const nextFrom = addMonthsToAnchor(anchorOn, cycle === 'yearly' ? 12 : 1)
  const runsUntil = startOfBerlinDay(addDays(nextFrom, 14))
  const terms = { paidUntil: startOfBerlinDay(nextFrom), runsUntil, updatesUntil: runsUntil }
  const data = { projectId, plugin: 'crm', cycle, netCents, source: 'order' as const, anchorOn }
  await appendEvents(fixture.deps.store, licenseStream(projectId, 'crm'), {
    type: 'LicenseIssued',
    data: { ...data, ...terms },
  })
  return nextFrom
}

const pathOf = (projectId: string) => `/admin/licenses/${projectId}-crm`
const form = { reason: 'customerAsked', payment: 'stripe_prepaid' }
const send = async (path: string, fields: Record<string, string> = {}) => {
  const shown = await (await caseworker.post(path, { ...form, ...fields, view: 'plan' })).text()
  const plan = /name="plan" value="([^"]+)"/.exec(shown)?.[1] ?? ''
  const withoutPlan = (await caseworker.post(path, { ...form, ...fields })).status
  const answer = await caseworker.post(path, { ...form, ...fields, plan })
  return { shown, withoutPlan, status: answer.status }
}
const page = async (path: string) => (await caseworker.get(path)).text()
const lastLicenseEvent = async (projectId: string) =>
  (await fixture.deps.store.read(licenseStream(projectId, 'crm'))).events.at(-1)

describe('what staff sell on the page of a license', () => {
  test('is its next period: charged as shown, and visible until it is paid', async () => {
    const { id } = await fixture.createLiveProject()
    const nextFrom = await issue(id, 'monthly', 2500)
    expect(findActionForm(await page(pathOf(id)), 'renewal')).not.toBe('')
    const { shown, withoutPlan, status } = await send(`${pathOf(id)}/renewal`)
    expect([withoutPlan, status]).toEqual([422, 303])
    // 2500 net is what the license costs, whatever the catalogue says.
    expect(shown).toContain('29,75')
    const offered = await fixture.readLastEvent(id)
    expect(offered).toMatchObject({
      type: 'RenewalOffered',
      reason: { code: 'customerAsked' },
      data: {
        plugins: ['crm'],
        price: { grossCents: 2975 },
        period: { from: nextFrom, to: addDays(addMonthsToAnchor(anchorOn, 2), -1) },
      },
    })
    const after = await page(pathOf(id))
    expect(after).toContain('Verlängerung 20')
    expect(after).toContain('29,75')
    // Once more is refused as long as it is open.
    expect((await send(`${pathOf(id)}/renewal`)).shown).toContain('noch nicht bezahlt')
    expect((await send(`${pathOf(id)}/upgrade`, { cycle: 'yearly' })).status).toBe(422)
  })
  test('is a longer cycle, less what is left of the paid one', async () => {
    const { id } = await fixture.createLiveProject()
    const nextFrom = await issue(id, 'monthly', 2500)
    const { shown, status } = await send(`${pathOf(id)}/upgrade`, { cycle: 'yearly' })
    const days = countDaysBetween(anchorOn, nextFrom)
    const credit = Math.round((2500 * (days - 10)) / days)
    expect(shown).toContain('Angerechnet, schon bezahlt')
    expect(status).toBe(303)
    expect((await fixture.readLastEvent(id))?.data).toMatchObject({
      cycle: 'yearly',
      formerCycle: 'monthly',
      price: { netCents: 31_000 - credit },
      asOfDay: today,
    })
  })
  test('is a shorter cycle after the paid one, for nothing now', async () => {
    const { id } = await fixture.createLiveProject()
    const nextFrom = await issue(id, 'yearly', 31_000)
    expect(findActionForm(await page(pathOf(id)), 'upgrade')).toBe('')
    const { shown, withoutPlan, status } = await send(`${pathOf(id)}/downgrade`, {
      cycle: 'monthly',
    })
    expect(shown).toContain('31,00')
    expect([withoutPlan, status]).toEqual([422, 303])
    expect(await lastLicenseEvent(id)).toMatchObject({
      type: 'LicenseDowngraded',
      data: { cycle: 'monthly', netCents: 3100, from: startOfBerlinDay(nextFrom) },
    })
    // The next period is for the new price.
    expect((await send(`${pathOf(id)}/renewal`)).status).toBe(303)
    expect((await fixture.readLastEvent(id))?.data).toMatchObject({
      cycle: 'monthly',
      price: { netCents: 3100 },
    })
    // What was offered stays true: nothing is changed beneath it.
    expect((await send(`${pathOf(id)}/downgrade`, { cycle: 'monthly' })).status).toBe(422)
  })
  test('is what runs on trial, which the order says', async () => {
    const { id } = await fixture.createLiveProject()
    await appendEvents(fixture.deps.store, licenseStream(id, 'crm'), {
      type: 'TrialStarted',
      data: { projectId: id, plugin: 'crm', endsAt: startOfBerlinDay(addDays(today, 9)) },
    })
    const shown = await page(pathOf(id))
    for (const code of ['renewal', 'upgrade', 'downgrade'])
      expect([code, findActionForm(shown, code)]).toEqual([code, ''])
    expect((await send(`${pathOf(id)}/conversion`)).status).toBe(303)
    expect((await fixture.readLastEvent(id))?.data).toMatchObject({
      plugins: ['crm'],
      convertsTrial: true,
      price: { grossCents: 3689 },
    })
    expect(await page(pathOf(id))).toContain('Umwandlung einer Testphase 20')
  })
  test('is not sold where the license is cancelled, nor by auditors', async () => {
    const { id } = await fixture.createLiveProject()
    await issue(id, 'monthly', 2500)
    const forAuditors = await auditor.post(`${pathOf(id)}/renewal`, form)
    expect(forAuditors.status).toBe(403)
    await caseworker.post(`${pathOf(id)}/cancellation`, { reason: 'customerAsked' })
    const shown = await page(pathOf(id))
    for (const code of ['renewal', 'upgrade', 'downgrade'])
      expect([code, findActionForm(shown, code)]).toEqual([code, ''])
  })
})

describe('on the tab of its project', () => {
  test('several licenses that end on one day are renewed by one order', async () => {
    const { id } = await fixture.createLiveProject()
    await issue(id, 'monthly', 2500)
    const tab = await page(`/admin/projects/${id}?tab=licenses`)
    expect(tab).toContain(pathOf(id))
    const path = `/admin/projects/${id}/license-renewal`
    expect((await send(path)).status).toBe(422)
    expect((await send(path, { 'plugin.crm': 'on' })).status).toBe(303)
    expect((await fixture.readLastEvent(id))?.type).toBe('RenewalOffered')
    const after = await page(`/admin/projects/${id}?tab=licenses`)
    expect(after).toContain('Verlängerung')
  })
})
