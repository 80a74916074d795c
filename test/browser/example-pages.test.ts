import { afterAll, beforeAll, expect, test } from 'bun:test'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { examplePages } from '../views/examples/example-pages'
import { expectAccessible, openBrowser, openVisitorPage } from './visitor-page'

const stylesheet = await Bun.file(join(import.meta.dir, '../../views/assets/app.css')).text()
const pages = examplePages('de')
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser?.close(), 30_000)

const show = (page: Page, html: string) =>
  page.setContent(html.replace(/<link rel="stylesheet"[^>]*>/, `<style>${stylesheet}</style>`))

/** How far the page, and each text in it, is wider than the window or than its own column. */
const measure = (page: Page) =>
  page.evaluate(`({
    overflow: document.documentElement.scrollWidth - window.innerWidth,
    squeezed: [...document.querySelectorAll('td, dd, dt, p, h1, h2, h3, li')]
      .filter((element) => element.checkVisibility())
      .filter(({ clientWidth, clientHeight }) => clientHeight > 12 * Math.max(clientWidth, 4))
      .map(({ outerHTML }) => outerHTML.slice(0, 80)),
  })`)

test('no page is wider than a window of 390 or 1280 px, and no column is squeezed', async () => {
  const { page, context } = await openVisitorPage(browser, { scripts: true })
  for (const [name, html] of Object.entries(pages)) {
    await show(page, html)
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      const expected = [name, width, { overflow: 0, squeezed: [] }]
      expect([name, width, await measure(page)]).toEqual(expected)
    }
  }
  await context.close()
}, 120_000)

/** What no other test of a browser visits, in both themes by turns. */
const visitedHere = [
  'password-reset-sent',
  'new-password-refused',
  'order-link-refused',
  'confirmation',
  'shop-unavailable',
  'staff-problem',
  'customer-correction-refused',
  'sent-mail-refused',
  'project-payments',
  'project-vendor-calls-polls',
  'project-licenses',
  'domain',
  'tracker-contact-refused',
  'tracker-refunds',
]

test('pages that no other test visits are accessible', async () => {
  const visits = await Promise.all(
    [true, false].map((dark) => openVisitorPage(browser, { dark, width: 390 })),
  )
  for (const [index, name] of visitedHere.entries()) {
    const { page } = visits[index % 2] as (typeof visits)[number]
    await show(page, pages[name] ?? '')
    await expectAccessible(page)
  }
}, 120_000)
