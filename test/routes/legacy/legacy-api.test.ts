import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import { licenseStream } from '../../../events/streams'
import { importMarketplace } from '../../../src/main/import/import-marketplace'
import { createImportId } from '../../../src/main/import/import-run'
import { createSqliteBase, keyOf, pluginNames } from '../../main/import/old-marketplace'
import { openFullApp } from '../support/full-app'
import { publishForPython } from '../support/publish-for-python'

type Answer = Record<string, unknown> & { error?: string }
const folder = mkdtempSync(join(tmpdir(), 'vrs-legacy-'))
let app: Awaited<ReturnType<typeof openFullApp>>

const ask = (path: string, init: RequestInit = {}) => fetch(`${app.url}/api${path}`, init)
const askAs = async (project: number, path: string, method = 'GET') => {
  const response = await ask(path, { method, headers: { 'x-api-key': keyOf(project) } })
  return { status: response.status, body: (await response.json()) as Answer }
}
const namesOf = (body: Answer) => (body.plugins as { name: string }[]).map(({ name }) => name)

const packArchive = async (plugin: string) => {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false })
  const add = (path: string, text: string) =>
    writer.add(path, new Uint8ArrayReader(new TextEncoder().encode(text)))
  await add(`${plugin}/__init__.py`, 'plugin = True\n')
  await add('manifest.json', '{}')
  return new Uint8Array(await writer.close())
}

beforeAll(async () => {
  app = await openFullApp()
  const file = join(folder, 'old.sqlite')
  createSqliteBase(file)
  const report = await importMarketplace(app.deps, { from: file, zone: 'UTC', isDryRun: false })
  expect(report.reconciliation.every(({ addsUp }) => addsUp)).toBeTrue()
  const archives = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const plugin of ['katalog', 'kontakt', 'directory']) {
    const sha256 = `${plugin}-sha`
    archives.set(sha256, await packArchive(plugin))
    await publishForPython(app.deps.store, plugin, sha256)
  }
  app.deps.vendorQueries.readArchive = async (sha256) => ({
    sha256,
    bytes: new Blob([archives.get(sha256) ?? new Uint8Array()]),
  })
}, 120_000)
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

