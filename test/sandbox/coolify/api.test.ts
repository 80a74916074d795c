import { afterAll, describe, expect, test } from 'bun:test'
import {
  createCoolifyApplication,
  createCoolifyProject,
  firstServerId,
  imageApplicationBody,
  openSandboxCoolify,
  readOnlyToken,
  sandboxCoolifyToken,
} from './sandbox-coolify-fixture'

const fixture = await openSandboxCoolify()
afterAll(() => fixture.end())

const notAllowed = ['This field is not allowed.']

describe('the door of Coolify', () => {
  test('asks for a known token, even before it says that a path is unknown', async () => {
    for (const headers of [{}, { authorization: 'Bearer wrong' }, { authorization: 'Basic x' }])
      for (const path of ['/projects', '/nowhere'])
        expect(await fixture.raw('GET', path, { headers })).toMatchObject({
          status: 401,
          body: { message: 'Unauthenticated.' },
        })
  })

  test('asks for the ability', async () => {
    const reader = fixture.as(readOnlyToken)
    expect((await reader('GET', '/projects')).status).toBe(200)
    for (const [method, path, ability] of [
      ['POST', '/projects', 'write'],
      ['POST', '/deploy?uuid=x', 'deploy'],
      ['POST', '/applications/x/stop', 'deploy'],
    ] as const)
      expect(await reader(method, path, { name: 'abc' })).toMatchObject({
        status: 403,
        body: { message: `Missing required permissions: ${ability}` },
      })
  })

  test('tells health and version as text', async () => {
    expect(await fixture.raw('GET', '/health')).toMatchObject({ status: 200, body: 'OK' })
    expect(await fixture.ask('GET', '/version')).toMatchObject({ status: 200, body: '4.3.11' })
  })

  test('refuses by GET what is a POST since 4.2', async () => {
    const application = await createCoolifyApplication(fixture)
    const server = await firstServerId(fixture)
    for (const path of [
      `/deploy?uuid=${application}`,
      `/applications/${application}/start`,
      `/applications/${application}/stop`,
      `/applications/${application}/restart`,
      `/servers/${server}/validate`,
    ]) {
      const reply = await fixture.ask('GET', path)
      expect(reply).toMatchObject({
        status: 405,
        body: { message: 'This endpoint has changed to a POST request.' },
      })
      expect(reply.headers.get('allow')).toBe('POST')
    }
    expect(fixture.inventory().deployments).toBeEmpty()
  })

  test('refuses bodies that are not filled JSON', async () => {
    const authorization = `Bearer ${sandboxCoolifyToken}`
    const json = { authorization, 'content-type': 'application/json' }
    for (const [headers, body, error] of [
      [{ authorization }, '{"name":"abc"}', 'Content-Type must be application/json.'],
      [json, '{"name":', 'Invalid JSON.'],
      [json, '', 'Invalid JSON.'],
      [json, '{}', 'Empty JSON.'],
    ] as const)
      expect(await fixture.raw('POST', '/projects', { headers, body })).toMatchObject({
        status: 400,
        body: { message: 'Invalid request.', error },
      })
  })

  test('can be disabled as a whole', async () => {
    expect((await fixture.ask('POST', '/disable')).body).toEqual({ message: 'API disabled.' })
    expect(await fixture.ask('GET', '/projects')).toMatchObject({
      status: 403,
      body: { success: true, message: 'API is disabled.' },
    })
    await fixture.ask('POST', '/enable')
    expect((await fixture.ask('GET', '/projects')).status).toBe(200)
  })

  test('counts calls per minute', async () => {
    const limited = await openSandboxCoolify()
    limited.faults.setLatency('coolify', { minMs: 0, maxMs: 0, perMinute: 2 })
    const replies = [await limited.ask('GET', '/version'), await limited.ask('GET', '/version')]
    expect(replies.map(({ status }) => status)).toEqual([200, 200])
    expect(replies[1]?.headers.get('x-ratelimit-remaining')).toBe('0')
    const refused = await limited.ask('GET', '/version')
    expect(refused).toMatchObject({ status: 429, body: { message: 'Too Many Attempts.' } })
    expect(Number(refused.headers.get('retry-after'))).toBeWithin(1, 61)
    await limited.end()
  })
})

