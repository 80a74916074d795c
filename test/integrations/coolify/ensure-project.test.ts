import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import type { WantedApplication } from '../../../src/integrations/coolify/types'
import { eventually } from '../../sandbox/coolify/sandbox-coolify-fixture'
import { startPostgres, type TestPostgres } from '../../support/test-postgres'
import {
  applicationWanted,
  type Both,
  databaseWanted,
  fail,
  failureOf,
  name,
  openBoth,
  placeOf,
} from './coolify-client-fixture'

let real: TestPostgres
let both: Both
beforeAll(async () => {
  real = await startPostgres()
})
beforeEach(async () => {
  await both?.end()
  both = await openBoth(real.url)
})
afterAll(async () => {
  await both.end()
  await real.stop()
})

/** Everything that prepares a deployment, as the step does it. */
const prepare = async (changes: Partial<WantedApplication> = {}) => {
  const { client } = both
  const { project, server } = await placeOf(client)
  const database = await client.ensureDatabase(databaseWanted(project, server))
  const application = await client.ensureApplication(applicationWanted(project, server, changes))
  await client.ensureStorage(application, { name: 'data', mountPath: '/data' })
  await client.setEnvs(application, { GREETING: 'hello', DATABASE_URL: database.url })
  return { project, server, database, application }
}

describe('preparing a project', () => {
  test('makes one of each, all the same when it runs again', async () => {
    const first = await prepare()
    expect(await prepare()).toEqual(first)
    const held = both.inventory()
    expect(held.projects).toEqual([{ uuid: first.project, name }])
    expect(held.databases).toMatchObject([{ uuid: first.database.uuid, project: first.project }])
    expect(held.applications).toMatchObject([
      { uuid: first.application, domains: ['http://berger.vrs.localhost'], running: false },
    ])
    expect(held.storages).toMatchObject([{ application: first.application, mountPath: '/data' }])
    const envs = (await both.ask('GET', `/applications/${first.application}/envs`)).body
    expect(envs).toMatchObject([
      { key: 'GREETING', value: 'hello', is_runtime: true, is_buildtime: false, is_literal: true },
      { key: 'DATABASE_URL', value: first.database.url, is_buildtime: false },
    ])
    await eventually(() => both.client.databaseReady(first.database.uuid))
  })

  const writes = [
    'POST /projects',
    'POST /databases/postgresql',
    'POST /applications/dockerimage',
    'POST /applications/*/storages',
    'PATCH /applications/*/envs/bulk',
  ]
  for (const method of writes)
    for (const kind of ['replyLost', 'timeout', 'error500', 'garbage', 'down'] as const)
      test(`leaves one of each when ${method} meets ${kind}`, async () => {
        fail(both, { kind, method, delayMs: 600 })
        expect(await failureOf(prepare())).toMatchObject({
          errorClass: 'transient',
          owner: 'vendor',
          code:
            { error500: '500', timeout: 'TIMEOUT', garbage: 'GARBAGE' }[kind as string] ??
            'UNREACHABLE',
        })
        await prepare()
        const { projects, databases, applications, storages } = both.inventory()
        expect([projects, databases, applications, storages].map((all) => all.length)).toEqual([
          1, 1, 1, 1,
        ])
      })

  test('brings an application found to what is wanted', async () => {
    const { client } = both
    const { project, server } = await placeOf(client)
    const uuid = await client.ensureApplication(applicationWanted(project, server))
    const changed = applicationWanted(project, server, {
      image: { name: 'ghcr.io/vrs/core', tag: '1.1.0' },
      domains: ['https://berger.example', 'https://www.berger.example'],
      redirect: 'non-www',
    })
    expect(await client.ensureApplication(changed)).toBe(uuid)
    const { body } = await both.ask('GET', `/applications/${uuid}`)
    expect(body).toMatchObject({
      docker_registry_image_tag: '1.1.0',
      fqdn: 'https://berger.example,https://www.berger.example',
      redirect: 'non-www',
    })
    const calls = both.calls.length
    await client.ensureApplication(changed)
    expect(both.calls.slice(calls).map(({ method }) => method)).toEqual([
      `GET /projects/${project}/production`,
    ])
  })

  const modes = {
    'a ready image': { image: { name: 'ghcr.io/vrs/core', tag: '1.0.0' } },
    'a repository at GitHub': {
      image: { repository: 'https://github.com/vrs/core.git', branch: 'main' },
    },
    'a repository elsewhere': {
      image: { repository: 'https://git.example/vrs/core', branch: 'main' },
    },
  }
  for (const [mode, changes] of Object.entries(modes))
    test(`and deploying it from ${mode}: writes once, then runs`, async () => {
      const { application } = await prepare(changes)
      const calls = both.calls.length
      expect((await prepare(changes)).application).toBe(application)
      const writes = both.calls.slice(calls).filter(({ method }) => !method.startsWith('GET'))
      expect(writes.map(({ method }) => method)).toEqual([
        `PATCH /applications/${application}/envs/bulk`,
      ])
      const answer = await both.client.deploy(application)
      if (!('deployment' in answer)) throw new Error('expected a deployment')
      await eventually(
        async () => (await both.client.deployment(answer.deployment))?.status === 'finished',
      )
      await eventually(
        async () => (await both.client.application(application))?.state === 'running',
      )
      const { body } = await both.ask('GET', `/applications/${application}`)
      expect(body.build_pack).toBe('repository' in changes.image ? 'dockerfile' : 'dockerimage')
    })
})

