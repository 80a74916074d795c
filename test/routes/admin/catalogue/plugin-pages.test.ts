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
  for (const [code, displayName] of [
    ['web', 'Netz'],
    ['crm', 'Kundenpflege'],
  ] as const)
    await appendEvents(fixture.deps.store, categoryStream(code), {
      type: 'CategoryNamed',
      data: { code, displayName, icon: 'globe', color: '#2563eb', order: 1 },
    })
}, 30_000)
afterAll(() => fixture.close())

const path = '/admin/catalogue/plugins'
const jsonHeaders = { accept: 'application/json' }
const partial = { 'hx-request': 'true', 'hx-request-type': 'partial' }
const input = {
  displayName: 'Kontaktformular',
  displayNameEn: 'Contact form',
  description: 'Ein Formular',
  descriptionEn: 'A form',
  longDescription: 'Erster Absatz.\r\n\r\nZweiter Absatz.',
  longDescriptionEn: '',
  category: 'crm',
  icon: 'mail',
  screenshotUrl: 'https://vrs.example/form.png',
  hasTrial: 'no',
  order: '4',
  reason: 'moreTelling',
}

let counter = 0
/** Each test has a plugin of its own. */
let name: string
beforeEach(async () => {
  counter += 1
  name = `kontakt-${counter}`
  await appendEvents(
    fixture.deps.store,
    pluginStream(name),
    { type: 'PluginListed', data: { name, displayName: `Kontakt ${counter}`, category: 'web' } },
    { type: 'PluginPhaseReached', data: { phase: 'v1' } },
  )
})
const eventsOf = async () => (await fixture.deps.store.read(pluginStream(name))).events.slice(2)
const act = (code: string, fields: object, headers = {}) =>
  admin.post(`${path}/${name}/${code}`, { reason: 'other', ...fields }, headers)

describe('plugins', () => {
  test('are listed by category, and found by name, phase and category', async () => {
    await act('phase', { phase: 'beta' })
    await act('description', input)
    const find = async (query: string) =>
      (await (await admin.get(`${path}?${query}`, partial)).text()).includes(`${path}/${name}"`)
    for (const query of ['', `search=${name}`, 'search=formular', 'phase=beta', 'category=crm'])
      expect([query, await find(query)]).toEqual([query, true])
    for (const query of ['search=%25', 'search=nothing', 'phase=v2', 'category=web'])
      expect([query, await find(query)]).toEqual([query, false])
    const page = await (await admin.get(path)).text()
    expect(page).toContain('Kontaktformular')
    expect(page).toContain('Beta (MVP)')
  })

  test('are described; what is typed is planned first, and only what is new is recorded', async () => {
    const plan = await act('description', { ...input, view: 'plan' }, partial)
    expect(await plan.text()).toContain('festgelegt: Name, englischer Name, Beschreibung')
    expect(await eventsOf()).toEqual([])
    expect((await act('description', input)).status).toBe(303)
    expect(await eventsOf()).toMatchObject([
      {
        type: 'PluginDescribed',
        data: {
          fields: {
            displayName: 'Kontaktformular',
            longDescription: 'Erster Absatz.\n\nZweiter Absatz.',
            hasTrial: false,
            order: 4,
          },
        },
        reason: { code: 'moreTelling' },
      },
    ])
    await act('description', { ...input, description: '' })
    expect((await eventsOf()).at(-1)?.data).toEqual({ fields: { description: '' } })
    const page = await (await admin.get(`${path}/${name}`)).text()
    expect(page).toContain('Zweiter Absatz.')
    expect(page).toContain('Angaben zu Plugin')
  })

  test('are refused with what was typed', async () => {
    const wrong: [object, string, string][] = [
      [{ displayName: '' }, '/displayName', 'REQUIRED'],
      [{ category: 'none' }, '/category', 'UNKNOWN_CATEGORY'],
      [{ icon: 'skull' }, '/icon', 'INVALID'],
      [{ screenshotUrl: 'http://vrs.example' }, '/screenshotUrl', 'BAD_FORMAT'],
      [{ screenshotUrl: 'javascript:alert(1)' }, '/screenshotUrl', 'BAD_FORMAT'],
      [{ hasTrial: 'perhaps' }, '/hasTrial', 'INVALID'],
      [{ order: '-1' }, '/order', 'BAD_NUMBER'],
      [{ longDescription: 'a\u202Eb' }, '/longDescription', 'BAD_CHARACTERS'],
      [{ description: 'x'.repeat(501) }, '/description', 'TOO_LONG'],
    ]
    for (const [change, pointer, code] of wrong) {
      const answer = await act('description', { ...input, ...change }, jsonHeaders)
      expect(await answer.json()).toMatchObject({ errors: [{ pointer, code }] })
    }
    const page = await act('description', { ...input, displayName: '', description: 'Bleibt' })
    expect(page.status).toBe(422)
    expect(await page.text()).toContain('value="Bleibt"')
    expect(await eventsOf()).toEqual([])
  })

  test('reach phases, are featured and taken from the offer and back, each with its reason', async () => {
    await act('phase', { phase: 'v2', reason: 'tested' })
    await act('featuring', { reason: 'promotion' })
    await act('unlisting', { reason: 'replaced' })
    const refused = await act('featuring', { reason: 'promotion' }, jsonHeaders)
    expect(refused.status).toBe(303)
    await act('unfeaturing', { reason: 'promotion' })
    const again = await act('featuring', { reason: 'promotion' }, jsonHeaders)
    expect([again.status, (await again.json()) as object]).toMatchObject([
      409,
      { code: 'PLUGIN_UNLISTED' },
    ])
    await act('relisting', { reason: 'rangeExtended' })
    const recorded = (await eventsOf()).map(({ type, data, reason }) => [type, data, reason?.code])
    expect(recorded).toEqual([
      ['PluginPhaseReached', { phase: 'v2' }, 'tested'],
      ['PluginFeatured', { isFeatured: true }, 'promotion'],
      ['PluginUnlisted', {}, 'replaced'],
      ['PluginFeatured', { isFeatured: false }, 'promotion'],
      ['PluginRelisted', {}, 'rangeExtended'],
    ])
    expect((await act('phase', { phase: 'v99' })).status).toBe(422)
  })

  test('cannot be put into a category that is dropped at the same moment', async () => {
    const { commands, store } = fixture.deps
    const code = `gone-${counter}`
    const look = { code, displayName: 'Bald weg', icon: 'tag', color: '#000000', order: 9 }
    await appendEvents(store, categoryStream(code), { type: 'CategoryNamed', data: look })
    const context = { by: 'system:test', correlationId: 'r', causationId: 'r' } as const
    const results = await Promise.allSettled([
      commands.category(context, code, { type: 'DropCategory' }),
      commands.plugin(context, name, {
        type: 'DescribePlugin',
        data: { fields: { category: code } },
      }),
    ])
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('are read by all staff and changed by admins', async () => {
    for (const role of ['caseworker', 'auditor'] as const) {
      const person = await signInAs(fixture, role)
      expect(await (await person.get(path)).text()).toContain(name)
      expect(await (await person.get(`${path}/${name}`)).text()).not.toContain('Bearbeiten …')
      expect((await person.post(`${path}/${name}/description`, input)).status).toBe(403)
      expect((await person.post(`${path}/${name}/unlisting`, {})).status).toBe(403)
    }
    for (const unknown of ['none', '..%2f', 'a'.repeat(300)])
      expect((await admin.get(`${path}/${unknown}`)).status).toBe(404)
  })
})
