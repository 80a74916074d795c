import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { createInwxSession } from '../../../src/integrations/inwx/transport/session'
import { vendorErrorOf } from '../vendor-error-of'
import { openInwxClientFixture } from './inwx-client-fixture'

const totpSecret = 'JBSWY3DPEHPK3PXP'

describe('the shared INWX session', () => {
  let fixture: Awaited<ReturnType<typeof openInwxClientFixture>>
  beforeAll(async () => {
    fixture = await openInwxClientFixture()
  })
  afterAll(() => fixture.close())
  const logins = () => fixture.calls.filter(({ method }) => method === 'account.login').length

  test('costs many callers one login', async () => {
    await Promise.all(Array.from({ length: 8 }, () => fixture.client.getBalanceCents()))
    await fixture.client.getBalanceCents()
    expect(logins()).toBe(1)
  })

  test('is opened again once when it is lost', async () => {
    const before = logins()
    fixture.faults.add({ vendor: 'inwx', kind: 'refuse', code: 2002, times: 1 })
    expect(await fixture.client.getBalanceCents()).toBe(50_000)
    expect(logins()).toBe(before + 1)
  })

  test('is opened again once for all whom its loss met', async () => {
    const before = logins()
    const method = 'accounting.accountBalance'
    fixture.faults.add({ vendor: 'inwx', method, kind: 'refuse', code: 2002, times: 4 })
    await Promise.all(Array.from({ length: 4 }, () => fixture.client.getBalanceCents()))
    expect(logins()).toBe(before + 1)
  })

  test.each([2002, 2200])('does not go round in circles on %d', async (code) => {
    const method = 'accounting.accountBalance'
    fixture.faults.add({ vendor: 'inwx', method, kind: 'refuse', code, times: 3 })
    const failure = await vendorErrorOf(fixture.client.getBalanceCents())
    expect(failure).toMatchObject({ errorClass: 'permanent', owner: 'us', code: String(code) })
    expect(fixture.faults.list()).toHaveLength(1)
    fixture.faults.clear()
  })

  test('with a wrong password is our fault, tried once', async () => {
    const before = logins()
    const failure = await vendorErrorOf(fixture.open({ password: 'wrong' }).getBalanceCents())
    expect(failure).toMatchObject({ errorClass: 'permanent', owner: 'us', code: '2200' })
    expect(logins()).toBe(before + 1)
  })

  test('starts anew after a login that failed', async () => {
    fixture.faults.add({ vendor: 'inwx', method: 'account.login', kind: 'error500', times: 1 })
    const client = fixture.open()
    expect((await vendorErrorOf(client.getBalanceCents())).errorClass).toBe('transient')
    expect(await client.getBalanceCents()).toBe(50_000)
  })

  test('ends when the client is closed, and begins when it is used again', async () => {
    const client = fixture.open()
    await client.getBalanceCents()
    await client.close()
    expect(fixture.calls.at(-1)).toMatchObject({ method: 'account.logout', code: '1500' })
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
  let fixture: Awaited<ReturnType<typeof openInwxClientFixture>>
  beforeAll(async () => {
    fixture = await openInwxClientFixture(
      { totpSecret, now: () => now },
      { totpSecret, now: () => now, wait },
    )
  })
  afterAll(() => fixture.close())

  test('is unlocked with a TAN, which nobody gets to read', async () => {
    expect(await fixture.client.getBalanceCents()).toBe(50_000)
    expect(waits).toEqual([])
    const unlock = fixture.calls.find(({ method }) => method === 'account.unlock')
    expect(unlock?.request).toEqual({ tan: '‹redacted›' })
  })

  test('waits for the next period before it is opened again', async () => {
    fixture.faults.add({ vendor: 'inwx', kind: 'refuse', code: 2002, times: 1 })
    expect(await fixture.client.getBalanceCents()).toBe(50_000)
    expect(waits).toEqual([20_000])
  })

  test('waits once when another process has used this period’s TAN', async () => {
    waits.length = 0
    expect(await fixture.open().getBalanceCents()).toBe(50_000)
    expect(waits).toEqual([30_000])
  })

  test('gives up when TANs are refused twice', async () => {
    waits.length = 0
    now += 30_000
    const before = fixture.calls.length
    const client = fixture.open({ totpSecret: 'GEZDGNBVGY3TQOJQ' })
    const failure = await vendorErrorOf(client.getBalanceCents())
    expect(failure).toMatchObject({ errorClass: 'permanent', owner: 'us', code: '2200' })
    expect(fixture.calls.slice(before).map(({ method }) => method)).toEqual([
      'account.login',
      'account.unlock',
      'account.unlock',
    ])
  })

  test('is our fault without the secret', async () => {
    const failure = await vendorErrorOf(fixture.open({ totpSecret: undefined }).getBalanceCents())
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
  const fixture = await openInwxClientFixture({}, { perSecond: 2, now: () => now, wait })
  for (let call = 0; call < 5; call += 1) {
    await fixture.client.getBalanceCents()
    starts.push(now)
  }
  expect(starts).toEqual([0, 1000, 1000, 2000, 2000])
  await fixture.close()
})
