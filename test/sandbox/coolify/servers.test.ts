import { afterAll, beforeEach, describe, expect, test } from 'bun:test'
import {
  createCoolifyApplication,
  createCoolifyProject,
  deployApplication,
  imageApplicationBody,
  openRestartable,
  openSandboxCoolify,
  pollUntil,
} from './sandbox-coolify-fixture'

const fixture = await openRestartable(() => openSandboxCoolify())
beforeEach(fixture.restart)
afterAll(() => fixture.end())

const logOf = ({ logs }: { logs: string }): string =>
  JSON.parse(logs)
    .map(({ output }: { output: string }) => output)
    .join('\n')

const firstServer = () => fixture.inventory().servers[0]?.uuid ?? ''

describe('a server that is switched off', () => {
  test('is not reachable, fails deployments with the reason, and comes back', async () => {
    const application = await createCoolifyApplication(fixture, {
      domains: 'http://berger.localhost',
    })
    await deployApplication(fixture, application)
    await pollUntil(async () => fixture.findSitePort('berger.localhost'))
    expect(fixture.setServerReachable('hetzner-1', false)).toBe(true)
    expect((await fixture.ask('GET', `/servers/${firstServer()}`)).body).toMatchObject({
      settings: { is_reachable: false, is_usable: false },
      validation_logs: expect.stringContaining('Connection timed out'),
    })
    expect(fixture.findSitePort('berger.localhost')).toBeUndefined()
    const failed = await deployApplication(fixture, application)
    expect(failed.status).toBe('failed')
    expect(logOf(failed)).toContain('Server hetzner-1 is not functional.')
    fixture.setServerReachable(firstServer(), true)
    expect((await fixture.ask('GET', `/servers/${firstServer()}`)).body.validation_logs).toBeNull()
    expect(fixture.findSitePort('berger.localhost')).toBeNumber()
    expect((await deployApplication(fixture, application)).status).toBe('finished')
  })

  test('stays off over validations and restarts', async () => {
    const { dataDir } = fixture
    fixture.setServerReachable('hetzner-1', false)
    await fixture.ask('POST', `/servers/${firstServer()}/validate`)
    await pollUntil(async () => fixture.inventory().servers[0]?.reachable === false)
    await fixture.coolify.close()
    Object.assign(fixture, await openSandboxCoolify({ dataDir }))
    expect(fixture.inventory().servers.map(({ reachable }) => reachable)).toEqual([
      false,
      true,
      true,
    ])
  })

  test('has to be one of ours', () =>
    expect(fixture.setServerReachable('hetzner-9', false)).toBe(false))
})

describe('what cannot be built', () => {
  test('an image that nobody has', async () => {
    const docker_registry_image_name = 'ghcr.io/vrs/missing'
    const failed = await deployApplication(
      fixture,
      await createCoolifyApplication(fixture, { docker_registry_image_name }),
    )
    expect(failed.status).toBe('failed')
    expect(logOf(failed)).toContain('manifest for ghcr.io/vrs/missing:1.0.0 not found')
    expect(fixture.inventory().applications).toMatchObject([{ status: 'exited:unhealthy' }])
  })

  test('a repository that nobody has', async () => {
    const project = await createCoolifyProject(fixture)
    const { docker_registry_image_name, docker_registry_image_tag, ...image } =
      await imageApplicationBody(fixture, project, { build_pack: 'dockerfile', git_branch: 'main' })
    const source = { ...image, git_repository: 'https://github.com/vrs/missing' }
    const { body } = await fixture.ask('POST', '/applications/public', source)
    const response = await fixture.ask('GET', `/applications/${body.uuid}`)
    expect(response.body.git_repository).toBe('vrs/missing')
    expect(logOf(await deployApplication(fixture, body.uuid))).toContain('Repository not found')
  })
})

test('of two applications with one address the one that was started last answers', async () => {
  const domains = 'http://berger.localhost'
  const old = await createCoolifyApplication(fixture, { domains })
  await deployApplication(fixture, old)
  const before = await pollUntil(async () => fixture.findSitePort('berger.localhost'))
  const next = await createCoolifyApplication(fixture, { domains, force_domain_override: true })
  expect(fixture.findSitePort('berger.localhost')).toBe(before)
  await deployApplication(fixture, next)
  await pollUntil(async () => {
    const port = fixture.findSitePort('berger.localhost')
    return port !== undefined && port !== before
  })
})
