import { afterAll, afterEach, describe, expect, test } from 'bun:test'
import { createInwxCaller, openInwxSession, openSandboxInwx } from './sandbox-inwx-fixture'

const method = 'nameserver.createRecord'
const params = {
  domain: 'projekt.example',
  name: 'berger.projekt.example',
  type: 'A',
  content: '192.0.2.10',
  ttl: 300,
}

const fixture = await openInwxSession()
const { caller } = fixture
afterEach(() => fixture.faults.clear())
afterAll(fixture.close)

describe('a fault at INWX', () => {
  const countRecords = () => fixture.inwx.inventory().zones.flatMap(({ records }) => records).length

  test.each(['error500', 'rateLimited', 'garbage', 'down', 'refuse'] as const)(
    '%s executes nothing',
    async (kind) => {
      const before = countRecords()
      fixture.faults.add({ vendor: 'inwx', method, kind, times: 1 })
      const answer = await caller.call(method, params).catch(() => undefined)
      expect(answer?.code).not.toBe(1000)
      expect(countRecords()).toBe(before)
    },
  )

  test('timeout gives no answer and executes nothing', async () => {
    const before = countRecords()
    fixture.faults.add({ vendor: 'inwx', method, kind: 'timeout', times: 1, delayMs: 20 })
    await expect(caller.call(method, params)).rejects.toThrow()
    expect(countRecords()).toBe(before)
  })

  test('replyLost executes everything and gives no answer', async () => {
    const before = countRecords()
    fixture.faults.add({ vendor: 'inwx', method, kind: 'replyLost', times: 1 })
    await expect(caller.call(method, params)).rejects.toThrow()
    expect(countRecords()).toBe(before + 1)
    expect(await caller.code(method, params)).toBe(2302)
  })

  test('refuse speaks with the envelope, the code and the words of the switch', async () => {
    const body = { reason: 'Zone is locked.' }
    fixture.faults.add({ vendor: 'inwx', method, kind: 'refuse', code: 2304, body, times: 1 })
    expect(await caller.call(method, params)).toMatchObject({
      code: 2304,
      msg: 'Object status prohibits operation',
      reason: 'Zone is locked.',
      svTRID: expect.any(String),
    })
  })

  test('refuse with 2002 ends the session', async () => {
    fixture.faults.add({ vendor: 'inwx', kind: 'refuse', code: 2002, times: 1 })
    expect(await caller.code('accounting.accountBalance')).toBe(2002)
    expect(await caller.code('accounting.accountBalance')).toBe(2002)
    await caller.login()
    expect(await caller.code('accounting.accountBalance')).toBe(1000)
  })

  test('too many calls in a minute meet the rate limit', async () => {
    fixture.faults.setLatency('inwx', { minMs: 0, maxMs: 0, perMinute: 1 })
    await caller.call('accounting.accountBalance').catch(() => undefined)
    await expect(caller.call('accounting.accountBalance')).rejects.toThrow('HTTP 429')
    fixture.faults.setLatency('inwx', { minMs: 0, maxMs: 0, perMinute: 0 })
  })

  test('does not hold up closing', async () => {
    const own = await openSandboxInwx()
    own.faults.add({ vendor: 'inwx', kind: 'timeout', times: 1 })
    const lost = createInwxCaller(own.inwx.url)
      .login()
      .catch(() => 'lost')
    await Bun.sleep(20)
    await own.inwx.close()
    expect(await lost).toBe('lost')
    own.remove()
  })
})
