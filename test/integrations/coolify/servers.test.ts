import { describe, expect, test } from 'bun:test'
import { pollUntil } from '../../sandbox/coolify/sandbox-coolify-fixture'
import { vendorErrorOf } from '../vendor-error-of'
import { openClientForEachTest } from './coolify-client-fixture'

const fixture = await openClientForEachTest({ timeoutMs: 400 })

const someKey = async (name = 'deploy-key') => {
  await fixture.ask('POST', '/security/keys', { name, private_key: `key of ${name}` })
  const keys = await fixture.client.listPrivateKeys()
  return keys.find((key) => key.name === name)?.uuid ?? ''
}

const serverSettings = async (ip: string) => ({
  name: 'hetzner-9',
  ip,
  privateKey: await someKey(),
})

describe('adding a server', () => {
  test('finds the keys, and validates the server at once', async () => {
    const settings = await serverSettings('127.0.0.44')
    expect(await fixture.client.listPrivateKeys()).toContainEqual({
      uuid: settings.privateKey,
      name: 'deploy-key',
    })
    const uuid = await fixture.client.ensureServer({ ...settings, port: 2222, user: 'deploy' })
    await pollUntil(async () => (await fixture.client.getServer(uuid))?.usable)
    expect(await fixture.client.getServer(uuid)).toEqual({
      uuid,
      name: 'hetzner-9',
      ipv4: '127.0.0.44',
      reachable: true,
      usable: true,
    })
    const { body } = await fixture.ask('GET', `/servers/${uuid}`)
    expect(body).toMatchObject({ port: 2222, user: 'deploy' })
  })

  test('is found by its address when it runs again, whatever its name', async () => {
    const settings = await serverSettings('127.0.0.11')
    const [first] = await fixture.client.listServers()
    expect(await fixture.client.ensureServer(settings)).toBe(first?.uuid ?? '')
    expect(fixture.inventory().servers).toHaveLength(3)
  })

  for (const kind of ['replyLost', 'timeout', 'error500'] as const)
    test(`makes one when the creation meets ${kind}`, async () => {
      const settings = await serverSettings('127.0.0.44')
      fixture.addFault({ kind, method: 'POST /servers', delayMs: 600 })
      expect(await vendorErrorOf(fixture.client.ensureServer(settings))).toMatchObject({
        errorClass: 'transient',
      })
      await fixture.client.ensureServer(settings)
      expect(fixture.inventory().servers).toHaveLength(4)
    })

  test('looks again when somebody was faster', async () => {
    const settings = await serverSettings('127.0.0.44')
    const [one, two] = await Promise.all([
      fixture.client.ensureServer(settings),
      fixture.client.ensureServer(settings),
    ])
    expect(one).toBe(two)
    expect(fixture.inventory().servers).toHaveLength(4)
  })

  test('says so when another team has the address', async () => {
    const settings = await serverSettings('127.0.0.44')
    const body = { message: 'Server with this IP already exists.' }
    fixture.addFault({ kind: 'refuse', method: 'POST /servers', status: 400, body })
    expect(await vendorErrorOf(fixture.client.ensureServer(settings))).toMatchObject({
      errorClass: 'permanent',
      code: '400',
      vendorText: 'POST /servers: Server with this IP already exists.',
    })
  })
})

describe('validating a server', () => {
  test('that never answers', async () => {
    const uuid = await fixture.client.ensureServer(await serverSettings('203.0.113.254'))
    await pollUntil(async () => (await fixture.client.getServer(uuid))?.validationLogs)
    expect(await fixture.client.getServer(uuid)).toMatchObject({
      reachable: false,
      usable: false,
      validationLogs: expect.stringContaining('203.0.113.254 port 22: Connection timed out'),
    })
  })

  test('that has no Docker, and reads the reason as plain text', async () => {
    const uuid = await fixture.client.ensureServer(await serverSettings('203.0.113.253'))
    await pollUntil(async () => (await fixture.client.getServer(uuid))?.reachable)
    expect(await fixture.client.getServer(uuid)).toMatchObject({
      usable: false,
      validationLogs: expect.stringContaining('Docker'),
    })
    const html = 'Not <a href="x">reachable</a>.<br>\n Why?'
    const body = { uuid, name: 'n', ip: '1.2.3.4', settings: {}, validation_logs: html }
    fixture.addFault({ kind: 'refuse', method: 'GET /servers/*', status: 200, body })
    expect((await fixture.client.getServer(uuid))?.validationLogs).toBe('Not reachable . Why?')
  })

  test('is asked for again and seen as it goes on', async () => {
    fixture.faults.setLatency('coolify', { minMs: 0, maxMs: 10 })
    const [server] = await fixture.client.listServers()
    const uuid = server?.uuid ?? ''
    await fixture.client.validateServer(uuid)
    expect(await fixture.client.getServer(uuid)).toMatchObject({ reachable: false })
    await pollUntil(async () => (await fixture.client.getServer(uuid))?.usable)
  })

  test('of nobody', async () => {
    expect(await fixture.client.getServer('none')).toBeUndefined()
    expect(await vendorErrorOf(fixture.client.validateServer('none'))).toMatchObject({
      code: '404',
    })
  })
})
