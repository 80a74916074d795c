import { afterAll, afterEach, beforeAll, expect, test } from 'bun:test'
import type { Browser, Page } from 'playwright-core'
import type { DomainEvent } from '../../events'
import { pluginStream, projectTypeStream } from '../../events/streams'
import { startOfBerlinDay } from '../../src/domain/calendar/berlin-calendar'
import { type AdminApp, openAdminApp } from '../routes/support/admin-app'
import { appendEvents } from '../support/append-events'
import { doAct, fillDialog, signInByKeys, typeInto } from './staff-keys'
import { closeVisitorPages, expectAccessible, openBrowser, press, tabTo } from './visitor-page'

let fixture: AdminApp
let browser: Browser

const pricedMonthly = (netCents: number, validFrom = '2026-07-01T00:00:00.000Z'): DomainEvent => ({
  type: 'PluginPriced',
  data: { projectType: 'basis', cycle: 'monthly', netCents, setupCents: 0, validFrom },
})

beforeAll(async () => {
  ;[fixture, browser] = await Promise.all([openAdminApp(), openBrowser()])
  const { store } = fixture.deps
  for (const [code, displayName] of [
    ['basis', 'Basis'],
    ['verein', 'Verein'],
  ] as const) {
    const data = { code, displayName, trialDays: 14, isFree: false, order: 0 }
    await appendEvents(store, projectTypeStream(code), { type: 'ProjectTypeOffered', data })
  }
  await appendEvents(store, projectTypeStream('basis'), { type: 'BaseTypeChosen', data: {} })
  await appendEvents(
    store,
    pluginStream('galerie'),
    { type: 'PluginListed', data: { name: 'galerie', displayName: 'Galerie', category: 'web' } },
    pricedMonthly(1000),
  )
}, 90_000)
afterEach(() => closeVisitorPages(browser))
afterAll(async () => {
  await browser?.close()
  await fixture?.close()
}, 30_000)

const pricesOf = async () =>
  (await fixture.deps.store.read(pluginStream('galerie'))).events
    .slice(2)
    .map(({ type, data }) => [type, data])

const cell = (page: Page, type: string, cycle: string, what = 'Preis') =>
  page.getByLabel(`${type}, ${cycle}, ${what}`, { exact: true })

const publish = async (page: Page) => {
  await typeInto(page, page.getByLabel('Grund', { exact: false }).first(), 'Akt')
  const button = page.getByRole('button', { name: 'Preise veröffentlichen' })
  await tabTo(page, button)
  const answered = page.waitForResponse((answer) => answer.request().isNavigationRequest())
  await page.keyboard.press('Enter')
  const status = (await answered).status()
  await page.waitForLoadState()
  return status
}

const openPrices = async () => {
  const { page, complaints } = await signInByKeys(browser, fixture, { role: 'admin' })
  await press(page, page.getByRole('link', { name: 'Katalog' }))
  await press(page, page.getByRole('link', { name: 'Preise von Galerie' }))
  await page.getByRole('heading', { level: 1, name: 'Preise von Galerie' }).waitFor()
  return { page, complaints }
}

test('prices are edited, compared and published by keys alone', async () => {
  const { page, complaints } = await openPrices()
  const plan = page.locator('#price-plan')
  await tabTo(page, cell(page, 'Basis', 'monatlich'))
  await page.keyboard.press('ArrowDown')
  const verein = cell(page, 'Verein', 'monatlich')
  await page.keyboard.type('13')
  expect(await verein.inputValue()).toBe('13')
  await page.keyboard.press('Escape')
  expect(await verein.inputValue()).toBe('')
  await page.keyboard.type('12,50')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('49')
  await page.keyboard.press('Enter')
  await plan.getByText('+25 %').waitFor()
  await plan.getByText('Einrichtung 0,00').waitFor()
  // What was typed outlives a look at another page.
  await press(page, page.getByRole('link', { name: 'Zum Plugin' }))
  await page.waitForURL('**/plugins/galerie')
  await page.goBack()
  await page.getByText('Ihre Eingaben von vorhin').waitFor()
  expect(await verein.inputValue()).toBe('12,50')
  await expectAccessible(page)
  expect(await publish(page)).toBe(303)
  await page.getByText('12,50').first().waitFor()
  const data = { projectType: 'verein', cycle: 'monthly', netCents: 1250, setupCents: 4900 }
  expect(await pricesOf()).toMatchObject([['PluginPriced', data]])
  expect(complaints).toEqual([])
}, 120_000)

