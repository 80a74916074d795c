import { afterAll, afterEach, beforeAll, describe, expect, test } from 'bun:test'
import type { Browser, Locator, Page } from 'playwright-core'
import type { Role } from '../../events/codes'
import { projectStream } from '../../events/streams'
import type { AdminApp } from '../routes/support/admin-app'
import { openAdminApp, staffEmails, staffPassword } from '../routes/support/admin-app'
import { appendProjectEvents, seedOrder } from '../routes/support/seed-orders'
import { provisioningReleased } from '../support/project-events'
import {
  closeVisitorPages,
  expectAccessible,
  openBrowser,
  openVisitorPage,
  press,
  tabTo,
} from './visitor-page'

let fixture: AdminApp
let browser: Browser

beforeAll(async () => {
  ;[fixture, browser] = await Promise.all([openAdminApp(), openBrowser()])
}, 60_000)
afterEach(() => closeVisitorPages(browser))
afterAll(async () => {
  await browser?.close()
  await fixture?.close()
}, 30_000)

type Visit = Parameters<typeof openVisitorPage>[1] & { role?: Role }

/** Only by keys, as all that follows. */
const signIn = async ({ role = 'caseworker', ...visit }: Visit = {}) => {
  const { page, complaints } = await openVisitorPage(browser, visit)
  await page.goto(`${fixture.url}/login`)
  await page.getByLabel('E-Mail').focus()
  await page.keyboard.type(staffEmails[role])
  await page.keyboard.press('Tab')
  await page.keyboard.type(staffPassword)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/admin$/)
  return { page, complaints }
}

const expectFocus = async (wanted: Locator) =>
  expect(await wanted.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(
    true,
  )

/** On a phone neither the page nor a table in it is wider than the window. */
const expectNoSideScrolling = async (page: Page) => {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 390, height: 900 })
  const widths = await page
    .locator('html, .scroll')
    .evaluateAll((elements) =>
      elements.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
    )
  expect(Math.max(...widths)).toBe(0)
  await page.setViewportSize(before ?? { width: 1280, height: 900 })
}

const openDialog = (page: Page) => page.locator('dialog:modal')
const typesOf = async (id: string) =>
  (await fixture.deps.store.read(projectStream(id))).events.map(({ type }) => type)

const openProject = async (page: Page, name = 'Töpferei Ton') => {
  const { id } = await seedOrder(fixture, { name })
  await page.goto(`${fixture.url}/admin/projects/${id}`)
  return { id, opener: page.locator('a[href="#act-invoice-approval"]') }
}

describe.each([false, true])('the dialog of an act (dark: %p)', (dark) => {
  test('opens, closes and gives the focus back by keys and beside it, and is sent once', async () => {
    const { page, complaints } = await signIn({ dark })
    const { id, opener } = await openProject(page)
    await press(page, opener)
    const dialog = openDialog(page)
    await expectFocus(dialog.locator('.act-body :is(input, select)').first())
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expectFocus(opener)
    await page.keyboard.press('Enter')
    await press(page, dialog.getByRole('link', { name: 'Schließen' }))
    await expectFocus(opener)
    await page.keyboard.press('Enter')
    await dialog.waitFor()
    await page.mouse.click(5, 5)
    expect(await dialog.count()).toBe(0)
    await expectFocus(opener)
    await page.keyboard.press('Enter')
    await press(page, dialog.getByLabel('Notiz'), 'x')
    // What a live update takes away stays until it is sent or closed.
    await dialog.evaluate((element) => element.remove())
    expect(await dialog.getByLabel('Notiz').inputValue()).toBe('x')
    await dialog.locator('select').selectOption({ index: 1 })
    const answered = page.waitForResponse('**/invoice-approval')
    await dialog.locator('form').evaluate((form) => {
      const sent = form as unknown as { requestSubmit: () => void }
      sent.requestSubmit()
      sent.requestSubmit()
    })
    expect((await answered).status()).toBe(303)
    await page.waitForLoadState()
    expect((await typesOf(id)).filter((type) => type === 'InvoiceTermsApproved')).toHaveLength(1)
    expect(complaints).toEqual([])
  }, 60_000)
})

