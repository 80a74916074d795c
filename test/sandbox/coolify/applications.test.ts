import { afterAll, describe, expect, test } from 'bun:test'
import {
  createCoolifyApplication,
  createCoolifyProject,
  imageApplicationBody,
  openSandboxCoolify,
  pollUntil,
  readOnlyToken,
} from './sandbox-coolify-fixture'

const fixture = await openSandboxCoolify()
afterAll(() => fixture.end())

describe('applications', () => {
  test('are exited and unhealthy before they were ever deployed', async () => {
    const application = await createCoolifyApplication(fixture)
    const { body } = await fixture.ask('GET', `/applications/${application}`)
    expect(body).toMatchObject({ status: 'exited:unhealthy', build_pack: 'dockerimage' })
    expect(await fixture.ask('GET', `/applications/${application}/logs`)).toMatchObject({
      status: 400,
    })
  })

  test('get a domain of Coolify unless told otherwise', async () => {
    const project = await createCoolifyProject(fixture)
    const image = await imageApplicationBody(fixture, project, { autogenerate_domain: undefined })
    const { body } = await fixture.ask('POST', '/applications/dockerimage', image)
    expect(body.domains).toBe(`http://${body.uuid}.127.0.0.11.sslip.io`)
  })

  test('cannot take the domain of another one, except by force', async () => {
    const domains = 'https://berger.example,https://www.berger.example'
    const first = await createCoolifyApplication(fixture, { domains })
    const project = await createCoolifyProject(fixture)
    const image = await imageApplicationBody(fixture, project, {
      domains: 'http://WWW.berger.example',
    })
    const refused = await fixture.ask('POST', '/applications/dockerimage', image)
    expect(refused).toMatchObject({
      status: 409,
      body: {
        message: 'Domain conflicts detected. Use force_domain_override=true to proceed.',
        conflicts: [{ domain: 'www.berger.example', resource_uuid: first }],
      },
    })
    const forced = { ...image, force_domain_override: true }
    expect((await fixture.ask('POST', '/applications/dockerimage', forced)).status).toBe(201)
    expect((await fixture.ask('PATCH', `/applications/${first}`, { domains })).status).toBe(409)
  })

  test('need a place that exists', async () => {
    const project = await createCoolifyProject(fixture)
    const image = await imageApplicationBody(fixture, project)
    for (const [change, message] of [
      [{ project_uuid: 'none' }, 'Project not found.'],
      [{ environment_name: 'test' }, 'Environment not found.'],
      [{ server_uuid: 'none' }, 'Server not found.'],
    ] as const)
      expect(
        await fixture.ask('POST', '/applications/dockerimage', { ...image, ...change }),
      ).toMatchObject({ status: 404, body: { message } })
  })

  test('are deleted behind the answer; until then their project cannot be', async () => {
    const slow = await openSandboxCoolify()
    const application = await createCoolifyApplication(slow)
    const [project] = slow.inventory().projects
    slow.faults.setLatency('coolify', { minMs: 1, maxMs: 30 })
    expect(await slow.ask('DELETE', `/applications/${application}`)).toMatchObject({
      status: 200,
      body: { message: 'Application deletion request queued.' },
    })
    expect(await slow.ask('DELETE', `/projects/${project?.uuid}`)).toMatchObject({
      status: 400,
      body: { message: 'Project has resources, so it cannot be deleted.' },
    })
    await pollUntil(
      async () => (await slow.ask('GET', `/applications/${application}`)).status === 404,
    )
    expect(await slow.ask('DELETE', `/projects/${project?.uuid}`)).toMatchObject({ status: 200 })
    expect(slow.inventory().projects).toBeEmpty()
    await slow.end()
  })
})

describe('variables', () => {
  test('exist once', async () => {
    const application = await createCoolifyApplication(fixture)
    const path = `/applications/${application}/envs`
    expect((await fixture.ask('POST', path, { key: 'A', value: '1' })).status).toBe(201)
    expect((await fixture.ask('POST', path, { key: 'A', value: '2' })).status).toBe(409)
  })

  test('are set in bulk any number of times; unknown keys of an item are dropped', async () => {
    const application = await createCoolifyApplication(fixture)
    const path = `/applications/${application}/envs`
    const data = [{ key: 'A', value: '1', is_build_time: false }]
    for (const value of ['1', '2'])
      await fixture.ask('PATCH', `${path}/bulk`, { data: [{ ...data[0], value }] })
    const { body } = await fixture.ask('GET', path)
    expect(body).toMatchObject([{ key: 'A', value: '2', is_buildtime: true, is_runtime: true }])
    expect((await fixture.ask('PATCH', `${path}/bulk`, { data: [] })).status).toBe(400)
  })

  test('hide their values from weak tokens', async () => {
    const application = await createCoolifyApplication(fixture)
    const path = `/applications/${application}/envs`
    await fixture.ask('POST', path, { key: 'SECRET_KEY', value: 'very-secret' })
    const { body } = await fixture.as(readOnlyToken)('GET', path)
    expect(body).toHaveLength(1)
    expect(JSON.stringify(body)).not.toContain('very-secret')
  })
})

test('volumes carry the uuid of their application and may be doubled', async () => {
  const application = await createCoolifyApplication(fixture)
  const path = `/applications/${application}/storages`
  const storage = { type: 'persistent', name: 'data', mount_path: '/data' }
  for (const _ of [1, 2]) expect((await fixture.ask('POST', path, storage)).status).toBe(201)
  const { body } = await fixture.ask('GET', path)
  expect(body.persistent_storages).toMatchObject([
    { name: `${application}-data`, mount_path: '/data' },
    { name: `${application}-data` },
  ])
  expect((await fixture.ask('POST', path, { ...storage, name: undefined })).status).toBe(422)
})
