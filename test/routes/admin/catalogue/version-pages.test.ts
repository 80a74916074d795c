import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import type { DomainEvent } from '../../../../events'
import { licenseStream, pluginStream } from '../../../../events/streams'
import { appendEvents } from '../../../support/append-events'
import { pluginVersionPublished } from '../../../support/published-plugin'
import { type AdminApp, openAdminApp } from '../../support/admin-app'
import { type FormBrowser, signInAs } from '../../support/form-browser'
import { seedOrder } from '../../support/seed-orders'

let fixture: AdminApp
let admin: FormBrowser
beforeAll(async () => {
  fixture = await openAdminApp()
  admin = await signInAs(fixture, 'admin')
}, 30_000)
afterAll(() => fixture.close())

const jsonHeaders = { accept: 'application/json' }
const partial = { 'hx-request': 'true', 'hx-request-type': 'partial' }
const published = (version: string, more: object = {}): DomainEvent => ({
  ...pluginVersionPublished,
  data: { ...pluginVersionPublished.data, version, sha256: version.padEnd(64, '0'), ...more },
})

let counter = 0
/** Each test has a plugin of its own: 1.0.0 is current, 1.1.0 stable, 2.0.0 a draft. */
let name: string
let path: string
beforeEach(async () => {
  counter += 1
  name = `galerie-${counter}`
  path = `/admin/catalogue/plugins/${name}/versions`
  await appendEvents(
    fixture.deps.store,
    pluginStream(name),
    { type: 'PluginListed', data: { name, displayName: 'Galerie', category: 'web' } },
    published('1.0.0'),
    published('1.1.0', { changelog: '**Neu:** Filter <script>alert(1)</script>' }),
    published('2.0.0', { isStable: false, isBreaking: true }),
    { type: 'CurrentVersionChosen', data: { version: '1.0.0', runtime: 'bun' } },
  )
})
const seededEvents = 5
const eventsOf = async (): Promise<unknown[][]> => {
  const { events } = await fixture.deps.store.read(pluginStream(name))
  return events.slice(seededEvents).map(({ type, data, reason }) => [type, data, reason?.code])
}
const act = (version: string, code: string, fields: object = {}, headers = {}) =>
  admin.post(`${path}/${version}@bun/${code}`, { reason: 'other', ...fields }, headers)
const planOf = async (version: string, code: string, fields: object = {}) =>
  (await act(version, code, { ...fields, view: 'plan' }, partial)).text()

/** A live site with a license, whose latest report says that it runs this version. */
const seedSite = async (version: string, siteName: string) => {
  const { id } = await seedOrder(fixture, { name: siteName })
  await appendEvents(fixture.deps.store, licenseStream(id, name), {
    type: 'LicenseIssued',
    data: { projectId: id, plugin: name, cycle: 'monthly', netCents: 1, source: 'order' },
  })
  const plugins = [{ name, version, sha256: 'ab', state: 'running' }]
  await fixture.deps.sql`insert into boot_reports (project_id, boot_id, received_at, accepted,
      core_version, healthy, plugins, migrations_run, errors, booted_in_ms)
    values (${id}, 'b1', now(), true, '1.0.0', true, ${fixture.deps.sql.json(plugins)}, '[]', '[]', 1)`
  return id
}

