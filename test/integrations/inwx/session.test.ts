import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { createInwxSession } from '../../../src/integrations/inwx/transport/session'
import { inwxErrorOf, openInwxClientFixture } from './inwx-client-fixture'

const totpSecret = 'JBSWY3DPEHPK3PXP'

describe('the shared INWX session', () => {
  let given: Awaited<ReturnType<typeof openInwxClientFixture>>
  beforeAll(async () => {
    given = await openInwxClientFixture()
  })
  afterAll(() => given.close())
  const logins = () => given.calls.filter(({ method }) => method === 'account.login').length

  test('costs many callers one login', async () => {
    await Promise.all(Array.from({ length: 8 }, () => given.client.getBalanceCents()))
    await given.client.getBalanceCents()
    expect(logins()).toBe(1)
  })

  test('is opened again once when it is lost', async () => {
    const before = logins()
    given.faults.add({ vendor: 'inwx', kind: 'refuse', code: 2002, times: 1 })
    expect(await given.client.getBalanceCents()).toBe(50_000)
    expect(logins()).toBe(before + 1)
  })

  test('is opened again once for all whom its loss met', async () => {
    const before = logins()
    const method = 'accounting.accountBalance'
    given.faults.add({ vendor: 'inwx', method, kind: 'refuse', code: 2002, times: 4 })
    await Promise.all(Array.from({ length: 4 }, () => given.client.getBalanceCents()))
    expect(logins()).toBe(before + 1)
  })

  test.each([2002, 2200])('does not go round in circles on %d', async (code) => {
    const method = 'accounting.accountBalance'
    given.faults.add({ vendor: 'inwx', method, kind: 'refuse', code, times: 3 })
    const failure = await inwxErrorOf(given.client.getBalanceCents())
    expect(failure).toMatchObject({ errorClass: 'permanent', owner: 'us', code: String(code) })
    expect(given.faults.list()).toHaveLength(1)
    given.faults.clear()
  })

  test('with a wrong password is our fault, tried once', async () => {
    const before = logins()
    const failure = await inwxErrorOf(given.open({ password: 'wrong' }).getBalanceCents())
    expect(failure).toMatchObject({ errorClass: 'permanent', owner: 'us', code: '2200' })
    expect(logins()).toBe(before + 1)
  })

  test('starts anew after a login that failed', async () => {
    given.faults.add({ vendor: 'inwx', method: 'account.login', kind: 'error500', times: 1 })
    const client = given.open()
    expect((await inwxErrorOf(client.getBalanceCents())).errorClass).toBe('transient')
    expect(await client.getBalanceCents()).toBe(50_000)
  })

  test('ends when the client is closed, and begins when it is used again', async () => {
    const client = given.open()
    await client.getBalanceCents()
    await client.close()
    expect(given.calls.at(-1)).toMatchObject({ method: 'account.logout', code: '1500' })
    expect(await client.getBalanceCents()).toBe(50_000)
  })
})

describe('the shared INWX session with a second factor', () => {
  let now = Date.parse('2026-11-21T10:00:10Z')
  const waits: number[] = []
  const wait = async (ms: number) => {
    waits.push(ms)
    now += ms
  }
  let given: Awaited<ReturnType<typeof openInwxClientFixture>>
  beforeAll(async () => {
    given = await openInwxClientFixture(
      { totpSecret, now: () => now },
      { totpSecret, now: () => now, wait },
    )
  })
  afterAll(() => given.close())

  test('is unlocked with a TAN, which nobody gets to read', async () => {
    expect(await given.client.getBalanceCents()).toBe(50_000)
    expect(waits).toEqual([])
    const unlock = given.calls.find(({ method }) => method === 'account.unlock')
    expect(unlock?.request).toEqual({ tan: '‹redacted›' })
  })

  test('waits for the next period before it is opened again', async () => {
    given.faults.add({ vendor: 'inwx', kind: 'refuse', code: 2002, times: 1 })
    expect(await given.client.getBalanceCents()).toBe(50_000)
    expect(waits).toEqual([20_000])
  })

  test('waits once when another process has used this period’s TAN', async () => {
    waits.length = 0
    expect(await given.open().getBalanceCents()).toBe(50_000)
    expect(waits).toEqual([30_000])
  })

  test('gives up when TANs are refused twice', async () => {
    waits.length = 0
    now += 30_000
    const before = given.calls.length
    const client = given.open({ totpSecret: 'GEZDGNBVGY3TQOJQ' })
    const failure = await inwxErrorOf(client.getBalanceCents())
    expect(failure).toMatchObject({ errorClass: 'permanent', owner: 'us', code: '2200' })
    expect(given.calls.slice(before).map(({ method }) => method)).toEqual([
      'account.login',
      'account.unlock',
      'account.unlock',
    ])
  })

  test('is our fault without the secret', async () => {
    const failure = await inwxErrorOf(given.open({ totpSecret: undefined }).getBalanceCents())
    expect(failure).toMatchObject({ errorClass: 'permanent', owner: 'us' })
  })
})

test('a late complaint about an old session leaves the new one alone', async () => {
  let logins = 0
  const session = createInwxSession({
    username: 'vrs',
    password: 'open sesame',
    now: Date.now,
    wait: async () => undefined,
    send: async () => {
      logins += 1
      return { resData: { tfa: '0' }, cookie: `session-${logins}` }
    },
  })
  expect(await session.signIn()).toBe('session-1')
  session.discard('session-1')
  expect(await session.signIn()).toBe('session-2')
  session.discard('session-1')
  expect(await session.signIn()).toBe('session-2')
})

test('calls keep to the pace that was set', async () => {
  let now = 0
  const starts: number[] = []
  const wait = async (ms: number) => {
    now += ms
  }
  const given = await openInwxClientFixture({}, { perSecond: 2, now: () => now, wait })
  for (let call = 0; call < 5; call += 1) {
    await given.client.getBalanceCents()
    starts.push(now)
  }
  expect(starts).toEqual([0, 1000, 1000, 2000, 2000])
  await given.close()
})
