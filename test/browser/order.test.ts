import { afterAll, afterEach, beforeAll, describe, expect, test } from 'bun:test'
import type { Browser, Page } from 'playwright-core'
import { fetchInventory } from '../support/order-client'
import type { ServiceProcess } from '../support/service-process'
import { startService } from '../support/service-process'
import {
  closeVisitorPages,
  expectAccessible,
  fillOrderForm,
  openBrowser,
  openVisitorPage,
  submitOrderForm,
} from './visitor-page'

let service: ServiceProcess
let browser: Browser

beforeAll(async () => {
  ;[service, browser] = await Promise.all([startService(), openBrowser()])
}, 60_000)
afterEach(() => closeVisitorPages(browser))
afterAll(async () => {
  await browser?.close()
  await service?.close()
}, 30_000)

const payNow = async (page: Page) => {
  await page.getByRole('link', { name: 'Jetzt bezahlen' }).click()
  await page
    .getByRole('button', { name: /bezahlen/i })
    .first()
    .click()
  await page.waitForURL(/\/orders\//)
}

const visitSite = async (page: Page, slug: string) => {
  const link = page.getByRole('link', { name: 'Website öffnen' })
  expect(await link.getAttribute('href')).toContain(`${slug}.vrs.localhost`)
  const site = await fetch(`http://127.0.0.1:${service.sitesPort}/verzeichnis`, {
    headers: { host: `${slug}.vrs.localhost` },
  })
  expect(site.status).toBe(200)
}

const signIn = async (page: Page, email: string) => {
  await page.goto(`${service.url}/login`)
  await page.getByLabel('E-Mail').fill(email)
  await page.getByLabel('Passwort').fill('vrs-sandbox')
  await page.getByRole('button', { name: 'Anmelden' }).click()
  await page.waitForURL(/\/admin$/)
}

describe('an order in a browser', () => {
  test('goes live before the eyes of its customer, who never reloads', async () => {
    const { page, complaints } = await openVisitorPage(browser)
    const slug = `mit-skript-${crypto.randomUUID().slice(0, 8)}`
    await fillOrderForm(page, service.url, { slug })
    await expectAccessible(page)
    await submitOrderForm(page)
    await page.waitForURL(/\/orders\/[0-9a-f-]+$/)
    await expectAccessible(page)
    await payNow(page)
    await page.getByRole('link', { name: 'Website öffnen' }).waitFor({ timeout: 45_000 })
    expect(await page.getByText('Bestellung stornieren').count()).toBe(0)
    await expectAccessible(page)
    await visitSite(page, slug)
    expect(complaints).toEqual([])
  }, 90_000)

  test('goes live without scripts, followed by reloading', async () => {
    const { page } = await openVisitorPage(browser, { scripts: false, dark: true, width: 360 })
    await fillOrderForm(page, service.url, { slug: 'ohne-skript' })
    await submitOrderForm(page)
    await page.waitForURL(/\/orders\/[0-9a-f-]+$/)
    await payNow(page)
    const link = page.getByRole('link', { name: 'Website öffnen' })
    for (let reload = 0; reload < 100 && !(await link.isVisible()); reload += 1) {
      await Bun.sleep(200)
      await page.getByRole('link', { name: 'Aktualisieren' }).click()
    }
    await visitSite(page, 'ohne-skript')
  }, 90_000)

  test('by invoice waits for a caseworker, goes live, and its money is recorded later', async () => {
    const { page } = await openVisitorPage(browser)
    await fillOrderForm(page, service.url, { slug: 'auf-rechnung', payment: 'invoice' })
    await submitOrderForm(page)
    await page.waitForURL(/\/orders\/[0-9a-f-]+$/)
    const id = page.url().split('/').at(-1)
    const { page: staffPage, complaints } = await openVisitorPage(browser)
    await signIn(staffPage, 'sachbearbeitung@vrs.localhost')
    await expectAccessible(staffPage)
    await staffPage.getByRole('link', { name: /^Freigabe prüfen/ }).click()
    await staffPage.waitForURL(`**/admin/projects/${id}`)
    await expectAccessible(staffPage)
    await approve(staffPage)
    await page.getByRole('link', { name: 'Website öffnen' }).waitFor({ timeout: 45_000 })
    await recordPayment(staffPage, id ?? '')
    await compare(staffPage)
    expect(complaints).toEqual([])
  }, 90_000)

  test('of a domain that a stranger takes before it is paid costs nothing, and says so', async () => {
    const { page, complaints } = await openVisitorPage(browser)
    await fillOrderForm(page, service.url, { slug: 'weggenommen' })
    await page.getByLabel('Neue Domain registrieren').check()
    await page.getByLabel('Domain', { exact: true }).fill('bäckerei-berger.de')
    await page.getByLabel('Straße und Hausnummer').fill('Hauptstr. 1')
    await page.getByText('Domain, erstes Jahr bäckerei-berger.de').waitFor()
    await page.getByLabel('Postleitzahl').fill('50667')
    await page.getByLabel('Ort', { exact: true }).fill('Köln')
    await page.getByLabel('Telefon').fill('+49 221 123')
    await expectAccessible(page)
    await submitOrderForm(page)
    await page.waitForURL(/\/orders\/[0-9a-f-]+$/)
    const checkout = await page.getByRole('link', { name: 'Jetzt bezahlen' }).getAttribute('href')
    const body = new URLSearchParams({ takenDomain: 'xn--bckerei-berger-5hb.de' })
    await fetch(`${service.url}/sandbox/inwx`, { method: 'POST', body })
    await fetch(`${checkout}/pay`, { method: 'POST', redirect: 'manual' })
    await page.getByText('inzwischen jemand anderes registriert').waitFor()
    const { stripe } = await fetchInventory(service)
    const own = stripe.sessions.find(({ url }) => url === checkout)
    expect(stripe.charges.filter(({ sessionId }) => sessionId === own?.id)).toEqual([])
    expect(complaints).toEqual([])
  }, 90_000)

  test('with mistakes comes back with what was typed and says where they are', async () => {
    const { page } = await openVisitorPage(browser)
    await fillOrderForm(page, service.url, { slug: 'www' })
    await submitOrderForm(page)
    await page.getByRole('alert').first().waitFor()
    expect(await page.getByLabel('Name des Projekts').inputValue()).toBe('Bäckereien am Rhein')
    await expectAccessible(page)
  }, 30_000)
})

const approve = async (staffPage: Page) => {
  await staffPage.getByText('Auftrag freigeben').first().click()
  const form = staffPage.locator('form[action$="/invoice-approval"]')
  await form.locator('[name=reason]').first().selectOption({ index: 1 })
  await form.getByRole('button').last().click()
  await staffPage.waitForLoadState()
}

const recordPayment = async (staffPage: Page, id: string) => {
  await staffPage.goto(`${service.url}/admin/projects/${id}`)
  await staffPage.getByText('Zahlung erfassen').first().click()
  const form = staffPage.locator('form[action$="/payment-confirmation"]')
  await form.locator('[name=amountEuros]').fill('59,50')
  await form.locator('[name=receivedOn]').fill('2026-11-20')
  await form.locator('[name=reference]').fill('Kontoauszug 17')
  await form.locator('[name=reason]').first().selectOption({ index: 1 })
  // The next page would cut off a form that is still being sent.
  const answered = staffPage.waitForResponse(`**/admin/projects/${id}/payment-confirmation`)
  await form.getByRole('button').last().click()
  await answered
  await staffPage.goto(`${service.url}/admin/projects/${id}?tab=payments`)
  await staffPage.getByRole('cell', { name: /59,50/ }).first().waitFor()
  await staffPage.goto(`${service.url}/audit?project=${id}`)
  await staffPage.getByText(/59,50/).first().waitFor()
  await expectAccessible(staffPage)
}

/** Nothing that was built differs from what our events say. */
const compare = async (staffPage: Page) => {
  await staffPage.goto(`${service.url}/admin/drift`)
  await staffPage.getByText('Jetzt prüfen').first().click()
  const form = staffPage.locator('form[action$="/checks"]')
  await form.locator('[name=reason]').selectOption({ index: 1 })
  await expectAccessible(staffPage)
  await form.getByRole('button').click()
  for (const agrees = staffPage.getByText('Alles stimmt überein'); !(await agrees.isVisible()); ) {
    await Bun.sleep(200)
    await staffPage.goto(`${service.url}/admin/drift`)
  }
}
