import { afterAll, beforeEach, describe, expect, test } from 'bun:test'
import {
  deployed,
  eventually,
  type Given,
  imageOf,
  openGiven,
  someApplication,
  someProject,
} from './sandbox-coolify-fixture'

let given: Given
beforeEach(async () => {
  await given?.end()
  given = await openGiven()
})
afterAll(() => given.end())

const logOf = ({ logs }: { logs: string }): string =>
  JSON.parse(logs)
    .map(({ output }: { output: string }) => output)
    .join('\n')

const first = () => given.inventory().servers[0]?.uuid ?? ''

describe('a server that is switched off', () => {
  test('is not reachable, fails deployments with the reason, and comes back', async () => {
    const application = await someApplication(given, { domains: 'http://berger.localhost' })
    await deployed(given, application)
    await eventually(async () => given.routes('berger.localhost'))
    expect(given.switchServer('hetzner-1', false)).toBe(true)
    expect((await given.ask('GET', `/servers/${first()}`)).body).toMatchObject({
      settings: { is_reachable: false, is_usable: false },
      validation_logs: expect.stringContaining('Connection timed out'),
    })
    expect(given.routes('berger.localhost')).toBeUndefined()
    const failed = await deployed(given, application)
    expect(failed.status).toBe('failed')
    expect(logOf(failed)).toContain('Server hetzner-1 is not functional.')
    given.switchServer(first(), true)
    expect((await given.ask('GET', `/servers/${first()}`)).body.validation_logs).toBeNull()
    expect(given.routes('berger.localhost')).toBeNumber()
    expect((await deployed(given, application)).status).toBe('finished')
  })

  test('stays off over validations and restarts', async () => {
    const { dataDir } = given
    given.switchServer('hetzner-1', false)
    await given.ask('POST', `/servers/${first()}/validate`)
    await eventually(async () => given.inventory().servers[0]?.reachable === false)
    await given.coolify.close()
    given = await openGiven({ dataDir })
    expect(given.inventory().servers.map(({ reachable }) => reachable)).toEqual([false, true, true])
  })

  test('has to be one of ours', () => expect(given.switchServer('hetzner-9', false)).toBe(false))
})

describe('what cannot be built', () => {
  test('an image that nobody has', async () => {
    const docker_registry_image_name = 'ghcr.io/vrs/missing'
    const failed = await deployed(
      given,
      await someApplication(given, { docker_registry_image_name }),
    )
    expect(failed.status).toBe('failed')
    expect(logOf(failed)).toContain('manifest for ghcr.io/vrs/missing:1.0.0 not found')
    expect(given.inventory().applications).toMatchObject([{ status: 'exited:unhealthy' }])
  })

  test('a repository that nobody has', async () => {
    const project = await someProject(given)
    const { docker_registry_image_name, docker_registry_image_tag, ...image } = await imageOf(
      given,
      project,
      { build_pack: 'dockerfile', git_branch: 'main' },
    )
    const source = { ...image, git_repository: 'https://github.com/vrs/missing' }
    const { body } = await given.ask('POST', '/applications/public', source)
    const shown = await given.ask('GET', `/applications/${body.uuid}`)
    expect(shown.body.git_repository).toBe('vrs/missing')
    expect(logOf(await deployed(given, body.uuid))).toContain('Repository not found')
  })
})

test('of two applications with one address the one that was started last answers', async () => {
  const domains = 'http://berger.localhost'
  const old = await someApplication(given, { domains })
  await deployed(given, old)
  const before = await eventually(async () => given.routes('berger.localhost'))
  const next = await someApplication(given, { domains, force_domain_override: true })
  expect(given.routes('berger.localhost')).toBe(before)
  await deployed(given, next)
  await eventually(async () => {
    const port = given.routes('berger.localhost')
    return port !== undefined && port !== before
  })
})
