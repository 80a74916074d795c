import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { pluginStream, projectStream } from '../../../events/streams'
import {
  authorizeTestRuntime,
  openRuntimeApp,
  type RuntimeApp,
  readProblem,
} from '../support/runtime-app'

type Config = {
  project: Record<string, unknown>
  settings: object
  lock: { name: string; version: string }[]
  coreMin: string
  yanked: { name: string; version: string; because: string }[]
}

let runtimes: RuntimeApp
let count = 0

beforeAll(async () => {
  runtimes = await openRuntimeApp()
  await runtimes.publish('kontakt', '1.0.0')
  await runtimes.publish('crm', '1.0.0', { minCore: '1.2.0' })
}, 30_000)
afterAll(() => runtimes?.close())

const site = async (...plugins: string[]) => {
  count += 1
  const projectId = `01990000-0000-7000-8000-00000000010${count}`
  const key = await runtimes.order(projectId, plugins)
  for (const plugin of plugins) await runtimes.license(projectId, plugin)
  return { projectId, ...(await authorizeTestRuntime(runtimes, projectId, key)) }
}
const read = async (answer: Promise<Response> | Response) => (await (await answer).json()) as Config
const versions = ({ lock }: Config) => lock.map(({ name, version }) => `${name} ${version}`)

describe('the config', () => {
  test('says what the site is and must run', async () => {
    const { projectId, get } = await site('kontakt')
    const answer = await get('config', { 'x-vrs-core': '1.0.0' })
    expect(answer.headers.get('etag')).toMatch(/^"[\w-]+"$/)
    const config = await read(answer)
    expect(config.project).toEqual({
      id: projectId,
      name: 'Steuerberater Köln',
      slug: `kunde-${projectId}`,
      domain: `${projectId}.vrs.localhost`,
      type: 'business_directory',
      locale: 'de',
      preview: false,
      status: 'pending_domain',
    })
    expect(config).toMatchObject({ settings: {}, coreMin: '0.1.0' })
    expect(Object.keys(config.lock[0] ?? {})).toEqual([
      'name',
      'version',
      'sha256',
      'size',
      'manifest',
    ])
    expect((await read(get('plugins'))).lock).toEqual(config.lock)
  })

  test('is not sent again while nothing changed, and again when there is a new version', async () => {
    const { get } = await site('kontakt')
    const etag = (await get('config')).headers.get('etag') ?? ''
    const unchanged = await get('config', { 'if-none-match': `"other", ${etag}` })
    expect([unchanged.status, await unchanged.text()]).toEqual([304, ''])
    await runtimes.publish('kontakt', '1.1.0')
    const changed = await get('config', { 'if-none-match': etag })
    expect(changed.status).toBe(200)
    expect(versions(await read(changed))).toEqual(['kontakt 1.1.0'])
  })

  test('has a new version, and another ETag, when the rollout reaches the site, and the old one after a rollback', async () => {
    const scope = { version: '2.0.0', runtime: 'bun' } as const
    const stream = pluginStream('galerie')
    await runtimes.publish('galerie', '1.0.0')
    const { get } = await site('galerie')
    await runtimes.publish('galerie', '2.0.0')
    const etagNow = async () => (await get('config')).headers.get('etag') ?? ''
    await runtimes.happen(
      stream,
      { type: 'CurrentVersionChosen', data: scope },
      { type: 'RolloutStarted', data: { ...scope, previous: '1.0.0' } },
      { type: 'RolloutRingReached', data: { ...scope, ring: 'internal' } },
    )
    const before = await etagNow()
    expect(versions(await read(get('config')))).toEqual(['galerie 1.0.0'])
    await runtimes.happen(stream, {
      type: 'RolloutRingReached',
      data: { ...scope, ring: 'all' },
    })
    const reached = await get('config', { 'if-none-match': before })
    expect([reached.status, versions(await read(reached))]).toEqual([200, ['galerie 2.0.0']])
    await runtimes.happen(
      stream,
      { type: 'RolloutRolledBack', data: { ...scope, previous: '1.0.0' } },
      { type: 'CurrentVersionChosen', data: { version: '1.0.0', runtime: 'bun' } },
    )
    expect(await etagNow()).toBe(before)
  })

  test('leaves a yanked version out', async () => {
    const { get } = await site('kontakt')
    await runtimes.publish('kontakt', '9.0.0')
    expect(versions(await read(get('config')))).toEqual(['kontakt 9.0.0'])
    await runtimes.happen(pluginStream('kontakt'), {
      type: 'PluginVersionYanked',
      data: { version: '9.0.0', runtime: 'bun', cause: 'loses messages' },
    })
    expect(versions(await read(get('config')))).toEqual(['kontakt 1.1.0'])
  })

  test('warns a site, with another ETag, of a yanked version that it runs, until it runs another', async () => {
    const published = await runtimes.publish('buchung', '1.0.0')
    const [runs, waits] = [await site('buchung'), await site('buchung')]
    const report = (version: string, sha256: string) =>
      runs.boot({
        ...{ bootId: crypto.randomUUID(), coreVersion: '1.0.0', healthy: true, bootedInMs: 9 },
        ...{ migrationsRun: [], errors: [] },
        plugins: [{ name: 'buchung', version, sha256, state: 'running' }],
      })
    await runtimes.happen(projectStream(runs.projectId), {
      type: 'DeploymentStarted',
      data: { deployment: 'd1' },
    })
    await report('1.0.0', published.sha256)
    const etag = (await runs.get('config')).headers.get('etag') ?? ''
    await runtimes.happen(pluginStream('buchung'), {
      type: 'PluginVersionYanked',
      data: { version: '1.0.0', runtime: 'bun', cause: 'loses bookings' },
    })
    const warned = await runs.get('config', { 'if-none-match': etag })
    expect([warned.status, (await read(warned)).yanked]).toEqual([
      200,
      [{ name: 'buchung', version: '1.0.0', because: 'loses bookings' }],
    ])
    expect(await read(waits.get('config'))).toMatchObject({ lock: [], yanked: [] })
    const next = await runtimes.publish('buchung', '1.0.1')
    runtimes.clock.now = new Date(runtimes.clock.now.getTime() + 60_000)
    await report('1.0.1', next.sha256)
    expect(await read(runs.get('config'))).toMatchObject({
      lock: [{ version: '1.0.1' }],
      yanked: [],
    })
  })

  test('names the core that a plugin waits for, and locks what runs on an older one', async () => {
    const { get } = await site('crm')
    const old = await read(get('config', { 'x-vrs-core': '1.0.0' }))
    expect([versions(old), old.coreMin]).toEqual([[], '1.2.0'])
    const fitting = await read(get('config', { 'x-vrs-core': '1.2.0' }))
    expect([versions(fitting), fitting.coreMin]).toEqual([['crm 1.0.0'], '1.2.0'])
    await runtimes.publish('crm', '0.9.0', { minCore: '0.8.0' })
    const lower = await read(get('config', { 'x-vrs-core': '1.0.0' }))
    expect([versions(lower), lower.coreMin]).toEqual([['crm 0.9.0'], '0.8.0'])
  })

  test('locks the version of a dependency that fits, not the current one', async () => {
    await runtimes.publish('termine', '1.5.0')
    await runtimes.publish('salon', '1.0.0', { dependsOn: { termine: '^1' } })
    const { get } = await site('salon', 'termine')
    await runtimes.publish('termine', '2.0.0')
    expect(versions(await read(get('config')))).toEqual(['salon 1.0.0', 'termine 1.5.0'])
  })

  test('names no newer core for what runs, when something else cannot be had', async () => {
    await runtimes.publish('kasse', '1.0.0', { minCore: '1.0.0' })
    await runtimes.publish('kasse', '2.0.0', { minCore: '1.9.0' })
    await runtimes.publish('einsam', '1.0.0', { dependsOn: { nirgends: '^1' } })
    const { get } = await site('einsam', 'kasse')
    const config = await read(get('config', { 'x-vrs-core': '1.0.0' }))
    expect([versions(config), config.coreMin]).toEqual([['kasse 1.0.0'], '1.0.0'])
  })

  test('leaves out what depends on what is left out', async () => {
    await runtimes.publish('basis', '1.0.0')
    await runtimes.publish('mitte', '1.0.0', { dependsOn: { basis: '^1' } })
    await runtimes.publish('oben', '1.0.0', { dependsOn: { mitte: '^1' } })
    const without = await site('mitte', 'oben')
    expect(versions(await read(without.get('config')))).toEqual([])
    const all = await site('basis', 'mitte', 'oben')
    expect(versions(await read(all.get('config')))).toHaveLength(3)
  })

  test('confirms a suspension and its end with the first answer, 200 or 304, and only then', async () => {
    const { projectId, get } = await site('kontakt')
    const happen = (type: 'ProjectSuspended' | 'ProjectReinstated') =>
      runtimes.happen(
        projectStream(projectId),
        type === 'ProjectSuspended' ? { type, data: { cause: 'unpaid' } } : { type, data: {} },
      )
    const confirmations = async () =>
      (await runtimes.deps.store.read(projectStream(projectId))).events.flatMap(({ type, by }) =>
        type === 'SuspensionConfirmed' || type === 'ReinstatementConfirmed'
          ? [`${type} ${by}`]
          : [],
      )
    const runtime = `runtime:${projectId}`
    await get('config')
    await happen('ProjectSuspended')
    expect(await confirmations()).toEqual([])
    const etag = (await get('config')).headers.get('etag') ?? ''
    expect((await get('config', { 'if-none-match': etag })).status).toBe(304)
    expect(await confirmations()).toEqual([`SuspensionConfirmed ${runtime}`])
    await happen('ProjectReinstated')
    await get('config')
    await happen('ProjectSuspended')
    // The site has this configuration from before.
    expect((await get('config', { 'if-none-match': etag })).status).toBe(304)
    expect(await confirmations()).toEqual([
      `SuspensionConfirmed ${runtime}`,
      `ReinstatementConfirmed ${runtime}`,
      `SuspensionConfirmed ${runtime}`,
    ])
  })

  test('goes on while the project is suspended, and ends when it is archived', async () => {
    const { projectId, get } = await site('kontakt')
    await runtimes.happen(projectStream(projectId), {
      type: 'ProjectSuspended',
      data: { cause: 'unpaid' },
    })
    expect((await read(get('config'))).project.status).toBe('suspended')
    expect((await get('license-token')).status).toBe(200)
    await runtimes.happen(projectStream(projectId), { type: 'ProjectArchived', data: {} })
    for (const what of ['config', 'plugins', 'license-token'])
      expect(await readProblem(get(what))).toEqual({
        status: 403,
        code: 'PROJECT_ARCHIVED',
        link: 'https://vrs.example/order',
      })
  })
})
