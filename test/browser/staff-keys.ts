import type { Browser, Locator, Page } from 'playwright-core'
import type { Role } from '../../events/codes'
import { type AdminApp, staffEmails, staffPassword } from '../routes/support/admin-app'
import { openVisitorPage, press, tabTo } from './visitor-page'

type Visit = Parameters<typeof openVisitorPage>[1] & { role?: Role }

/** Only by keys, as all that follows. */
export const signInByKeys = async (
  browser: Browser,
  fixture: AdminApp,
  { role = 'caseworker', ...visit }: Visit = {},
) => {
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

export const openDialog = (page: Page) => page.locator('dialog:modal')

/** Replaces what stands in a field; a list by the first letters of its option. */
export const typeInto = async (page: Page, field: Locator, text: string) => {
  await tabTo(page, field)
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
}

/** Fills in a dialog from its first field to its button: lists by what is typed, boxes by Space. */
export const fillDialog = async (
  page: Page,
  typed: Readonly<Record<string, string>>,
  submit: string,
) => {
  const dialog = openDialog(page)
  await dialog.waitFor()
  for (const [label, text] of Object.entries(typed))
    await typeInto(page, dialog.getByLabel(label).first(), text)
  return dialog.getByRole('button', { name: submit })
}

type Act = {
  /** The link that opens it. */
  open: string
  typed: Readonly<Record<string, string>>
  submit: string
  /** A text of its plan. */
  plan?: string | RegExp
}

/** Opens an act, fills it in, waits for its plan, sends it, and waits for the page that follows. */
export const doAct = async (page: Page, { open, typed, submit, plan }: Act) => {
  await press(page, page.getByRole('link', { name: open, exact: true }))
  const button = await fillDialog(page, typed, submit)
  if (plan) await openDialog(page).getByText(plan).first().waitFor()
  await tabTo(page, button)
  const answered = page.waitForResponse(
    (answer) => answer.request().method() === 'POST' && answer.status() === 303,
  )
  await page.keyboard.press('Enter')
  await answered
  await page.waitForLoadState()
  await openDialog(page).waitFor({ state: 'detached' })
}