test('a price is suggested, begins on a day, is dropped and withdrawn by keys alone', async () => {
  const before = (await pricesOf()).length
  const { page, complaints } = await openPrices()
  // Twelve months less ten percent, and from a day on.
  await press(page, page.getByRole('button', { name: 'als Jahrespreis für Verein' }))
  await page.waitForURL('**/suggestion?*')
  expect(await cell(page, 'Verein', 'jährlich').inputValue()).toBe('135,00')
  // In whichever order the browser wants the day and the month.
  await typeInto(page, page.getByLabel('Gültig ab'), '11112099')
  expect(await publish(page)).toBe(303)
  const validFrom = startOfBerlinDay('2099-11-11')
  expect((await pricesOf()).at(-1)).toMatchObject([
    'PluginPriced',
    { projectType: 'verein', cycle: 'yearly', netCents: 13_500, validFrom },
  ])
  const planned = { typed: { Grund: 'Wird' }, plan: 'Das wird festgehalten:' }
  await doAct(page, { open: 'Streichen …', submit: 'Preis streichen', ...planned })
  expect((await pricesOf()).at(-1)).toMatchObject(['PluginPriceWithdrawn', { validFrom }])

  const end = page.getByRole('row', { name: 'Basis' }).getByRole('link', { name: 'Ende setzen …' })
  await press(page, end)
  await expectAccessible(page)
  const ended = { 'Gültig bis': '11112099', Grund: 'Akt' }
  await press(page, await fillDialog(page, ended, 'Ende setzen'))
  await page.getByText('bis 11.11.2099').first().waitFor()
  const validUntil = startOfBerlinDay('2099-11-12')
  expect((await pricesOf()).at(-1)).toMatchObject(['PluginPriced', { netCents: 1000, validUntil }])
  // A dash takes it out of the offer; emptied, it costs what the base type costs, fee included.
  await tabTo(page, cell(page, 'Basis', 'monatlich'))
  await page.keyboard.type('–')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Delete')
  await page.locator('#price-plan').getByText('nicht angeboten').first().waitFor()
  expect(await publish(page)).toBe(303)
  expect((await pricesOf()).slice(before + 3)).toMatchObject([
    ['PluginPriceWithdrawn', { projectType: 'basis', cycle: 'monthly' }],
    ['BasePriceChosen', { projectType: 'verein', cycle: 'monthly' }],
  ])
  expect(complaints).toEqual([])
}, 120_000)

test('a price that somebody else has changed is chosen by keys, and nothing typed is lost', async () => {
  await appendEvents(fixture.deps.store, pluginStream('galerie'), pricedMonthly(1000))
  const before = (await pricesOf()).length
  const { page } = await openPrices()
  await tabTo(page, cell(page, 'Basis', 'monatlich'))
  await page.keyboard.type('12')
  await page.keyboard.press('Enter')
  await page.keyboard.type('9,99')
  const theirs = pricedMonthly(1150, new Date().toISOString())
  await appendEvents(fixture.deps.store, pluginStream('galerie'), theirs)
  expect(await publish(page)).toBe(409)
  await page.getByRole('heading', { name: 'Jemand hat einen Preis geändert' }).waitFor()
  expect(await cell(page, 'Basis', 'monatlich').inputValue()).toBe('12')
  expect(await cell(page, 'Verein', 'monatlich').inputValue()).toBe('9,99')
  await page.getByText('11,50').first().waitFor()
  await expectAccessible(page)
  await press(page, page.getByRole('radio', { name: 'Ihr Wert' }), 'Space')
  expect(await publish(page)).toBe(303)
  expect((await pricesOf()).slice(before + 1)).toMatchObject([
    ['PluginPriced', { projectType: 'basis', netCents: 1200 }],
    ['PluginPriced', { projectType: 'verein', netCents: 999 }],
  ])
}, 120_000)
