import { afterAll, beforeEach, describe, expect, test } from 'bun:test'
import { eventually } from '../../sandbox/coolify/sandbox-coolify-fixture'
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

let both: Both
beforeEach(async () => {
  await both?.end()
  both = await openBoth()
})
afterAll(() => both.end())

const whole = async () => {
  const { client } = both
  const { project, server } = await placeOf(client)
  const database = await client.ensureDatabase(databaseWanted(project, server))
  const application = await client.ensureApplication(applicationWanted(project, server))
  await client.ensureStorage(application, { name: 'data', mountPath: '/data' })
  return { project, server, application, database: database.uuid }
}

describe('what stands', () => {
  test('of a whole project', async () => {
    const { project, server, application, database } = await whole()
    const standing = await both.client.standing(name)
    expect(standing).toMatchObject({
      project,
      projects: [project],
      applications: [
        {
          uuid: application,
          name,
          state: 'exited',
          health: 'unhealthy',
          domains: ['http://berger.vrs.localhost'],
          server,
        },
      ],
      databases: [{ uuid: database, name }],
      storages: 1,
      others: 0,
    })
  })

  test('of nothing', async () => {
    await whole()
    expect(await both.client.standing('vrs-berger-1a2b3c4')).toEqual({
      projects: [],
      applications: [],
      databases: [],
      storages: 0,
      others: 0,
    })
  })

  test('counts several of one name and names the one that would be kept', async () => {
    const { project, server } = await whole()
    const other = (await both.ask('POST', '/projects', { name })).body.uuid
    const domains = ['http://other.vrs.localhost']
    await both.client.ensureApplication(applicationWanted(other, server, { domains }))
    const empty = (await both.ask('POST', '/projects', { name })).body.uuid
    const standing = await both.client.standing(name)
    expect(standing.project).toBe(project)
    expect(standing.projects.toSorted()).toEqual([project, other, empty].toSorted())
    expect(standing.applications).toHaveLength(2)
    expect(await both.client.ensureProject(name)).toBe(project)
  })

  test('sees every environment', async () => {
    const { project, server } = await whole()
    await both.ask('POST', `/projects/${project}/environments`, { name: 'by hand' })
    await both.ask('POST', '/applications/dockerimage', {
      project_uuid: project,
      environment_name: 'by hand',
      server_uuid: server,
      name: 'by-hand',
      docker_registry_image_name: 'nginx',
      autogenerate_domain: false,
    })
    const { applications } = await both.client.standing(name)
    expect(applications.map((one) => one.name).toSorted()).toEqual(['by-hand', name])
  })

  test('passes over what is deleted between two looks, but no other failure', async () => {
    await whole()
    fail(both, { kind: 'refuse', method: 'GET /projects/*', status: 404 })
    expect(await both.client.standing(name)).toMatchObject({ projects: [] })
    fail(both, { kind: 'error500', method: 'GET /projects/*' })
    expect(await failureOf(both.client.standing(name))).toMatchObject({ errorClass: 'transient' })
  })

  test('in all of Coolify', async () => {
    const { project, application, database } = await whole()
    expect(await both.client.allProjects()).toEqual([{ uuid: project, name }])
    expect(await both.client.allApplications()).toEqual([
      { uuid: application, name, domains: ['http://berger.vrs.localhost'], state: 'exited' },
    ])
    expect(await both.client.allDatabases()).toMatchObject([{ uuid: database, name }])
  })
})

describe('undoing', () => {
  const volumesSaid = () =>
    both.calls
      .filter(({ method }) => method.startsWith('DELETE'))
      .map(({ method }) => /delete_volumes=(\w+)/.exec(method)?.[1])

  test('keeps the data unless asked, and is awaited by looking', async () => {
    const { application, database } = await whole()
    for (const _ of [1, 2]) {
      await both.client.deleteApplication(application)
      await both.client.deleteDatabase(database)
    }
    expect(volumesSaid()).toEqual(['false', 'false', 'false', 'false'])
    await eventually(async () => (await both.client.application(application)) === undefined)
    await eventually(async () => (await both.client.database(database)) === undefined)
    await both.client.deleteApplication(application, { volumes: true })
    await both.client.deleteDatabase(database, { volumes: true })
    expect(volumesSaid().slice(4)).toEqual(['true', 'true'])
  })

  test('a database found beside ours keeps its data', async () => {
    const { project, server, database } = await whole()
    await eventually(async () => (await both.client.database(database))?.state === 'exited')
    await both.ask('POST', '/databases/postgresql', {
      name,
      project_uuid: project,
      environment_name: 'production',
      server_uuid: server,
    })
    await both.client.ensureDatabase(databaseWanted(project, server))
    expect(volumesSaid()).toEqual(['false'])
  })
})