describe('fields', () => {
  test('that are unknown are refused by name', async () => {
    const application = await createCoolifyApplication(fixture)
    for (const [method, path, body, field] of [
      ['POST', '/projects', { name: 'abc', is_secret: true }, 'is_secret'],
      ['POST', '/applications/dockerimage', { size: 1 }, 'size'],
      ['PATCH', `/applications/${application}`, { server_uuid: 'x' }, 'server_uuid'],
      [
        'POST',
        `/applications/${application}/envs`,
        { key: 'A', is_build_time: 1 },
        'is_build_time',
      ],
      ['POST', `/applications/${application}/storages`, { readonly: true }, 'readonly'],
      ['POST', '/databases/postgresql', { version: 18 }, 'version'],
    ] as const) {
      const reply = await fixture.ask(method, path, body)
      expect(reply).toMatchObject({ status: 422, body: { message: 'Validation failed.' } })
      expect(reply.body.errors[field]).toEqual(notAllowed)
    }
  })

  test('have the signs that Coolify lets pass', async () => {
    const bad = await fixture.ask('POST', '/projects', { name: 'a', description: 'VRS: Berger' })
    expect(Object.keys(bad.body.errors)).toEqual(['name', 'description'])
    const odd = await fixture.ask('POST', '/projects', { name: 'Bücher; drop' })
    expect(odd.body.errors.name[0]).toStartWith('The name may only contain')
    const good = { name: 'Bücher & mehr (1), #2: a+b@c/d_e-f.g', description: 'So, gut!' }
    expect((await fixture.ask('POST', '/projects', good)).status).toBe(201)
  })

  test('have their kinds', async () => {
    const project = await createCoolifyProject(fixture)
    const image = await imageApplicationBody(fixture, project, {
      is_auto_deploy_enabled: 'yes',
      redirect: 'sometimes',
      ports_exposes: 'http',
      health_check_path: 'health',
      docker_registry_image_name: '',
    })
    const { body } = await fixture.ask('POST', '/applications/dockerimage', image)
    expect(Object.keys(body.errors).toSorted()).toEqual([
      'docker_registry_image_name',
      'health_check_path',
      'is_auto_deploy_enabled',
      'ports_exposes',
      'redirect',
    ])
  })
})

describe('projects', () => {
  test('may bear the same name and bring their environment', async () => {
    const [one, two] = [
      await createCoolifyProject(fixture, 'twins'),
      await createCoolifyProject(fixture, 'twins'),
    ]
    expect(one).not.toBe(two)
    const { body } = await fixture.ask('GET', `/projects/${one}`)
    expect(body.environments).toMatchObject([{ name: 'production' }])
    expect(
      await fixture.ask('POST', `/projects/${one}/environments`, { name: 'production' }),
    ).toMatchObject({ status: 409 })
  })

  test('are listed without a wrapper', async () => {
    const { body } = await fixture.ask('GET', '/projects')
    expect(Array.isArray(body)).toBe(true)
  })

  test('are not found by a wrong uuid', async () => {
    expect(await fixture.ask('GET', '/projects/none')).toMatchObject({
      status: 404,
      body: { message: 'Project not found.' },
    })
    expect((await fixture.ask('GET', '/deployments/none')).body.message).toBe(
      'Deployment not found.',
    )
    expect((await fixture.ask('GET', '/servers/none')).body.message).toBe('Server not found.')
  })
})

describe('servers', () => {
  test('are three at the start, ready, and keep their names', async () => {
    const { body } = await fixture.ask('GET', '/servers')
    expect(body).toMatchObject([
      { name: 'hetzner-1', ip: '127.0.0.11', is_reachable: true, is_usable: true },
      { name: 'hetzner-2', ip: '127.0.0.12' },
      { name: 'hetzner-3', ip: '127.0.0.13', settings: { is_usable: true } },
    ])
    expect((await fixture.ask('GET', `/servers/${body[0].uuid}`)).body.is_usable).toBeUndefined()
  })

  test('are validated behind the answer', async () => {
    const slow = await openSandboxCoolify()
    const server = await firstServerId(slow)
    slow.faults.setLatency('coolify', { minMs: 1, maxMs: 10 })
    expect(await slow.ask('POST', `/servers/${server}/validate`)).toMatchObject({ status: 201 })
    const { body } = await slow.ask('GET', `/servers/${server}`)
    expect(body.settings).toMatchObject({ is_reachable: false, is_usable: false })
    while (!(await slow.ask('GET', `/servers/${server}`)).body.settings.is_usable);
    await slow.end()
  })

  test('need a key and an address of their own', async () => {
    const key = { name: 'deploy key', private_key: 'a key' }
    const { uuid } = (await fixture.ask('POST', '/security/keys', key)).body
    expect((await fixture.ask('POST', '/security/keys', key)).status).toBe(422)
    const server = { ip: '127.0.0.11', private_key_uuid: uuid }
    expect(await fixture.ask('POST', '/servers', server)).toMatchObject({ status: 400 })
    const other = await fixture.ask('POST', '/servers', { ...server, ip: '127.0.0.44' })
    expect(other.status).toBe(201)
    expect((await fixture.ask('DELETE', `/servers/${other.body.uuid}`)).status).toBe(200)
  })
})
