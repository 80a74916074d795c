import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import { categoryStream, pluginStream } from '../../../../events/streams'
import { appendEvents } from '../../../support/append-events'
import { type AdminApp, openAdminApp } from '../../support/admin-app'
import { type FormBrowser, signInAs } from '../../support/form-browser'

let fixture: AdminApp
let admin: FormBrowser
beforeAll(async () => {
  fixture = await openAdminApp()
  admin = await signInAs(fixture, 'admin')
}, 30_000)
afterAll(() => fixture.close())

const path = '/admin/catalogue/categories'
const input = {
  code: 'web',
  displayName: 'Web',
  displayNameEn: 'Website',
  icon: 'globe',
  color: '#2563EB',
  order: '3',
  reason: 'rangeExtended',
}
const jsonHeaders = { accept: 'application/json' }
const partial = { 'hx-request': 'true', 'hx-request-type': 'partial' }
const eventsOf = async (code: string) =>
  (await fixture.deps.store.read(categoryStream(code))).events

let counter = 0
/** Each test has a category of its own. */
let code: string
beforeEach(() => {
  counter += 1
  code = `web-${counter}`
})
const createCategory = () => admin.post(path, { ...input, code })

describe('categories', () => {
  test('are named by admins, planned first, and each has its page', async () => {
    expect((await admin.get('/admin/catalogue')).status).toBe(303)
    const dialog = await (await admin.get(`${path}/new`, partial)).text()
    expect(dialog).toStartWith('<dialog class="act" id="act-new" open')
    const plan = await admin.post(path, { ...input, code, view: 'plan', reason: '' }, partial)
    expect(await plan.text()).toContain('Kategorie „Web“ benannt')
    expect(await eventsOf(code)).toEqual([])
    const response = await createCategory()
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toEndWith(`${path}/${code}`)
    expect(await eventsOf(code)).toMatchObject([
      { type: 'CategoryNamed', data: { code, color: '#2563eb', order: 3 } },
      { type: 'CategoryDescribed', data: { fields: { displayNameEn: 'Website' } } },
    ])
    expect((await eventsOf(code))[0]?.reason).toEqual({ code: 'rangeExtended' })
    expect(await (await admin.get(path)).text()).toContain(`${path}/${code}`)
    expect(await (await admin.get(`${path}/${code}`)).text()).toContain('benannt')
  })

  test('are refused with what was typed, as page, fragment and problem', async () => {
    await createCategory()
    const taken = { ...input, code, displayName: 'Ganz anders' }
    const page = await admin.post(path, taken)
    expect(page.status).toBe(409)
    const text = await page.text()
    expect(text).toContain('value="Ganz anders"')
    expect(text).toContain('Diesen Code gibt es schon.')
    const plan = await admin.post(path, { ...taken, view: 'plan' }, partial)
    expect(await plan.text()).toContain('Diesen Code gibt es schon.')
    const wrong: [object, string, string][] = [
      [{ code: 'Ä' }, '/code', 'BAD_FORMAT'],
      [{ displayName: '' }, '/displayName', 'REQUIRED'],
      [{ displayNameEn: 'a\u202Eb' }, '/displayNameEn', 'BAD_CHARACTERS'],
      [{ icon: 'skull' }, '/icon', 'INVALID'],
      [{ color: 'red' }, '/color', 'INVALID'],
      [{ order: '1.5' }, '/order', 'BAD_NUMBER'],
      [{ order: '1000' }, '/order', 'BAD_NUMBER'],
      [{ reason: '' }, '/reason', 'REASON_NEEDED'],
    ]
    for (const [change, pointer, refusal] of wrong) {
      const answer = await admin.post(path, { ...input, code: 'new-one', ...change }, jsonHeaders)
      expect(await answer.json()).toMatchObject({ errors: [{ pointer, code: refusal }] })
    }
    expect(await eventsOf('new-one')).toEqual([])
  })

  test('are renamed and dropped, but not while a plugin stands in them', async () => {
    await createCategory()
    const { code: _, ...rest } = input
    const renamed = { ...rest, displayName: 'Netz', reason: 'moreTelling' }
    expect((await admin.post(`${path}/${code}/description`, renamed)).status).toBe(303)
    expect((await eventsOf(code)).at(-1)).toMatchObject({ data: { displayName: 'Netz' } })
    const listed = { name: `seo-${code}`, displayName: 'SEO', category: code }
    await appendEvents(fixture.deps.store, pluginStream(listed.name), {
      type: 'PluginListed',
      data: listed,
    })
    const removal = { reason: 'notNeeded' }
    const refused = await admin.post(`${path}/${code}/removal`, removal, jsonHeaders)
    expect(refused.status).toBe(409)
    expect(await refused.json()).toMatchObject({ code: 'CATEGORY_IN_USE' })
    expect(await (await admin.get(`${path}/${code}`)).text()).not.toContain('Entfernen …')
    await fixture.deps.sql`delete from plugins where name = ${listed.name}`
    expect((await admin.post(`${path}/${code}/removal`, removal)).status).toBe(303)
    expect((await eventsOf(code)).at(-1)).toMatchObject({ type: 'CategoryDropped' })
    expect((await admin.get(`${path}/${code}`)).status).toBe(404)
  })

  test('are read by all staff and changed by admins', async () => {
    await createCategory()
    for (const role of ['caseworker', 'auditor'] as const) {
      const person = await signInAs(fixture, role)
      const list = await (await person.get(path)).text()
      expect(list).toContain(code)
      expect(list).not.toContain(`${path}/new`)
      expect(await (await person.get(`${path}/${code}`)).text()).not.toContain('Bearbeiten …')
      expect((await person.get(`${path}/new`)).status).toBe(403)
      expect((await person.post(path, input)).status).toBe(403)
      expect((await person.post(`${path}/${code}/removal`, {})).status).toBe(403)
    }
  })

  test('that are changed by two at once are decided one after the other', async () => {
    await createCategory()
    const { sql, commands } = fixture.deps
    const [before] = await sql<{ revision: string }[]>`select revision from catalogue_revision`
    const context = { by: 'system:test', correlationId: 'r', causationId: 'r' } as const
    const look = { displayName: 'Web', icon: 'globe', color: '#2563eb', fields: {} }
    await Promise.all(
      [4, 5, 6].map((order) =>
        commands.category(context, code, { type: 'RenameCategory', data: { ...look, order } }),
      ),
    )
    const [after] = await sql<{ revision: string }[]>`select revision from catalogue_revision`
    expect(Number(after?.revision) - Number(before?.revision)).toBe(3)
  })
})
