import { describe, expect, test } from 'bun:test'
import { pollUntil } from '../../sandbox/coolify/sandbox-coolify-fixture'
import { vendorErrorOf } from '../vendor-error-of'
import {
  applicationSettings,
  databaseSettings,
  exampleResourceName,
  openClientForEachTest,
} from './coolify-client-fixture'

const fixture = await openClientForEachTest()

const whole = async () => {
  const { database, ...resources } = await fixture.ensureResources()
  return { ...resources, database: database.uuid }
}

describe('what stands', () => {
  test('of a whole project', async () => {
    const { project, server, application, database } = await whole()
    const standing = await fixture.client.getProjectInventory(exampleResourceName)
    expect(standing).toMatchObject({
      project,
      projects: [project],
      applications: [
        {
          uuid: application,
          name: exampleResourceName,
          state: 'exited',
          health: 'unhealthy',
          domains: ['http://berger.vrs.localhost'],
          server,
        },
      ],
      databases: [{ uuid: database, name: exampleResourceName }],
      storageCount: 1,
      otherResources: 0,
    })
  })

  test('of nothing', async () => {
    await whole()
    expect(await fixture.client.getProjectInventory('vrs-berger-1a2b3c4')).toEqual({
      projects: [],
      applications: [],
      databases: [],
      storageCount: 0,
      otherResources: 0,
    })
  })

  test('counts several of one name and names the one that would be kept', async () => {
    const { project, server } = await whole()
    const other = (await fixture.ask('POST', '/projects', { name: exampleResourceName })).body.uuid
    const domains = ['http://other.vrs.localhost']
    await fixture.client.ensureApplication(applicationSettings(other, server, { domains }))
    const empty = (await fixture.ask('POST', '/projects', { name: exampleResourceName })).body.uuid
    const standing = await fixture.client.getProjectInventory(exampleResourceName)
    expect(standing.project).toBe(project)
    expect(standing.projects.toSorted()).toEqual([project, other, empty].toSorted())
    expect(standing.applications).toHaveLength(2)
    expect(await fixture.client.ensureProject(exampleResourceName)).toBe(project)
  })

  test('sees every environment', async () => {
    const { project, server } = await whole()
    await fixture.ask('POST', `/projects/${project}/environments`, { name: 'by hand' })
    await fixture.ask('POST', '/applications/dockerimage', {
      project_uuid: project,
      environment_name: 'by hand',
      server_uuid: server,
      name: 'by-hand',
      docker_registry_image_name: 'nginx',
      autogenerate_domain: false,
    })
    const { applications } = await fixture.client.getProjectInventory(exampleResourceName)
    expect(applications.map((one) => one.name).toSorted()).toEqual(['by-hand', exampleResourceName])
  })

  test('passes over what is deleted between two looks, but no other failure', async () => {
    await whole()
    fixture.addFault({ kind: 'refuse', method: 'GET /projects/*', status: 404 })
    expect(await fixture.client.getProjectInventory(exampleResourceName)).toMatchObject({
      projects: [],
    })
    fixture.addFault({ kind: 'error500', method: 'GET /projects/*' })
    expect(
      await vendorErrorOf(fixture.client.getProjectInventory(exampleResourceName)),
    ).toMatchObject({ errorClass: 'transient' })
  })

  test('in all of Coolify', async () => {
    const { project, application, database } = await whole()
    expect(await fixture.client.listProjects()).toEqual([
      { uuid: project, name: exampleResourceName },
    ])
    expect(await fixture.client.listApplications()).toEqual([
      {
        uuid: application,
        name: exampleResourceName,
        domains: ['http://berger.vrs.localhost'],
        state: 'exited',
      },
    ])
    expect(await fixture.client.listDatabases()).toMatchObject([
      { uuid: database, name: exampleResourceName },
    ])
  })
})

describe('undoing', () => {
  const listVolumeCalls = () =>
    fixture.calls
      .filter(({ method }) => method.startsWith('DELETE'))
      .map(({ method }) => /delete_volumes=(\w+)/.exec(method)?.[1])

  test('keeps the data unless asked, and is awaited by looking', async () => {
    const { application, database } = await whole()
    for (const _ of [1, 2]) {
      await fixture.client.deleteApplication(application)
      await fixture.client.deleteDatabase(database)
    }
    expect(listVolumeCalls()).toEqual(['false', 'false', 'false', 'false'])
    await pollUntil(async () => (await fixture.client.getApplication(application)) === undefined)
    await pollUntil(async () => (await fixture.client.getDatabase(database)) === undefined)
    await fixture.client.deleteApplication(application, { volumes: true })
    await fixture.client.deleteDatabase(database, { volumes: true })
    expect(listVolumeCalls().slice(4)).toEqual(['true', 'true'])
  })

  test('a database found beside ours keeps its data', async () => {
    const { project, server, database } = await whole()
    await pollUntil(async () => (await fixture.client.getDatabase(database))?.state === 'exited')
    await fixture.ask('POST', '/databases/postgresql', {
      name: exampleResourceName,
      project_uuid: project,
      environment_name: 'production',
      server_uuid: server,
    })
    await fixture.client.ensureDatabase(databaseSettings(project, server))
    expect(listVolumeCalls()).toEqual(['false'])
  })
})
