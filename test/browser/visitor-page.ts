import { expect } from 'bun:test'
import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import chromium from '@sparticuz/chromium'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { chromium as playwright } from 'playwright-core'

/** It unpacks itself into the temporary folder, where another user's copy may lie. */
const findChromium = async () => {
  const before = process.env.TMPDIR
  process.env.TMPDIR = join(tmpdir(), `vrs-chromium-${process.getuid?.() ?? 0}`)
  mkdirSync(process.env.TMPDIR, { recursive: true })
  const path = await chromium.executablePath()
  if (before === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = before
  return path
}

/** The Chromium that comes inside its npm package. */
export const openBrowser = async (): Promise<Browser> =>
  playwright.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  })

type VisitorOptions = { scripts?: boolean; dark?: boolean; width?: number }

/** A visitor of her own, whose console and network errors are remembered. */
export const openVisitorPage = async (browser: Browser, visit: VisitorOptions = {}) => {
  const { scripts = true, dark = false, width = 1280 } = visit
  const context: BrowserContext = await browser.newContext({
    javaScriptEnabled: scripts,
    locale: 'de-DE',
    colorScheme: dark ? 'dark' : 'light',
    viewport: { width, height: 900 },
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return { context, page, complaints }
}

/** What a visitor has left open goes on being drawn and updated. */
export const closeVisitorPages = async (browser: Browser) => {
  for (const context of browser.contexts()) await context.close()
}

/** WCAG 2.2 AA by axe: nothing to complain about. */
export const expectAccessible = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page })
    // No frames of other origins, which a further page would be opened for at each look.
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

const maxTabs = 60

/** Only by keys. */
export const tabTo = async (page: Page, wanted: Locator) => {
  for (let count = 0; count < maxTabs; count += 1) {
    if (await wanted.evaluate((element) => element === element.ownerDocument.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`expected ${wanted} within ${maxTabs} tabs`)
}

export const press = async (page: Page, wanted: Locator, key = 'Enter') => {
  await tabTo(page, wanted)
  await page.keyboard.press(key)
}

type OrderFormInput = { slug: string; payment?: 'stripe_prepaid' | 'invoice' }

/** Fills the order form as a customer would, from the shop's first page on. */
export const fillOrderForm = async (page: Page, url: string, input: OrderFormInput) => {
  await page.goto(url)
  await page.getByRole('link', { name: 'Verzeichnis Basic bestellen' }).click()
  await page.getByLabel('Name des Projekts').fill('Bäckereien am Rhein')
  await page.getByLabel('Kurzname').fill(input.slug)
  await page.getByLabel('Gewünschte Adresse').fill(input.slug)
  await page.getByLabel('Name *', { exact: true }).fill('Ada Berger')
  await page.getByLabel('E-Mail').fill('ada@example.org')
  await page.getByLabel('Firma').fill('Berger GmbH')
  if (input.payment === 'invoice') await page.getByLabel('Rechnung', { exact: true }).check()
  await page.getByLabel(/AGB/).check()
  await page.getByLabel(/Widerrufsrecht/).check()
}

export const submitOrderForm = (page: Page) =>
  page.getByRole('button', { name: 'Zahlungspflichtig bestellen' }).click()
