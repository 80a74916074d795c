import { afterAll, afterEach, beforeAll, expect, test } from 'bun:test'
import type { Browser } from 'playwright-core'
import { licenseStream } from '../../events/streams'
import { type AdminApp, openAdminApp } from '../routes/support/admin-app'
import { seedOrder } from '../routes/support/seed-orders'
import { appendEvents } from '../support/append-events'
import { doAct, fillDialog, openDialog, signInByKeys, typeInto } from './staff-keys'
import { closeVisitorPages, expectAccessible, openBrowser, press } from './visitor-page'

let fixture: AdminApp
let browser: Browser
let stream: string

beforeAll(async () => {
  ;[fixture, browser] = await Promise.all([openAdminApp(), openBrowser()])
  const { id: projectId } = await seedOrder(fixture, { name: 'Gärtnerei Öz' })
  stream = licenseStream(projectId, 'crm')
  const paidUntil = '2099-01-31T23:00:00.000Z'
  await appendEvents(fixture.deps.store, stream, {
    type: 'LicenseIssued',
    data: {
      ...{ projectId, plugin: 'crm', cycle: 'monthly', netCents: 2900, source: 'order' },
      ...{ paidUntil, runsUntil: paidUntil },
    },
  })
}, 90_000)
afterEach(() => closeVisitorPages(browser))
afterAll(async () => {
  await browser?.close()
  await fixture?.close()
}, 30_000)

test('a license is found, extended, cancelled, suspended and revoked by keys alone', async () => {
  const { page, complaints } = await signInByKeys(browser, fixture)
  await press(page, page.getByRole('link', { name: 'Lizenzen' }))
  await page.getByRole('heading', { level: 1, name: 'Lizenzen' }).waitFor()
  await expectAccessible(page)
  await typeInto(page, page.getByLabel('Suche'), 'Gärtnerei')
  await page.keyboard.press('Enter')
  await page.waitForURL('**search=G*')
  await press(page, page.getByRole('link', { name: 'crm' }))
  await page.getByRole('heading', { level: 1, name: 'crm' }).waitFor()

  await press(page, page.getByRole('link', { name: 'Verlängern …' }))
  // In whichever order the browser wants the day and the month.
  const tooEarly = { 'Letzter Tag': '01012090', Grund: 'So' }
  await press(page, await fillDialog(page, tooEarly, 'Verlängern'))
  await openDialog(page).getByText('Bitte prüfen Sie Ihre Angaben').waitFor()
  await expectAccessible(page)
  await press(
    page,
    await fillDialog(page, { 'Letzter Tag': '11112099', Grund: 'So' }, 'Verlängern'),
  )
  await page.getByText('11.11.2099').first().waitFor()
  const acts = [
    ['Kündigen …', 'Lizenz kündigen', { Grund: 'Auf' }],
    ['Kündigung zurücknehmen …', 'Kündigung zurücknehmen', { Grund: 'Auf' }],
    ['Aussetzen …', 'Aussetzen', { Grund: 'Nicht', Notiz: 'Zweite Mahnung' }],
    ['Wieder freigeben …', 'Wieder freigeben', { Grund: 'Bez' }],
    ['Widerrufen …', 'Lizenz widerrufen', { Grund: 'Mis' }],
  ] as const
  for (const [open, submit, typed] of acts)
    await doAct(page, { open, submit, typed, plan: 'Plan:' })
  await page.getByText('widerrufen', { exact: true }).waitFor()
  await expectAccessible(page)
  const { events } = await fixture.deps.store.read(stream)
  const recorded: unknown[] = events.slice(1).map(({ type, reason }) => [type, reason?.code])
  expect(recorded).toEqual([
    ['LicenseExtended', 'agreed'],
    ['LicenseCancelled', 'customerAsked'],
    ['LicenseCancellationTakenBack', 'customerAsked'],
    ['LicenseSuspended', 'unpaid'],
    ['LicenseReinstated', 'paid'],
    ['LicenseRevoked', 'abuse'],
  ])
  // The browser itself says so of the refused form.
  expect(complaints.filter((text) => !text.includes('422'))).toEqual([])
}, 120_000)