test('the menu opens and closes by keys, and its button has the focus after an act', async () => {
  const { page, complaints } = await signIn()
  await openProject(page)
  const button = page.getByRole('button', { name: 'Weitere Aktionen' })
  const menu = page.locator('.menu:popover-open')
  await press(page, button)
  await menu.waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  expect(await menu.count()).toBe(0)
  await expectFocus(button)
  await page.keyboard.press('Enter')
  await press(page, menu.getByRole('link').last())
  await openDialog(page).waitFor()
  expect(await menu.count()).toBe(0)
  await page.keyboard.press('Escape')
  await expectFocus(button)
  await page.keyboard.press('Enter')
  await page.mouse.click(640, 850)
  expect(await menu.count()).toBe(0)
  expect(complaints).toEqual([])
}, 60_000)

test('mistakes come back in the dialog, on a phone with the button in sight', async () => {
  const { page } = await signIn({ width: 390, dark: true })
  const { id } = await openProject(page, 'n'.repeat(200))
  await page.goto(`${fixture.url}/admin/projects/${id}#act-payment-confirmation`)
  const dialog = openDialog(page)
  await dialog.getByLabel('Betrag in Euro').fill('viel')
  await dialog.locator('form').evaluate((form) => {
    form.setAttribute('novalidate', '')
  })
  await press(page, dialog.getByRole('button', { name: 'Zahlung erfassen' }))
  await page.getByRole('alert').waitFor()
  await expectFocus(dialog.getByLabel('Betrag in Euro'))
  expect(await dialog.getByLabel('Betrag in Euro').inputValue()).toBe('viel')
  const box = await dialog.getByRole('button', { name: 'Zahlung erfassen' }).boundingBox()
  expect((box?.y ?? 999) + (box?.height ?? 999)).toBeLessThanOrEqual(900)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.waitForURL(`**/admin/projects/${id}`)
  await page.reload()
  expect(await dialog.count()).toBe(0)
}, 60_000)

test('without a script an act is a page of its own, which is sent and left', async () => {
  const { page } = await signIn({ scripts: false })
  const { id, opener } = await openProject(page)
  const heading = page.getByRole('heading', { level: 1 })
  await opener.click()
  const dialog = page.locator('dialog:visible')
  expect([await dialog.count(), await heading.isVisible()]).toEqual([1, false])
  await dialog.getByRole('link', { name: 'Zurück' }).click()
  expect([await dialog.count(), await heading.isVisible()]).toEqual([0, true])
  await opener.click()
  await dialog.locator('select').selectOption({ index: 1 })
  await dialog.getByRole('button').last().click()
  await page.waitForURL(`**/admin/projects/${id}`)
  expect(await typesOf(id)).toContain('InvoiceTermsApproved')
  await page.goto(`${fixture.url}/admin/projects?status=pending_payment`)
  await page.getByRole('checkbox').first().check()
  await page.getByLabel('Aktion', { exact: true }).selectOption('pause')
  await page.getByRole('button', { name: /^Weiter/ }).click()
  await dialog.getByText('1 Projekt gewählt').waitFor()
  expect([await dialog.count(), await heading.isVisible()]).toEqual([1, false])
  await dialog.getByRole('link', { name: 'Zurück' }).click()
  await page.waitForURL('**/admin/projects?status=pending_payment')
}, 60_000)

