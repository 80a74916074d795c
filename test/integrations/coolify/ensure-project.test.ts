import { afterAll, beforeEach, describe, expect, test } from 'bun:test'
import type { ApplicationSpec } from '../../../src/integrations/coolify/types'
import { openRestartable, pollUntil } from '../../sandbox/coolify/sandbox-coolify-fixture'
import { startTestDatabase } from '../../support/test-postgres'
import { vendorErrorOf } from '../vendor-error-of'
import {
  applicationSettings,
  databaseSettings,
  exampleResourceName,
  openCoolifyClientFixture,
} from './coolify-client-fixture'

const real = await startTestDatabase()
const fixture = await openRestartable(() =>
  openCoolifyClientFixture({ adminDatabaseUrl: real.url, timeoutMs: 400 }),
)
beforeEach(fixture.restart)
afterAll(async () => {
  await fixture.end()
  await real.stop()
})

/** Everything that prepares a deployment, as the step does it. */
const prepare = async (changes: Partial<ApplicationSpec> = {}) => {
  const resources = await fixture.ensureResources(changes)
  const variables = { GREETING: 'hello', DATABASE_URL: resources.database.url }
  await fixture.client.setEnvs(resources.application, variables)
  return resources
}

describe('preparing a project', () => {
  test('makes one of each, all the same when it runs again', async () => {
    const first = await prepare()
    expect(await prepare()).toEqual(first)
    const inventory = fixture.inventory()
    expect(inventory.projects).toEqual([{ uuid: first.project, name: exampleResourceName }])
    expect(inventory.databases).toMatchObject([
      { uuid: first.database.uuid, project: first.project },
    ])
    expect(inventory.applications).toMatchObject([
      { uuid: first.application, domains: ['http://berger.vrs.localhost'], running: false },
    ])
    expect(inventory.storages).toMatchObject([
      { application: first.application, mountPath: '/data' },
    ])
    const envs = (await fixture.ask('GET', `/applications/${first.application}/envs`)).body
    expect(envs).toMatchObject([
      { key: 'GREETING', value: 'hello', is_runtime: true, is_buildtime: false, is_literal: true },
      { key: 'DATABASE_URL', value: first.database.url, is_buildtime: false },
    ])
    await pollUntil(() => fixture.client.isDatabaseReady(first.database.uuid))
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
        fixture.addFault({ kind, method, delayMs: 600 })
        expect(await vendorErrorOf(prepare())).toMatchObject({
          errorClass: 'transient',
          owner: 'vendor',
          code:
            { error500: '500', timeout: 'TIMEOUT', garbage: 'GARBAGE' }[kind as string] ??
            'UNREACHABLE',
        })
        await prepare()
        const { projects, databases, applications, storages } = fixture.inventory()
        expect([projects, databases, applications, storages].map((all) => all.length)).toEqual([
          1, 1, 1, 1,
        ])
      })

  test('brings an application found to what is wanted', async () => {
    const { client } = fixture
    const { project, server } = await fixture.ensureTarget()
    const uuid = await client.ensureApplication(applicationSettings(project, server))
    const changed = applicationSettings(project, server, {
      image: { name: 'ghcr.io/vrs/core', tag: '1.1.0' },
      domains: ['https://berger.example', 'https://www.berger.example'],
      redirect: 'non-www',
    })
    expect(await client.ensureApplication(changed)).toBe(uuid)
    const { body } = await fixture.ask('GET', `/applications/${uuid}`)
    expect(body).toMatchObject({
      docker_registry_image_tag: '1.1.0',
      fqdn: 'https://berger.example,https://www.berger.example',
      redirect: 'non-www',
    })
    const calls = fixture.calls.length
    await client.ensureApplication(changed)
    expect(fixture.calls.slice(calls).map(({ method }) => method)).toEqual([
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
      const calls = fixture.calls.length
      expect((await prepare(changes)).application).toBe(application)
      const writes = fixture.calls.slice(calls).filter(({ method }) => !method.startsWith('GET'))
      expect(writes.map(({ method }) => method)).toEqual([
        `PATCH /applications/${application}/envs/bulk`,
      ])
      const answer = await fixture.client.deploy(application)
      if (!('deployment' in answer)) throw new Error('expected a deployment')
      await pollUntil(
        async () => (await fixture.client.getDeployment(answer.deployment))?.status === 'finished',
      )
      await pollUntil(
        async () => (await fixture.client.getApplication(application))?.state === 'running',
      )
      const { body } = await fixture.ask('GET', `/applications/${application}`)
      expect(body.build_pack).toBe('repository' in changes.image ? 'dockerfile' : 'dockerimage')
    })
})

describe('several of one name', () => {
  test('unused ones: the smallest uuid stays', async () => {
    for (const _ of [1, 2, 3]) await fixture.ask('POST', '/projects', { name: exampleResourceName })
    const uuids = fixture.inventory().projects.map(({ uuid }) => uuid)
    expect(await fixture.client.ensureProject(exampleResourceName)).toBe(uuids.toSorted()[0] ?? '')
    expect(fixture.inventory().projects).toHaveLength(1)
  })

  test('what is in use stays, whatever its uuid', async () => {
    const { project } = await prepare()
    for (const _ of [1, 2, 3, 4])
      await fixture.ask('POST', '/projects', { name: exampleResourceName })
    expect(await fixture.client.ensureProject(exampleResourceName)).toBe(project)
    expect(fixture.inventory().projects).toHaveLength(1)
  })

  test('a thawed worker takes back what it made and adopts the first', async () => {
    const { client } = fixture
    const { project, server } = await fixture.ensureTarget()
    const settings = databaseSettings(project, server)
    const [one, two] = await Promise.all([
      client.ensureDatabase(settings),
      client.ensureDatabase(settings),
    ])
    expect(one).toEqual(two)
    await pollUntil(async () => fixture.inventory().databases.length === 1)
    const apps = await Promise.all(
      [1, 2].map(() => client.ensureApplication(applicationSettings(project, server))),
    )
    expect(new Set(apps).size).toBe(1)
    await pollUntil(async () => fixture.inventory().applications.length === 1)
    const storage = { name: 'data', mountPath: '/data' }
    await Promise.all([1, 2].map(() => client.ensureStorage(apps[0] ?? '', storage)))
    expect(fixture.inventory().storages).toHaveLength(1)
  })
})

describe('taking down', () => {
  test('stops, deletes and leaves nothing but the volume, any number of times', async () => {
    const { client } = fixture
    const { project, database, application } = await prepare()
    await client.deploy(application)
    await pollUntil(async () => (await client.getApplication(application))?.state === 'running')
    expect(await client.deleteProject(project)).toBe(false)
    for (const _ of [1, 2]) {
      await client.stopApplication(application)
      await client.deleteApplication(application, { volumes: false })
      await client.deleteDatabase(database.uuid, { volumes: true })
      await pollUntil(async () => (await client.getApplication(application)) === undefined)
      await pollUntil(() => client.deleteProject(project))
    }
    const { projects, applications, databases, keptVolumes } = fixture.inventory()
    expect([projects, applications, databases]).toEqual([[], [], []])
    expect(keptVolumes).toEqual([{ name: `${application}-data`, of: exampleResourceName }])
  })
})
