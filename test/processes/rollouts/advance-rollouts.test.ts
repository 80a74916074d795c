import { afterAll, expect, test } from 'bun:test'
import type { DomainEvent } from '../../../events'
import { licenseStream, pluginStream } from '../../../events/streams'
import { listPluginVersions } from '../../../projections/queries/catalogue'
import { findRollout, isPluginInstalled } from '../../../projections/queries/rollouts'
import { chooseCurrentVersion } from '../../../src/domain/rollout/decide-rollout'
import { advanceRollouts } from '../../../src/processes/rollouts/advance-rollouts'
import { appendEvents } from '../../support/append-events'
import { pluginVersionPublished } from '../../support/published-plugin'
import { openProcessFixture } from '../support/process-fixture'

const minute = 60_000
const fixture = await openProcessFixture()
afterAll(() => fixture.close())

const { sql, store, deps } = fixture
const neverAborted = new AbortController().signal
const advance = () => advanceRollouts(deps, neverAborted)

const published = (version: string): DomainEvent => ({
  ...pluginVersionPublished,
  data: { ...pluginVersionPublished.data, version, sha256: version.padEnd(64, '0') },
})
const choose = async (plugin: string, version: string) => {
  const { events } = await store.read(pluginStream(plugin))
  const isInstalled = await isPluginInstalled(sql, plugin)
  const chosen = chooseCurrentVersion(events, { version, runtime: 'bun', isInstalled })
  await appendEvents(store, pluginStream(plugin), ...chosen)
}

const report = (projectId: string, plugin: string, version: string, code?: string) => sql`
  insert into boot_reports (project_id, boot_id, received_at, accepted, core_version, healthy,
    plugins, migrations_run, errors, booted_in_ms)
  values (${projectId}, ${crypto.randomUUID()}, ${fixture.deps.now().toISOString()}, ${!code},
    '1.0.0', ${!code}, ${sql.json([{ name: plugin, version, sha256: '', state: 'running' }])},
    '[]', ${sql.json(code ? [{ code, plugin, message: 'no such column' }] : [])}, 1)`

/** Sites of an internal project and of others, with a version that they report. */
const prepareSites = async (plugin: string, count: number) => {
  await appendEvents(store, pluginStream(plugin), published('1.0.0'), published('2.0.0'))
  await choose(plugin, '1.0.0')
  const ids = await Promise.all(
    Array.from({ length: count }, () => fixture.project('SiteVerified')),
  )
  for (const projectId of ids) {
    await appendEvents(store, licenseStream(projectId, plugin), {
      type: 'LicenseIssued',
      data: { projectId, plugin, cycle: 'monthly', netCents: 1, source: 'order' },
    })
    await report(projectId, plugin, '1.0.0')
  }
  const [internal = ''] = ids
  await sql`update projects set project_type = 'intern' where id = ${internal}`
  return { internal, ids }
}
const typesOf = async (plugin: string) =>
  (await store.read(pluginStream(plugin))).events
    .map(({ type }) => type)
    .filter((type) => type.startsWith('Rollout'))
const alertsOf = (plugin: string) =>
  fixture.alerts.filter(({ subject }) => subject.startsWith(`${plugin} `))

test('a good version reaches ring after ring, each once, however often the process runs', async () => {
  const { ids } = await prepareSites('gut', 3)
  await choose('gut', '2.0.0')
  expect(await typesOf('gut')).toEqual(['RolloutStarted', 'RolloutRingReached'])
  await advance()
  fixture.clock.offsetMs += 61 * minute
  // Two processes at once, and one that runs again: its events are there once.
  await Promise.all([advance(), advance()])
  await advance()
  expect(await findRollout(sql, 'gut', '2.0.0')).toMatchObject({ ring: 'tenth', state: 'running' })
  fixture.clock.offsetMs += 7 * 1440 * minute
  await advance()
  await advance()
  expect(await findRollout(sql, 'gut', '2.0.0')).toMatchObject({ ring: 'all' })
  for (const id of ids) await report(id, 'gut', '2.0.0')
  await advance()
  await advance()
  expect(await typesOf('gut')).toEqual([
    'RolloutStarted',
    'RolloutRingReached',
    'RolloutRingReached',
    'RolloutRingReached',
    'RolloutFinished',
  ])
  const versions = await listPluginVersions(sql, ['gut'], 'bun')
  expect(versions.find(({ isCurrent }) => isCurrent)).toMatchObject({
    version: '2.0.0',
    rolloutState: null,
  })
  expect(alertsOf('gut')).toEqual([])
})

test('a bad version halts at the first failed internal site, with an alert that no crash loses', async () => {
  const { internal, ids } = await prepareSites('schlecht', 3)
  await choose('schlecht', '2.0.0')
  // A failure of before, and one of a ring that was not reached, do not count.
  await report(ids[1] ?? '', 'schlecht', '1.0.0', 'PLUGIN_CRASHED')
  await advance()
  expect(await typesOf('schlecht')).not.toContain('RolloutHalted')
  await report(internal, 'schlecht', '1.0.0', 'MIGRATION_FAILED')
  const alert = deps.alert
  deps.alert = () => Promise.reject(new Error('killed'))
  expect(advance()).rejects.toThrow('killed')
  await advance().catch(() => undefined)
  deps.alert = alert
  await advance()
  expect(await findRollout(sql, 'schlecht', '2.0.0')).toMatchObject({
    state: 'halted',
    failed: [{ projectId: internal, code: 'MIGRATION_FAILED' }],
  })
  expect(alertsOf('schlecht')).toContainEqual({
    kind: 'rollout-halted',
    subject: 'schlecht 2.0.0',
    detail: `${internal} MIGRATION_FAILED`,
  })
  fixture.clock.offsetMs += 1440 * minute
  await advance()
  expect(await typesOf('schlecht')).toEqual([
    'RolloutStarted',
    'RolloutRingReached',
    'RolloutHalted',
  ])
})

test('a version that nobody has installed needs no rollout', async () => {
  await appendEvents(store, pluginStream('neu'), published('1.0.0'), published('2.0.0'))
  await choose('neu', '1.0.0')
  await choose('neu', '2.0.0')
  expect(await typesOf('neu')).toEqual([])
})