describe.each([false, true])('an act that is computed first (dark: %p)', (dark) => {
  test('on several projects opens over the list, keeps what is ticked, and shows what came of it', async () => {
    const name = `Mehrere ${dark}`
    const { id } = await seedOrder(fixture, { name })
    await appendProjectEvents(fixture, id, provisioningReleased())
    const { page, complaints } = await signIn({ dark })
    await page.goto(`${fixture.url}/admin/projects?search=${encodeURIComponent(name)}`)
    const tick = page.getByLabel(`${name}`, { exact: false }).and(page.getByRole('checkbox'))
    const go = page.getByRole('button', { name: /^Weiter/ })
    await page.getByLabel('Aktion', { exact: true }).selectOption('pause')
    await press(page, go)
    const dialog = openDialog(page)
    await dialog.getByText('mindestens ein Projekt').waitFor()
    await page.keyboard.press('Escape')
    await expectFocus(go)
    await tabTo(page, tick)
    await page.keyboard.press('Space')
    await press(page, go)
    await dialog.getByText('1 Projekt gewählt').waitFor()
    await expectFocus(dialog.getByLabel('Grund'))
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expectFocus(go)
    expect([await tick.isChecked(), await dialog.count()]).toEqual([true, 0])
    await page.keyboard.press('Enter')
    await dialog.getByLabel('Grund').selectOption({ index: 1 })
    await press(page, dialog.getByRole('button').last())
    await dialog.getByText('1 von 1 erledigt').waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.waitForURL('**/admin/projects?search=*')
    expect(await typesOf(id)).toContain('ProvisioningPaused')
    expect(complaints.filter((text) => !text.includes('422'))).toEqual([])
  }, 60_000)

  test('asks for a new server over the list of servers, and at an address of its own', async () => {
    const { page, complaints } = await signIn({ dark, role: 'admin' })
    await page.goto(`${fixture.url}/admin/servers`)
    const opener = page.getByRole('link', { name: 'Server aufnehmen' })
    await press(page, opener)
    const dialog = openDialog(page)
    await dialog.waitFor()
    await expectFocus(dialog.getByLabel('Name'))
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expectFocus(opener)
    await page.goto(`${fixture.url}/admin/servers/new`)
    await dialog.getByLabel('Name').fill('hetzner-8')
    await dialog.getByLabel('IP-Adresse').fill('nirgends')
    await dialog.getByLabel('Private').selectOption({ index: 1 })
    await dialog.getByLabel('Grund').selectOption({ index: 1 })
    await press(page, dialog.getByRole('button').last())
    await page.getByRole('alert').waitFor()
    await expectFocus(dialog.getByLabel('IP-Adresse'))
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.waitForURL('**/admin/servers')
    expect(complaints.filter((text) => !text.includes('422'))).toEqual([])
  }, 60_000)
})

describe.each([false, true])('pages by keyboard alone (dark: %p)', (dark) => {
  test('Heute: taking an item, handing it back, and going to it', async () => {
    const { id } = await seedOrder(fixture, { name: `Steht ${dark}`, method: 'stripe_prepaid' })
    await appendProjectEvents(fixture, id, {
      type: 'ProvisioningStalled',
      data: { step: 'dns', errorClass: 'permanent', vendor: 'inwx', code: '2306', owner: 'us' },
    })
    const { page, complaints } = await signIn({ dark })
    const row = page.locator('.queue-item', { hasText: `Steht ${dark}` })
    await press(page, row.getByRole('button', { name: /^Übernehmen/ }))
    await row.getByText('bei Ihnen').waitFor()
    await press(page, row.getByRole('button', { name: /^Abgeben/ }))
    await row.getByRole('button', { name: /^Übernehmen/ }).waitFor()
    await expectAccessible(page)
    await press(page, row.getByRole('link', { name: /^Beheben/ }))
    await page.waitForURL(`**/admin/projects/${id}`)
    expect(complaints).toEqual([])
  }, 60_000)

  test('Kunden: finding somebody by name, and all that is known of her', async () => {
    const name = `Sieglinde Sommer${dark ? 'feld' : ''}`
    const customer = { name, email: `sommer-${dark}@example.org` }
    await seedOrder(fixture, { name: 'Gartenbau', customer })
    const { page, complaints } = await signIn({ dark })
    await press(page, page.getByRole('link', { name: 'Kunden' }))
    await page.waitForURL('**/admin/customers')
    await tabTo(page, page.getByRole('searchbox'))
    await page.keyboard.type(name)
    await page.keyboard.press('Enter')
    const found = page.getByRole('link', { name, exact: true })
    await found.waitFor()
    await expectAccessible(page)
    await expectNoSideScrolling(page)
    await press(page, found)
    await page.waitForURL(/\/admin\/customers\/./)
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await expectAccessible(page)
    await expectNoSideScrolling(page)
    const opener = page.getByRole('link', { name: 'Angaben korrigieren' })
    await press(page, opener)
    await expectFocus(openDialog(page).getByLabel('Name'))
    await page.keyboard.press('Escape')
    await expectFocus(opener)
    await page.keyboard.press('Enter')
    await tabTo(page, openDialog(page).getByLabel('Telefon'))
    await page.keyboard.type('+49 221 4567890')
    await tabTo(page, openDialog(page).getByLabel('Grund'))
    await page.keyboard.press('ArrowDown')
    await expectAccessible(page)
    await press(page, openDialog(page).getByRole('button', { name: 'Angaben speichern' }))
    await page.locator('#details-title').waitFor()
    await page.getByText('+492214567890').waitFor()
    expect(complaints).toEqual([])
  }, 60_000)
})
