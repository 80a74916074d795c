import { afterAll, beforeEach, describe, expect, test } from 'bun:test'
import { eventually } from '../../sandbox/coolify/sandbox-coolify-fixture'
import { type Both, fail, failureOf, openBoth } from './coolify-client-fixture'

let both: Both
beforeEach(async () => {
  await both?.end()
  both = await openBoth()
})
afterAll(() => both.end())

const someKey = async (name = 'deploy-key') => {
  await both.ask('POST', '/security/keys', { name, private_key: `key of ${name}` })
  const keys = await both.client.privateKeys()
  return keys.find((key) => key.name === name)?.uuid ?? ''
}

const wantedAt = async (ip: string) => ({ name: 'hetzner-9', ip, privateKey: await someKey() })

describe('adding a server', () => {
  test('finds the keys, and validates the server at once', async () => {
    const wanted = await wantedAt('127.0.0.44')
    expect(await both.client.privateKeys()).toContainEqual({
      uuid: wanted.privateKey,
      name: 'deploy-key',
    })
    const uuid = await both.client.ensureServer({ ...wanted, port: 2222, user: 'deploy' })
    await eventually(async () => (await both.client.server(uuid))?.usable)
    expect(await both.client.server(uuid)).toEqual({
      uuid,
      name: 'hetzner-9',
      ipv4: '127.0.0.44',
      reachable: true,
      usable: true,
    })
    const { body } = await both.ask('GET', `/servers/${uuid}`)
    expect(body).toMatchObject({ port: 2222, user: 'deploy' })
  })

  test('is found by its address when it runs again, whatever its name', async () => {
    const wanted = await wantedAt('127.0.0.11')
    const [first] = await both.client.servers()
    expect(await both.client.ensureServer(wanted)).toBe(first?.uuid ?? '')
    expect(both.inventory().servers).toHaveLength(3)
  })

  for (const kind of ['replyLost', 'timeout', 'error500'] as const)
    test(`makes one when the creation meets ${kind}`, async () => {
      const wanted = await wantedAt('127.0.0.44')
      fail(both, { kind, method: 'POST /servers', delayMs: 600 })
      expect(await failureOf(both.client.ensureServer(wanted))).toMatchObject({
        errorClass: 'transient',
      })
      await both.client.ensureServer(wanted)
      expect(both.inventory().servers).toHaveLength(4)
    })

  test('looks again when somebody was faster', async () => {
    const wanted = await wantedAt('127.0.0.44')
    const [one, two] = await Promise.all([
      both.client.ensureServer(wanted),
      both.client.ensureServer(wanted),
    ])
    expect(one).toBe(two)
    expect(both.inventory().servers).toHaveLength(4)
  })

  test('says so when another team has the address', async () => {
    const wanted = await wantedAt('127.0.0.44')
    const body = { message: 'Server with this IP already exists.' }
    fail(both, { kind: 'refuse', method: 'POST /servers', status: 400, body })
    expect(await failureOf(both.client.ensureServer(wanted))).toMatchObject({
      errorClass: 'permanent',
      code: '400',
      vendorText: 'POST /servers: Server with this IP already exists.',
    })
  })
})

describe('validating a server', () => {
  test('that never answers', async () => {
    const uuid = await both.client.ensureServer(await wantedAt('203.0.113.254'))
    await eventually(async () => (await both.client.server(uuid))?.validationLogs)
    expect(await both.client.server(uuid)).toMatchObject({
      reachable: false,
      usable: false,
      validationLogs: expect.stringContaining('203.0.113.254 port 22: Connection timed out'),
    })
  })

  test('that has no Docker, and reads the reason as plain text', async () => {
    const uuid = await both.client.ensureServer(await wantedAt('203.0.113.253'))
    await eventually(async () => (await both.client.server(uuid))?.reachable)
    expect(await both.client.server(uuid)).toMatchObject({
      usable: false,
      validationLogs: expect.stringContaining('Docker'),
    })
    const html = 'Not <a href="x">reachable</a>.<br>\n Why?'
    const told = { uuid, name: 'n', ip: '1.2.3.4', settings: {}, validation_logs: html }
    fail(both, { kind: 'refuse', method: 'GET /servers/*', status: 200, body: told })
    expect((await both.client.server(uuid))?.validationLogs).toBe('Not reachable . Why?')
  })

  test('is asked for again and seen as it goes on', async () => {
    both.faults.setLatency('coolify', { minMs: 0, maxMs: 10 })
    const [server] = await both.client.servers()
    const uuid = server?.uuid ?? ''
    await both.client.validateServer(uuid)
    expect(await both.client.server(uuid)).toMatchObject({ reachable: false })
    await eventually(async () => (await both.client.server(uuid))?.usable)
  })

  test('of nobody', async () => {
    expect(await both.client.server('none')).toBeUndefined()
    expect(await failureOf(both.client.validateServer('none'))).toMatchObject({ code: '404' })
  })
})