describe('several of one name', () => {
  test('unused ones: the smallest uuid stays', async () => {
    for (const _ of [1, 2, 3]) await both.ask('POST', '/projects', { name })
    const uuids = both.inventory().projects.map(({ uuid }) => uuid)
    expect(await both.client.ensureProject(name)).toBe(uuids.toSorted()[0] ?? '')
    expect(both.inventory().projects).toHaveLength(1)
  })

  test('what is in use stays, whatever its uuid', async () => {
    const { project } = await prepare()
    for (const _ of [1, 2, 3, 4]) await both.ask('POST', '/projects', { name })
    expect(await both.client.ensureProject(name)).toBe(project)
    expect(both.inventory().projects).toHaveLength(1)
  })

  test('a thawed worker takes back what it made and adopts the first', async () => {
    const { client } = both
    const { project, server } = await placeOf(client)
    const wanted = databaseWanted(project, server)
    const [one, two] = await Promise.all([
      client.ensureDatabase(wanted),
      client.ensureDatabase(wanted),
    ])
    expect(one).toEqual(two)
    await eventually(async () => both.inventory().databases.length === 1)
    const apps = await Promise.all(
      [1, 2].map(() => client.ensureApplication(applicationWanted(project, server))),
    )
    expect(new Set(apps).size).toBe(1)
    await eventually(async () => both.inventory().applications.length === 1)
    const storage = { name: 'data', mountPath: '/data' }
    await Promise.all([1, 2].map(() => client.ensureStorage(apps[0] ?? '', storage)))
    expect(both.inventory().storages).toHaveLength(1)
  })
})

describe('taking down', () => {
  test('stops, deletes and leaves nothing but the volume, any number of times', async () => {
    const { client } = both
    const { project, database, application } = await prepare()
    await client.deploy(application)
    await eventually(async () => (await client.application(application))?.state === 'running')
    expect(await client.deleteProject(project)).toBe(false)
    for (const _ of [1, 2]) {
      await client.stop(application)
      await client.deleteApplication(application, { volumes: false })
      await client.deleteDatabase(database.uuid, { volumes: true })
      await eventually(async () => (await client.application(application)) === undefined)
      await eventually(() => client.deleteProject(project))
    }
    const { projects, applications, databases, keptVolumes } = both.inventory()
    expect([projects, applications, databases]).toEqual([[], [], []])
    expect(keptVolumes).toEqual([{ name: `${application}-data`, of: name }])
  })
})
