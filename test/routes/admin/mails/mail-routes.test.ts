import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { type AdminApp, openAdminApp } from '../../support/admin-app'
import { type FormBrowser, openFormBrowser, signInAs } from '../../support/form-browser'
import { seedOrder } from '../../support/seed-orders'

let fixture: AdminApp
let auditor: FormBrowser
beforeAll(async () => {
  fixture = await openAdminApp()
  auditor = await signInAs(fixture, 'auditor')
}, 30_000)
afterAll(() => fixture.close())

const page = async (path: string) => (await auditor.get(path)).text()

const recordSentMails = (projectId: string | null, template: string, count = 1, outcome = 'ok') =>
  fixture.deps.sql`insert into vendor_calls
    (at, vendor, method, project_id, attempt, duration_ms, outcome, code, request, response)
    select now(), 'smtp', 'send', ${projectId}, 1, 5, ${outcome}, '250',
      jsonb_build_object('template', ${template}::text, 'messageId', '<m@vrs.gmbh>'),
      jsonb_build_object('vendorText', 'no such ‹person›')
    from generate_series(1, ${count})`

describe('the mails', () => {
  test('that were sent stand with template, project and outcome, narrowed by project', async () => {
    const one = await seedOrder(fixture, { name: 'Bäckerei Ähre' })
    const other = await seedOrder(fixture, { name: 'Zahnarzt Zander' })
    await recordSentMails(one.id, 'started')
    await recordSentMails(other.id, 'suspended', 1, 'refused')
    await recordSentMails(null, 'sign-in')
    const all = await page('/admin/mails')
    expect(all).toContain('href="/admin/mails" aria-current="page"')
    for (const text of ['Bäckerei Ähre', 'Zahnarzt Zander', 'abgelehnt 250', 'andere E-Mail'])
      expect(all).toContain(text)
    expect(all).not.toMatch(/ada@|‹person›/)
    const narrow = await page(`/admin/mails?project=${one.id}`)
    expect(narrow).toContain('Bäckerei Ähre')
    expect(narrow).not.toContain('Zahnarzt Zander')
    expect(await page('/admin/mails?project=%27&before=x')).toContain('Zahnarzt Zander')
  })

  test('go on to older ones and back', async () => {
    const { id } = await seedOrder(fixture)
    await recordSentMails(id, 'received', 51)
    const first = await page(`/admin/mails?project=${id}`)
    const older = first
      .match(/href="(\/admin\/mails\?[^"]*before=\d+)"/)?.[1]
      ?.replaceAll('&amp;', '&')
    const second = await page(older ?? '')
    expect([first, second].map((text) => text.match(/angenommen 250/g)?.length)).toEqual([50, 1])
    expect(second).toContain('Zu den neuesten')
  })

  test('can be looked at in both languages, as text and as HTML', async () => {
    expect(await page('/admin/mails/started?locale=de')).toContain('Guten Tag Ada Berger')
    expect(await page('/admin/mails/started?locale=en')).toContain('Dear Ada Berger')
    const answer = await auditor.get('/admin/mails/started/preview?locale=en')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(answer.headers.get('content-security-policy')).toEndWith('sandbox')
    expect(await answer.text()).toContain('<html lang="en">')
  })

  test('that do not exist are not found', async () => {
    for (const path of ['/admin/mails/nothing', '/admin/mails/toString/preview'])
      expect((await auditor.get(path)).status).toBe(404)
  })

  test('are for staff only', async () => {
    const answer = await openFormBrowser(fixture).get('/admin/mails')
    expect(answer.headers.get('location')).toStartWith('/login')
  })
})
