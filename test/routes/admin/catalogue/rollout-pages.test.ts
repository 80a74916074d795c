import { afterAll, beforeAll, expect, test } from 'bun:test'
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

const path = '/admin/catalogue/rollouts'
const scope = { version: '2.0.0', runtime: 'bun' } as const
const halt = (projectId: string): DomainEvent => ({
  type: 'RolloutHalted',
  data: { ...scope, ring: 'internal', sites: 1, failed: [{ projectId, code: 'PLUGIN_CRASHED' }] },
})

/** A plugin whose rollout a site reported as failed. */
const prepareRollout = async (plugin: string) => {
  const { deps } = fixture
  const published = (version: string): DomainEvent => ({
    ...pluginVersionPublished,
    data: { ...pluginVersionPublished.data, version, sha256: version.padEnd(64, '0') },
  })
  await appendEvents(
    deps.store,
    pluginStream(plugin),
    { type: 'PluginListed', data: { name: plugin, displayName: 'Galerie', category: 'web' } },
    published('1.0.0'),
    published('2.0.0'),
    { type: 'CurrentVersionChosen', data: { version: '1.0.0', runtime: 'bun' } },
    { type: 'CurrentVersionChosen', data: scope },
    { type: 'RolloutStarted', data: { ...scope, previous: '1.0.0' } },
    { type: 'RolloutRingReached', data: { ...scope, ring: 'internal' } },
  )
  const { id: projectId } = await seedOrder(fixture, { name: `Probe ${plugin}` })
  await appendEvents(deps.store, licenseStream(projectId, plugin), {
    type: 'LicenseIssued',
    data: { projectId, plugin, cycle: 'monthly', netCents: 1, source: 'order' },
  })
  await deps.sql`update projects set project_type = 'intern' where id = ${projectId}`
  await deps.sql`insert into boot_reports (project_id, boot_id, received_at, accepted, core_version,
      healthy, plugins, migrations_run, errors, booted_in_ms)
    values (${projectId}, 'b1', now() + interval '1 day', false, '1.0.0', false, '[]', '[]',
      ${deps.sql.json([{ code: 'PLUGIN_CRASHED', plugin, message: 'no such column: status' }])}, 1)`
  return projectId
}
const act = (plugin: string, code: string, fields: object = {}) =>
  admin.post(`${path}/${plugin}@2.0.0/${code}`, { reason: 'other', ...fields })
const eventsOf = async (plugin: string) =>
  (await fixture.deps.store.read(pluginStream(plugin))).events.slice(7)

test('a halted rollout names the sites that failed, with why', async () => {
  const projectId = await prepareRollout('galerie')
  await appendEvents(fixture.deps.store, pluginStream('galerie'), halt(projectId))
  const list = await (await admin.get(path)).text()
  expect(list).toContain('Galerie 2.0.0')
  expect(list).toContain('angehalten')
  const page = await (await admin.get(`${path}/galerie@2.0.0`)).text()
  for (const text of ['Probe galerie', 'PLUGIN_CRASHED', 'no such column: status', '1.0.0'])
    expect(page).toContain(text)
  expect(page).toContain(`/admin/projects/${projectId}?tab=installation`)
})

test('goes on, and is rolled back, each with its plan and a reason', async () => {
  const projectId = await prepareRollout('termine')
  expect((await act('termine', 'resumption')).status).toBe(409)
  await appendEvents(fixture.deps.store, pluginStream('termine'), halt(projectId))
  expect((await act('termine', 'resumption', { reason: '' })).status).toBe(422)
  expect((await act('termine', 'resumption', { reason: 'checkedByHand' })).status).toBe(303)
  expect((await act('termine', 'rollback', { reason: 'wrong' })).status).toBe(303)
  const recorded: unknown[] = (await eventsOf('termine')).map(({ type, data, reason }) => [
    type,
    data,
    reason?.code,
  ])
  expect(recorded.slice(1)).toEqual([
    ['RolloutResumed', { ...scope, accepted: [projectId] }, 'checkedByHand'],
    ['RolloutRolledBack', { ...scope, previous: '1.0.0' }, 'wrong'],
    ['CurrentVersionChosen', { version: '1.0.0', runtime: 'bun' }, 'wrong'],
  ])
  const page = await (await admin.get(`${path}/termine@2.0.0`)).text()
  expect(page).toContain('zurückgenommen')
  expect(page).not.toContain('act-rollback')
  expect((await act('termine', 'rollback')).status).toBe(409)
})

test('is read by all staff, and acted on by admins', async () => {
  await prepareRollout('rollen')
  for (const role of ['caseworker', 'auditor'] as const) {
    const person = await signInAs(fixture, role)
    expect((await person.get(`${path}/rollen@2.0.0`)).status).toBe(200)
    expect((await person.post(`${path}/rollen@2.0.0/rollback`, {})).status).toBe(403)
  }
  for (const unknown of ['none', 'rollen', 'rollen@9.9.9', '..%2f'])
    expect((await admin.get(`${path}/${unknown}`)).status).toBe(404)
})