describe('the versions of a plugin', () => {
  test('are listed with state, notes as safe Markdown, sites and downloads', async () => {
    const { sql } = fixture.deps
    await seedSite('1.0.0', `Berger ${counter}`)
    await sql`insert into downloads (plugin, version, project_id, count, last_at)
      values (${name}, '1.0.0', 'p1', 3, now()), (${name}, '1.0.0', 'p2', 4, now())`
    const page = await (await admin.get(path)).text()
    for (const text of ['2.0.0', 'Entwurf', 'freigegeben', 'aktuell', '<strong>Neu:</strong>'])
      expect(page).toContain(text)
    expect(page).toContain('Nicht abwärtskompatibel')
    expect(page).not.toContain('alert(1)')
    expect(page.indexOf('2.0.0')).toBeLessThan(page.indexOf('1.0.0'))
    const one = await (await admin.get(`${path}/1.0.0@bun`)).text()
    expect(one).toMatch(/Installiert<\/dt><dd>1<\/dd>/)
    expect(one).toMatch(/Abrufe<\/dt><dd>7<\/dd>/)
    expect(await (await admin.get(`/admin/catalogue/plugins/${name}`)).text()).toContain(path)
  })

  test('go from draft to stable to current, in a rollout whose plan counts the sites', async () => {
    await seedSite('1.0.0', `Berger ${counter}`)
    await seedSite('1.0.0', `Meier ${counter}`)
    const early = await act('2.0.0', 'current', {}, jsonHeaders)
    expect([early.status, (await early.json()) as object]).toMatchObject([
      409,
      { code: 'VERSION_IS_DRAFT' },
    ])
    expect(await planOf('2.0.0', 'release')).toContain('Version 2.0.0')
    expect((await act('2.0.0', 'release', { reason: '' })).status).toBe(422)
    expect(await eventsOf()).toEqual([])
    const released = await act('2.0.0', 'release', { reason: 'tested' })
    expect(released.headers.get('location')).toBe(`${path}/2.0.0%40bun`)
    expect(await planOf('2.0.0', 'current')).toContain(
      'Ein Rollout beginnt. 2 Websites haben das Plugin.',
    )
    await act('2.0.0', 'current', { reason: 'newVersion' })
    const scope = { version: '2.0.0', runtime: 'bun' }
    expect(await eventsOf()).toEqual([
      ['PluginVersionReleased', scope, 'tested'],
      ['CurrentVersionChosen', scope, 'newVersion'],
      ['RolloutStarted', { ...scope, previous: '1.0.0' }, 'newVersion'],
      ['RolloutRingReached', { ...scope, ring: 'internal' }, 'newVersion'],
    ])
    expect(await planOf('1.0.0', 'current')).toContain('Rollout wird zurückgenommen')
    const page = await (await admin.get(`${path}/2.0.0@bun`)).text()
    for (const code of ['release', 'current']) expect(page).not.toContain(`id="act-${code}"`)
  })

  test('are current at once where no site has the plugin', async () => {
    expect(await planOf('1.1.0', 'current')).toContain('Kein Rollout')
    await act('1.1.0', 'current', { reason: 'newVersion' })
    expect((await eventsOf()).map(([type]) => type)).toEqual(['CurrentVersionChosen'])
  })

  test('get other release notes and another mark, and nothing where nothing is new', async () => {
    const fields = { changelog: '# Neu\r\n\r\n- Karte', isBreaking: 'yes' }
    expect((await act('1.1.0', 'notes', fields)).status).toBe(303)
    await act('1.1.0', 'notes', fields)
    expect(await eventsOf()).toEqual([
      [
        'ReleaseNotesCorrected',
        { version: '1.1.0', runtime: 'bun', changelog: '# Neu\n\n- Karte', isBreaking: true },
        'other',
      ],
    ])
    const wrong: [object, string][] = [
      [{ changelog: 'x'.repeat(20_001) }, 'TOO_LONG'],
      [{ changelog: 'a\u202Eb' }, 'BAD_CHARACTERS'],
      [{ isBreaking: 'perhaps' }, 'INVALID'],
    ]
    for (const [change, code] of wrong) {
      const answer = await act('1.1.0', 'notes', { ...fields, ...change }, jsonHeaders)
      expect(await answer.json()).toMatchObject({ errors: [{ code }] })
    }
    expect(await (await admin.get(`${path}/1.1.0@bun`)).text()).toContain('<h4>Neu</h4>')
  })

  test('are yanked, after the plan named the sites that run them', async () => {
    const projectId = await seedSite('1.0.0', `Bäckerei ${counter}`)
    await seedSite('1.1.0', `Anderer ${counter}`)
    const plan = await planOf('1.0.0', 'yank', { cause: 'Verliert Bilder' })
    for (const text of ['Auf 1 Website', `/admin/projects/${projectId}`, `Bäckerei ${counter}`])
      expect(plan).toContain(text)
    expect(plan).not.toContain('Anderer')
    expect(await planOf('2.0.0', 'yank', { cause: 'x' })).toContain('Auf keiner Website')
    const empty = await act('1.0.0', 'yank', {}, jsonHeaders)
    expect(await empty.json()).toMatchObject({ errors: [{ pointer: '/cause' }] })
    await act('1.0.0', 'yank', { cause: 'Verliert Bilder', reason: 'disturbance' })
    const data = { version: '1.0.0', runtime: 'bun', cause: 'Verliert Bilder' }
    expect(await eventsOf()).toEqual([['PluginVersionYanked', data, 'disturbance']])
    const page = await (await admin.get(`${path}/1.0.0@bun`)).text()
    for (const text of ['zurückgezogen', 'Verliert Bilder']) expect(page).toContain(text)
    expect(page).not.toContain('id="act-yank"')
    expect((await act('1.0.0', 'current')).status).toBe(409)
  })

  test('are read by all staff and acted on by admins', async () => {
    for (const role of ['caseworker', 'auditor'] as const) {
      const person = await signInAs(fixture, role)
      expect((await person.get(path)).status).toBe(200)
      expect(await (await person.get(`${path}/1.1.0@bun`)).text()).not.toContain('act-yank')
      for (const code of ['release', 'current', 'notes', 'yank'])
        expect((await person.post(`${path}/1.1.0@bun/${code}`, {})).status).toBe(403)
    }
    for (const unknown of ['9.9.9@bun', '1.0.0@python', '1.0.0', '..%2f', '1.0.0@none'])
      expect([unknown, (await admin.get(`${path}/${unknown}`)).status]).toEqual([unknown, 404])
  })
})
