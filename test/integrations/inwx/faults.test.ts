import { afterAll, afterEach, describe, expect, test } from 'bun:test'
import type { FaultKind } from '../../../src/sandbox/fault-injector'
import { vendorErrorOf } from '../vendor-error-of'
import { addressRecord, exampleZone, openInwxClientFixture } from './inwx-client-fixture'

const method = 'nameserver.createRecord'

const fixture = await openInwxClientFixture({}, { timeoutMs: 150 })
afterEach(() => fixture.faults.clear())
afterAll(() => fixture.close())

describe('when INWX fails', () => {
  test.each<[FaultKind, string, number]>([
    ['error500', 'HTTP 500', 0],
    ['timeout', 'TIMEOUT', 0],
    ['replyLost', 'ECONNRESET', 1],
    ['rateLimited', 'HTTP 429', 0],
    ['garbage', 'GARBAGE', 0],
    ['down', 'ECONNRESET', 0],
    ['refuse', '2400', 0],
  ])('%s is transient, and the second run ends with one record', async (kind, code, between) => {
    const name = `fault-${kind.toLowerCase()}`
    fixture.faults.add({ vendor: 'inwx', method, kind, times: 1, delayMs: 2_000 })
    const failure = await vendorErrorOf(
      fixture.client.ensureRecords(exampleZone, [addressRecord(name)]),
    )
    expect(failure).toMatchObject({
      vendor: 'inwx',
      errorClass: 'transient',
      owner: 'vendor',
      code,
    })
    expect(fixture.recordsNamed(name)).toHaveLength(between)
    const recorded = fixture.calls.findLast((call) => call.method === method)
    expect(recorded).toMatchObject({ outcome: kind === 'refuse' ? 'refused' : 'failed', code })
    const [ensured] = await fixture.client.ensureRecords(exampleZone, [addressRecord(name)])
    expect(fixture.recordsNamed(name)).toMatchObject([{ id: ensured?.id, content: '192.0.2.10' }])
  })

  test('a lost reply at deleting is healed by the second run', async () => {
    await fixture.client.ensureRecords(exampleZone, [addressRecord('lost')])
    const deleting = 'nameserver.deleteRecord'
    fixture.faults.add({ vendor: 'inwx', method: deleting, kind: 'replyLost', times: 1 })
    const failure = await vendorErrorOf(
      fixture.client.removeRecords(exampleZone, [addressRecord('lost')]),
    )
    expect(failure.errorClass).toBe('transient')
    await fixture.client.removeRecords(exampleZone, [addressRecord('lost')])
    expect(fixture.recordsNamed('lost')).toEqual([])
  })

  test('a lost reply at creating a zone is healed by the second run', async () => {
    const creating = 'nameserver.create'
    fixture.faults.add({ vendor: 'inwx', method: creating, kind: 'replyLost', times: 1 })
    const ns = ['ns.inwx.example', 'ns2.inwx.example']
    const failure = await vendorErrorOf(fixture.client.ensureZone('neu.example', ns))
    expect(failure.errorClass).toBe('transient')
    await fixture.client.ensureZone('neu.example', ns)
    const zones = fixture.inwx.inventory().zones.filter(({ name }) => name === 'neu.example')
    expect(zones).toHaveLength(1)
  })

  test('a rate limit says when to come again', async () => {
    fixture.faults.add({ vendor: 'inwx', kind: 'rateLimited', times: 1 })
    expect((await vendorErrorOf(fixture.client.getBalanceCents())).retryAfterSeconds).toBe(1)
  })

  test('a page of a proxy is transient', async () => {
    fixture.faults.add({ vendor: 'inwx', kind: 'error500', status: 502, times: 1 })
    const failure = await vendorErrorOf(fixture.client.getBalanceCents())
    expect(failure).toMatchObject({ errorClass: 'transient', code: 'HTTP 502' })
  })

  test('nobody at the other end is transient', async () => {
    const client = fixture.open({ url: 'http://127.0.0.1:1/jsonrpc/' })
    expect((await vendorErrorOf(client.getBalanceCents())).errorClass).toBe('transient')
  })

  test('an answer of another shape is ours', async () => {
    const body = { resData: { available: 'much' } }
    fixture.faults.add({ vendor: 'inwx', kind: 'refuse', code: 1000, body, times: 1 })
    const failure = await vendorErrorOf(fixture.client.getBalanceCents())
    expect(failure).toMatchObject({ errorClass: 'ours', code: 'UNEXPECTED', owner: 'us' })
  })

  test('1001 is a success', async () => {
    const body = { resData: { available: 12.34 } }
    fixture.faults.add({ vendor: 'inwx', kind: 'refuse', code: 1001, body, times: 1 })
    expect(await fixture.client.getBalanceCents()).toBe(1234)
  })

  const us = [1200, 2000, 2001, 2003, 2004, 2005, 2101, 2102, 2103, 2201, 2501]
  const caseworker = [2104, 2105, 2106, 2300, 2301, 2302, 2303, 2304, 2305, 2306, 2307, 2308]
  test.each([
    ...us.map((code) => [code, 'permanent', 'us'] as const),
    ...caseworker.map((code) => [code, 'permanent', 'caseworker'] as const),
    [2202, 'permanent', 'customer'] as const,
    ...[2400, 2500, 2502].map((code) => [code, 'transient', 'vendor'] as const),
  ])('%d is %s and waits for %s', async (code, errorClass, owner) => {
    fixture.faults.add({ vendor: 'inwx', kind: 'refuse', code, times: 1 })
    const failure = await vendorErrorOf(fixture.client.getBalanceCents())
    expect(failure).toMatchObject({ errorClass, owner, code: String(code) })
  })
})
