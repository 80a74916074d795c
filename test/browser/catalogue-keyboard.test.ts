import { afterAll, afterEach, beforeAll, expect, test } from 'bun:test'
import type { Browser, Page } from 'playwright-core'
import { seedPlugin } from '../routes/admin/catalogue/seed-plugin'
import type { AdminApp } from '../routes/support/admin-app'
import { openAdminApp } from '../routes/support/admin-app'
import { fillDialog, signInByKeys } from './staff-keys'
import { closeVisitorPages, expectAccessible, openBrowser, press } from './visitor-page'

let fixture: AdminApp
let browser: Browser

beforeAll(async () => {
  ;[fixture, browser] = await Promise.all([openAdminApp(), openBrowser()])
  fixture.deps.vendorQueries.observeDomain = async () =>
    ({ registry: { state: 'absent' }, zone: [], nameservers: [] }) as never
  await seedPlugin(fixture, 'kontakt', { projectType: 'shop', netCents: 1000 })
}, 90_000)
afterEach(() => closeVisitorPages(browser))
afterAll(async () => {
  await browser?.close()
  await fixture?.close()
}, 30_000)

const openNew = async (page: Page, tab: string, label: string) => {
  await press(page, page.getByRole('link', { name: tab, exact: true }))
  await page.getByRole('heading', { level: 1, name: tab }).waitFor()
  await press(page, page.getByRole('link', { name: label }).first())
}

const typesIn = async (stream: string) =>
  (await fixture.deps.store.read(stream)).events.map(({ type }) => type)

test('the catalogue is kept by keys alone: each kind is created, changed and withdrawn', async () => {
  const { page, complaints } = await signInByKeys(browser, fixture, { role: 'admin' })
  await press(page, page.getByRole('link', { name: 'Katalog' }))

  await openNew(page, 'Projekttypen', 'Projekttyp anlegen')
  const look = { 'Name *': 'Laden', 'Englischer Name': 'Shop' }
  await press(
    page,
    await fillDialog(page, { Code: 'shop', ...look, Grund: 'Ang' }, 'Projekttyp anbieten'),
  )
  await page.waitForURL('**/project-types/shop')
  expect(await typesIn('project_type-shop')).toEqual(['ProjectTypeOffered', 'ProjectTypeDescribed'])

  await openNew(page, 'Kategorien', 'Kategorie anlegen')
  await press(
    page,
    await fillDialog(page, { Code: 'web', 'Name *': 'Web', Grund: 'Ang' }, 'Kategorie anlegen'),
  )
  await page.waitForURL('**/categories/web')
  // What is left by Escape is not sent.
  const edit = page.getByRole('link', { name: 'Bearbeiten …' })
  await press(page, edit)
  await fillDialog(page, { 'Name *': 'Netz' }, 'Änderungen speichern')
  await page.keyboard.press('Escape')
  expect(await typesIn('category-web')).toHaveLength(1)

  await openNew(page, 'Basis-Domains', 'Basis-Domain anlegen')
  const domain = { 'Domain *': 'vrs.example', 'Name *': 'Beispiel', Grund: 'Ang' }
  await press(page, await fillDialog(page, domain, 'Basis-Domain anbieten'))
  await page.waitForURL('**/base-domains/vrs.example')
  expect(await typesIn('base_domain-vrs.example')).toEqual(['BaseDomainOffered'])

  await openNew(page, 'Bundles', 'Bundle anlegen')
  const dialog = page.locator('dialog:modal')
  await fillDialog(
    page,
    { Code: 'starter', 'Name *': 'Anfang', Projekttyp: 'Laden', Rabatt: '10' },
    '',
  )
  await press(page, dialog.getByRole('checkbox', { name: /kontakt/ }), 'Space')
  // 10.00 less 10 percent, with 19 percent VAT.
  await dialog.getByText('10,71').waitFor()
  await expectAccessible(page)
  await press(page, await fillDialog(page, { Grund: 'Ang' }, 'Bundle anbieten'))
  await page.waitForURL('**/bundles/starter')
  await press(page, page.getByRole('link', { name: 'Aus dem Angebot nehmen …' }))
  await dialog.getByText('Das wird festgehalten:').waitFor()
  await press(page, await fillDialog(page, { Grund: 'Ang' }, 'Aus dem Angebot nehmen'))
  await page.getByText('Nicht mehr angeboten').waitFor()
  expect(await typesIn('bundle-starter')).toEqual([
    'BundleOffered',
    'BundleComposed',
    'BundleDescribed',
    'BundleWithdrawn',
  ])
  expect(complaints).toEqual([])
}, 120_000)
