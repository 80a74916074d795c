import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { projectStream } from '../../../events/streams'
import {
  authorizeTestRuntime,
  openRuntimeApp,
  type RuntimeApp,
  readProblem,
} from '../support/runtime-app'

let runtimes: RuntimeApp
let kontakt: { name: string; version: string; sha256: string }
let count = 0

beforeAll(async () => {
  runtimes = await openRuntimeApp()
  const { name, version, sha256 } = await runtimes.publish('kontakt', '1.0.0')
  kontakt = { name, version, sha256 }
  await runtimes.publish('crm', '1.0.0', { minCore: '2.0.0' })
}, 30_000)
afterAll(() => runtimes?.close())

const site = async (...plugins: string[]) => {
  count += 1
  const projectId = `01990000-0000-7000-8000-00000000020${count}`
  const key = await runtimes.order(projectId, plugins)
  for (const plugin of plugins) await runtimes.license(projectId, plugin)
  return { projectId, ...(await authorizeTestRuntime(runtimes, projectId, key)) }
}
const deploySite = async (...plugins: string[]) => {
  const one = await site(...plugins)
  await runtimes.happen(projectStream(one.projectId), {
    type: 'DeploymentStarted',
    data: { deployment: 'd1' },
  })
  return one
}
const bootReport = (more: object = {}) => ({
  bootId: 'boot-1',
  coreVersion: '1.0.0',
  plugins: [{ ...kontakt, state: 'running' }],
  healthy: true,
  migrationsRun: ['kontakt/0001-messages.up.sql'],
  bootedInMs: 812,
  errors: [],
  somethingNewer: true,
  ...more,
})
const readEvents = async (projectId: string) =>
  (await runtimes.deps.store.read(projectStream(projectId))).events.slice(3)
const rows = (projectId: string) =>
  runtimes.deps.sql`select * from boot_reports where project_id = ${projectId}`

describe('a boot report', () => {
  test('that equals the lock is what the project waits for', async () => {
    const { projectId, boot } = await deploySite('kontakt')
    expect((await boot(bootReport())).status).toBe(204)
    const [event] = await readEvents(projectId)
    expect(event).toMatchObject({
      type: 'RuntimeBooted',
      by: `runtime:${projectId}`,
      data: { bootId: 'boot-1', coreVersion: '1.0.0', plugins: [kontakt], bootedInMs: 812 },
    })
    expect([...(await rows(projectId))]).toMatchObject([
      {
        bootId: 'boot-1',
        accepted: true,
        healthy: true,
        migrationsRun: ['kontakt/0001-messages.up.sql'],
        receivedAt: '2026-11-21T10:00:00.000Z',
      },
    ])
  })

  test('of the next boot with the same plugins is a row and no news', async () => {
    const { projectId, boot } = await deploySite('kontakt')
    await boot(bootReport())
    expect((await boot(bootReport({ bootId: 'boot-2' }))).status).toBe(204)
    expect((await readEvents(projectId)).map(({ type }) => type)).toEqual(['RuntimeBooted'])
    expect((await rows(projectId)).map(({ accepted }) => accepted)).toEqual([true, true])
  })

  const failures: [string, object, object][] = [
    ['other plugins', { plugins: [] }, { code: 'PLUGINS_DIFFER' }],
    [
      'a plugin in the wrong version',
      {
        plugins: [{ name: 'kontakt', version: '0.9.0', sha256: 'a'.repeat(64), state: 'running' }],
      },
      { code: 'PLUGINS_DIFFER' },
    ],
    [
      'an error',
      { errors: [{ code: 'MIGRATION_FAILED', plugin: 'kontakt', message: 'no' }], healthy: false },
      { code: 'MIGRATION_FAILED', plugin: 'kontakt' },
    ],
    ['ill health', { healthy: false }, { code: 'UNHEALTHY' }],
  ]
  test.each(failures)('with %s fails, once an hour', async (_, more, data) => {
    const { projectId, boot } = await deploySite('kontakt')
    for (let time = 0; time < 2; time += 1) expect((await boot(bootReport(more))).status).toBe(204)
    expect(await readEvents(projectId)).toMatchObject([{ type: 'RuntimeBootFailed', data }])
    expect((await rows(projectId)).map(({ accepted }) => accepted)).toEqual([false, false])
  })

  test('with a plugin that stands still fails, unless its license has ended', async () => {
    const idle = { plugins: [{ ...kontakt, state: 'stopped' }] }
    const licensed = await deploySite('kontakt')
    await licensed.boot(bootReport(idle))
    expect(await readEvents(licensed.projectId)).toMatchObject([
      { type: 'RuntimeBootFailed', data: { code: 'PLUGIN_NOT_RUNNING', plugin: 'kontakt' } },
    ])
    const ended = await deploySite()
    await runtimes.license(ended.projectId, 'kontakt', { runsUntil: '2026-11-21T10:00:00.000Z' })
    await ended.boot(bootReport(idle))
    expect(await readEvents(ended.projectId)).toMatchObject([{ type: 'RuntimeBooted' }])
  })

  test('does not count while a licensed plugin cannot run on that core', async () => {
    const { projectId, boot } = await deploySite('kontakt', 'crm')
    await boot(bootReport())
    expect(await readEvents(projectId)).toMatchObject([
      { type: 'RuntimeBootFailed', data: { code: 'CORE_TOO_OLD', plugin: 'crm' } },
    ])
  })

  test('before the deployment is written down comes too early', async () => {
    const { projectId, boot } = await site('kontakt')
    expect(await readProblem(boot(bootReport()))).toMatchObject({
      status: 409,
      code: 'NOT_DEPLOYED',
    })
    expect(await rows(projectId)).toHaveLength(0)
  })

  test('in another shape is refused with the places', async () => {
    const { projectId, boot } = await deploySite('kontakt')
    const answer = await boot(bootReport({ bootId: 'a\0b', bootedInMs: -1 }))
    expect(answer.status).toBe(422)
    const { errors } = (await answer.json()) as { errors: { pointer: string }[] }
    expect(errors.map(({ pointer }) => pointer)).toEqual(['/bootId', '/bootedInMs'])
    const long = bootReport({ errors: [{ code: 'X', message: 'x'.repeat(300_000) }] })
    expect(await readProblem(boot(long))).toMatchObject({ status: 413 })
    expect(await readEvents(projectId)).toEqual([])
  })
})