describe('the legacy API', () => {
  test('lists released plugins by name, and all of them for a superadmin', async () => {
    const anonymous = (await (await ask('/plugins')).json()) as Answer
    const published = pluginNames.filter((name) => name !== 'crm_udo')
    expect(namesOf(anonymous)).toEqual(published.filter((name) => name !== 'pricing').toSorted())
    const wrong = await ask('/plugins', { headers: { 'x-api-key': 'vf_proj_wrong' } })
    expect([wrong.status, namesOf((await wrong.json()) as Answer).length]).toEqual([200, 15])
    expect(namesOf((await askAs(4, '/plugins')).body)).toEqual([...published].toSorted())
    expect((await ask('/plugins/pricing')).status).toBe(404)
    expect((await ask('/plugins/pricing/prices')).status).toBe(200)
  }, 30_000)

  test('describes a plugin by its stored price and the badge of its version', async () => {
    const { plugins } = (await (await ask('/plugins')).json()) as { plugins: Answer[] }
    const found = plugins.find(({ name }) => name === 'katalog')
    expect(found).toMatchObject({
      ...{ version: '1.2.0', price_cents: 1005, price_display: '10,05 €', is_free: false },
      ...{ category: 'alt', has_trial: true, phase: 'v1', phase_display: 'V1' },
      phase_badge: { label: 'V1', color: 'badge-success' },
    })
    expect(plugins.find(({ name }) => name === 'kontakt')).toMatchObject({
      ...{ is_free: true, price_display: 'Kostenlos' },
    })
  })

  test('shows rows of 0 cents as before, which are not on offer', async () => {
    const { prices } = (await (await ask('/plugins/cta/prices')).json()) as { prices: Answer }
    expect(prices).toEqual({
      einzelkunde: ['once', 'monthly', 'yearly'].map((billing_cycle) => ({
        billing_cycle,
        ...{ price_cents: 0, price_display: 'Kostenlos', setup_fee_cents: 0 },
      })),
    })
    const { offer } = await app.deps.catalogueSnapshot()
    expect(offer.prices.filter(({ plugin }) => plugin === 'cta')).toEqual([])
  })

  test('answers versions newest first, with dates without a zone', async () => {
    const body = (await (await ask('/plugins/katalog/versions')).json()) as {
      versions: { version: string; is_current: boolean; released_at: string }[]
    }
    expect(body.versions.map(({ version, is_current }) => [version, is_current])).toEqual([
      ['1.2.0', true],
      ['1.1.0', false],
      ['1.0.0', false],
    ])
    expect(body.versions[1]?.released_at).toBe('2026-02-01T08:00:00')
  })

  test('refuses with `error` alone: no key, a wrong one, an inactive project', async () => {
    for (const [init, error] of [
      [{}, 'API key required'],
      [{ headers: { 'x-api-key': 'vf_proj_x' } }, 'Invalid or inactive API key'],
      [{ headers: { 'x-api-key': keyOf(5) } }, 'Invalid or inactive API key'],
    ] as const) {
      const response = await ask('/projects/me', init)
      expect([response.status, await response.json()]).toEqual([401, { error }])
    }
    expect(await askAs(1, '/plugins/none/download', 'POST')).toEqual({
      status: 404,
      body: { error: 'Plugin not found' },
    })
    expect(await askAs(2, '/plugins/katalog/download', 'POST')).toEqual({
      status: 403,
      body: {
        ...{ error: 'No active license for this plugin', plugin: 'katalog', price_cents: 1005 },
      },
    })
  })

  test('takes the key from the query unless a header is sent, and logs it nowhere', async () => {
    const query = `?api_key=${keyOf(1)}`
    expect((await ask(`/projects/me${query}`)).status).toBe(200)
    const empty = await ask(`/projects/me${query}`, { headers: { 'x-api-key': '' } })
    const wrong = await ask(`/projects/me${query}`, { headers: { 'x-api-key': 'x' } })
    expect([empty.status, wrong.status]).toEqual([200, 401])
    expect(JSON.stringify(app.lines)).not.toContain('vf_proj_')
  })

  test('answers the project twice, with its trial', async () => {
    const { body } = await askAs(3, '/projects/me')
    expect(body).toMatchObject({
      ...{ id: 3, slug: 'vz_spielwaren', owner_email: 'owner3@example.org', is_active: true },
      ...{ is_in_trial: expect.any(Boolean), trial_days_remaining: expect.any(Number) },
      project_type: { code: 'business_directory', trial_days: 14 },
    })
    const { project, ...top } = body
    expect(project).toEqual(top)
    expect((await askAs(2, '/projects/me')).body.owner_email).toBe('Owner1@Example.org')
  })

  test('counts licenses while their dates hold, except where we revoked them', async () => {
    const listLicenses = async () =>
      ((await askAs(2, '/projects/me/licenses')).body.licenses as Answer[]).map((one) => [
        ...[one.id, one.plugin_name, one.status_display, one.is_active],
      ])
    expect(await listLicenses()).toEqual([
      [4, 'hero', 'Aktiv', true],
      [5, 'content', 'Pausiert', true],
      [6, 'business_directory', 'Widerrufen', true],
    ])
    const stream = licenseStream(createImportId('project', 2), 'hero')
    const context = { by: 'person:p1', correlationId: 'c', causationId: 'c' } as const
    const { version } = await app.deps.store.read(stream)
    await app.deps.store.commit(context, () => ({
      appends: [
        { stream, expectedVersion: version, events: [{ type: 'LicenseRevoked', data: {} }] },
      ],
    }))
    expect((await listLicenses()).map(([id]) => id)).toEqual([5, 6])
    const { body } = await askAs(1, '/projects/me/licenses')
    expect((body.licenses as Answer[])[0]).toMatchObject({
      ...{ id: 1, purchased_at: '2026-02-03T07:08:09.123456', expires_at: null },
      ...{ is_perpetual: true, is_trial: false, billing_cycle: 'once', next_billing_date: null },
    })
  })

  test('tells the history in the old words, newest first', async () => {
    const { body } = await askAs(1, '/projects/me/licenses/shop/history')
    expect(body).toMatchObject({ plugin_name: 'shop', license_id: 2 })
    expect(body.history).toEqual([
      {
        ...{ action: 'trial_started', old_status: null, new_status: 'trial' },
        ...{ old_expires_at: null, new_expires_at: null, performed_by: 'owner1@example.org' },
        ...{ performed_by_type: 'customer', reason: null, created_at: '2026-03-02T10:00:00' },
      },
      {
        ...{ action: 'created', old_status: null, new_status: 'active' },
        ...{ old_expires_at: null, new_expires_at: null, performed_by: 'owner1@example.org' },
        ...{ performed_by_type: 'admin', reason: 'Auf Wunsch von Herrn Preiser' },
        created_at: '2026-03-01T10:00:00',
      },
    ])
    expect((await askAs(1, '/projects/me/licenses/hero/history')).body).toEqual({
      error: 'License not found',
    })
  })

  test('starts a trial once, in the old words', async () => {
    const before = Date.now()
    const { status, body } = await askAs(1, '/plugins/content/trial', 'POST')
    expect([status, body]).toMatchObject([
      201,
      {
        message: 'Trial started successfully',
        license: { id: expect.any(Number), plugin_name: 'content', status: 'trial' },
      },
    ])
    const { expires_at: end = '' } = body.license as { expires_at?: string }
    // 14 days without a type.
    const days = (Date.parse(`${end}Z`) - before) / 86_400_000
    expect([Math.round(days), /Z|\+/.test(end)]).toEqual([14, false])
    const listed = (await askAs(1, '/projects/me/licenses')).body.licenses as Answer[]
    expect(listed.find(({ plugin_name }) => plugin_name === 'content')).toMatchObject({
      ...{ is_trial: true, is_active: true, is_perpetual: false, status_display: 'Testphase' },
    })
    const { history } = (await askAs(1, '/projects/me/licenses/content/history')).body
    expect(history).toMatchObject([
      {
        ...{ action: 'trial_started', old_status: null, new_status: 'trial', new_expires_at: end },
        ...{ performed_by: 'owner1@example.org', performed_by_type: 'customer', reason: null },
      },
    ])
    const refused = { error: 'Could not start trial. A license may already exist.' }
    // Running, expired, revoked, bought: whatever row there is.
    for (const plugin of ['content', 'crm', 'katalog'])
      expect(await askAs(1, `/plugins/${plugin}/trial`, 'POST')).toEqual({
        status: 400,
        body: refused,
      })
  })

  test('starts trials under the old name of a plugin, of free plugins and of betas too', async () => {
    for (const plugin of ['business_directory', 'kontakt', 'pricing'])
      expect(await askAs(3, `/plugins/${plugin}/trial`, 'POST')).toMatchObject({
        status: 201,
        body: { license: { plugin_name: plugin, status: 'trial' } },
      })
    expect((await askAs(3, '/plugins/business_directory/trial', 'POST')).status).toBe(400)
  })

  test.each([
    ['/plugins/none/trial', 404, 'Plugin not found'],
    ['/plugins/crm_udo/trial', 404, 'Plugin not found'],
    ['/plugins/media/trial', 400, 'This plugin does not offer a trial'],
  ])('refuses a trial: %s is %i %s', async (path, status, error) => {
    expect(await askAs(1, path, 'POST')).toEqual({ status, body: { error } })
    // The key is checked before the plugin.
    const response = await ask(path, { method: 'POST' })
    expect([response.status, await response.json()]).toEqual([401, { error: 'API key required' }])
  })

  test('answers unknown paths and wrong methods as pages, and OPTIONS with what it takes', async () => {
    const unknown = await ask('/nothing')
    expect([unknown.status, unknown.headers.get('content-type')]).toEqual([
      404,
      expect.stringContaining('text/html'),
    ])
    expect((await ask('/plugins/')).status).toBe(404)
    const wrong = await ask('/plugins', { method: 'DELETE' })
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
    expect((await ask('/plugins', { method: 'OPTIONS' })).status).toBe(200)
    expect((await ask('/plugins', { method: 'HEAD' })).status).toBe(200)
  })

  test('leads bookmarks of the old marketplace to where they belong', async () => {
    for (const [path, to] of [
      ['/plugins', '/'],
      ['/plugins/katalog', '/'],
      ['/auth/login', '/login'],
      ['/admin/marketplace/licenses', '/admin'],
    ]) {
      const response = await fetch(`${app.url}${path}`, { redirect: 'manual' })
      expect([response.status, response.headers.get('location')]).toEqual([302, to ?? ''])
    }
  })

  test('serves a satellite that has only the standard library of Python', async () => {
    const script = join(import.meta.dir, 'satellite.py')
    const words = [script, app.url, keyOf(2), folder, 'kontakt', 'business_directory']
    const python = Bun.spawn(['python3', ...words], { stdout: 'pipe', stderr: 'inherit' })
    const output = await new Response(python.stdout).text()
    expect(await python.exited).toBe(0)
    expect(JSON.parse(output)).toMatchObject({
      slug: 'vz_fruehstueckenclick',
      free: ['datenschutz', 'impressum', 'kontakt'],
      licensed: expect.arrayContaining(['content', 'business_directory']),
      unpacked: [
        'attachment; filename=kontakt-1.2.0.zip',
        'attachment; filename=business_directory-1.2.0.zip',
      ],
    })
  }, 60_000)
})
