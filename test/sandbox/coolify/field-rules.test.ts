import { afterAll, describe, expect, test } from 'bun:test'
import {
  createCoolifyApplication,
  createCoolifyProject,
  imageApplicationBody,
  openSandboxCoolify,
  sandboxCoolifyToken,
  waitForDeployment,
} from './sandbox-coolify-fixture'

const fixture = await openSandboxCoolify()
afterAll(() => fixture.end())
const project = await createCoolifyProject(fixture)
const application = await createCoolifyApplication(fixture)

const createImage = async (changes: object) =>
  fixture.ask(
    'POST',
    '/applications/dockerimage',
    await imageApplicationBody(fixture, project, changes),
  )
const digest = 'ab12'.repeat(16)

describe('images', () => {
  test.each([
    ['ghcr.io/vrs/core', '1.0.0', 'ghcr.io/vrs/core', '1.0.0'],
    ['ghcr.io/vrs/core@sha256', digest, 'ghcr.io/vrs/core@sha256', digest],
    [`ghcr.io/vrs/core@sha256:${digest}`, undefined, 'ghcr.io/vrs/core@sha256', digest],
    ['registry.local:5000/vrs/core:2.1', undefined, 'registry.local:5000/vrs/core', '2.1'],
    ['vrs__core/site-a', 'latest', 'vrs__core/site-a', 'latest'],
  ])('%s with the tag %s are taken', async (given, givenTag, name, tag) => {
    const { status, body } = await createImage({
      docker_registry_image_name: given,
      docker_registry_image_tag: givenTag,
    })
    expect(status).toBe(201)
    const shown = await fixture.ask('GET', `/applications/${body.uuid}`)
    expect(shown.body).toMatchObject({
      docker_registry_image_name: name,
      docker_registry_image_tag: tag,
    })
  })

  test.each([
    ['ghcr.io/vrs/Core', '1'],
    ['ghcr.io/vrs/core@sha512', digest],
    ['ghcr.io/vrs/core@sha256:abc', undefined],
    ['ghcr.io/vrs/core;id', '1'],
    ['ghcr.io/vrs/core', `sha256:${digest}`],
    ['ghcr.io/vrs/core', 'x'.repeat(129)],
  ])('%s with the tag %s are refused', async (name, tag) => {
    const { status } = await createImage({
      docker_registry_image_name: name,
      docker_registry_image_tag: tag,
    })
    expect(status).toBe(422)
  })
})

describe('health checks', () => {
  test.each([
    ['health_check_port', 'http'],
    ['health_check_host', 'localhost; id'],
    ['health_check_host', '$(id)'],
    ['health_check_method', 'TRACE'],
    ['health_check_scheme', 'ftp'],
    ['health_check_return_code', 700],
    ['health_check_response_text', 'x'.repeat(256)],
    ['health_check_command', `curl ${'x'.repeat(1000)}`],
    ['health_check_command', 'curl -f localhost | true'],
    ['health_check_interval', 0],
  ])('%s: %p is refused', async (field, value) => {
    const { status, body } = await fixture.ask('PATCH', `/applications/${application}`, {
      [field]: value,
    })
    expect([status, Object.keys(body.errors ?? {})]).toEqual([422, [field]])
  })

  test('what is not set is shown with its default, what is set as it was sent', async () => {
    const change = { health_check_port: '8000', health_check_response_text: 'ok' }
    expect((await fixture.ask('PATCH', `/applications/${application}`, change)).status).toBe(200)
    const { body } = await fixture.ask('GET', `/applications/${application}`)
    expect(body).toMatchObject({
      ...change,
      health_check_host: 'localhost',
      health_check_method: 'GET',
      health_check_scheme: 'http',
      health_check_type: 'http',
      health_check_interval: 5,
      health_check_retries: 10,
    })
  })
})

describe('variables', () => {
  const add = (key: string, more: object = {}) =>
    fixture.ask('POST', `/applications/${application}/envs`, { key, value: '1', ...more })

  test.each(['APP_URL', '_x', 'spring.datasource.url', 'with blank', ' trimmed '])(
    'the key "%s" is taken',
    async (key) => {
      expect((await add(key)).status).toBe(201)
    },
  )

  test.each(['1ST', '.env', 'A-B', 'Ä', 'A=B', 'A$', 'x'.repeat(256)])(
    'the key "%s" is refused, also among others',
    async (key) => {
      const refused = await add(key)
      expect([refused.status, Object.keys(refused.body.errors)]).toEqual([422, ['key']])
      const data = [
        { key: 'FINE', value: '1' },
        { key, value: '2' },
      ]
      const bulk = await fixture.ask('PATCH', `/applications/${application}/envs/bulk`, { data })
      expect(bulk.status).toBe(422)
    },
  )

  test('a comment has at most 256 characters', async () => {
    const refused = await add('LONG', { comment: 'x'.repeat(257) })
    expect([refused.status, Object.keys(refused.body.errors)]).toEqual([422, ['comment']])
    expect((await add('LONG', { comment: 'x'.repeat(256) })).status).toBe(201)
  })
})

describe('deployments', () => {
  const post = (contentType: string, body: string, query = '') =>
    fixture.raw('POST', `/deploy${query}`, {
      headers: { authorization: `Bearer ${sandboxCoolifyToken}`, 'content-type': contentType },
      body,
    })

  test('take the identifier from the body, as JSON or as a form', async () => {
    const json = await post('application/json', JSON.stringify({ uuid: application, force: true }))
    expect(json.body.deployments).toMatchObject([{ resource_uuid: application }])
    const first = await waitForDeployment(fixture, json.body.deployments[0].deployment_uuid)
    expect(first.force_rebuild).toBe(true)
    const form = await post('application/x-www-form-urlencoded', `uuid=${application}`)
    expect(form.body.deployments).toMatchObject([{ resource_uuid: application }])
    await waitForDeployment(fixture, form.body.deployments[0].deployment_uuid)
  })

  test('a body that is no JSON is nothing, and one with another identifier counts', async () => {
    expect((await post('application/json', '{')).status).toBe(400)
    const other = await post('application/json', '{"uuid":"none"}', `?uuid=${application}`)
    expect(other.status).toBe(404)
    const both = await post('application/json', '{"tag":"x"}', `?uuid=${application}`)
    expect(both).toMatchObject({
      status: 400,
      body: { message: 'You can only use uuid or tag, not both.' },
    })
  })

  test('carry instants with six places', async () => {
    const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}000Z$/)
    const list = await fixture.ask('GET', `/deployments/applications/${application}`)
    const [deployment] = list.body.deployments
    expect(deployment).toMatchObject({
      created_at: instant,
      updated_at: instant,
      finished_at: instant,
    })
    const shown = await fixture.ask('GET', `/applications/${application}`)
    expect(shown.body).toMatchObject({ created_at: instant, updated_at: instant })
    const envs = await fixture.ask('GET', `/applications/${application}/envs`)
    expect(envs.body[0]).toMatchObject({ created_at: instant })
    const shownProject = await fixture.ask('GET', `/projects/${project}`)
    expect(shownProject.body).toMatchObject({ created_at: instant })
  })
})
