import { afterAll, afterEach, beforeAll, describe, expect, test } from 'bun:test'
import { withCallContext } from '../../../src/integrations/call-context'
import { sandboxNameservers } from '../../sandbox/inwx/sandbox-inwx-fixture'
import {
  addressRecord,
  exampleZone,
  inwxErrorOf,
  openInwxClientFixture,
} from './inwx-client-fixture'

describe('the INWX client', () => {
  let given: Awaited<ReturnType<typeof openInwxClientFixture>>
  beforeAll(async () => {
    given = await openInwxClientFixture()
  })
  afterEach(() => given.faults.clear())
  afterAll(() => given.close())

  const recordsNamed = (name: string) =>
    given.inwx
      .inventory()
      .zones.flatMap(({ records }) => records)
      .filter((record) => record.name === `${name}.${exampleZone}`)

  test('ensures records once, in the order they were wanted', async () => {
    const wanted = [
      addressRecord('berger'),
      {
        type: 'CNAME' as const,
        name: `www.berger.${exampleZone}`,
        content: `berger.${exampleZone}`,
        ttl: 300,
      },
    ]
    const first = await given.client.ensureRecords(exampleZone, wanted)
    expect(first).toMatchObject(wanted)
    expect(await given.client.ensureRecords(exampleZone, wanted)).toEqual(first)
    expect(recordsNamed('berger')).toHaveLength(1)
    expect(recordsNamed('www.berger')).toHaveLength(1)
  })

  test('adopts an equal record however it is spelled', async () => {
    const ipv6 = {
      type: 'AAAA' as const,
      name: `spelled.${exampleZone}`,
      content: '2001:db8::1',
      ttl: 600,
    }
    const mail = {
      type: 'MX' as const,
      name: `spelled.${exampleZone}`,
      content: '10 mx.a.example',
      ttl: 600,
    }
    const [first, second] = await given.client.ensureRecords(exampleZone, [ipv6, mail])
    const again = await given.client.ensureRecords(`${exampleZone}.`.toUpperCase(), [
      { ...ipv6, name: `Spelled.${exampleZone}.`, content: '2001:0DB8:0::1', ttl: 300 },
      { ...mail, content: '10 MX.a.example.' },
    ])
    expect(again.map(({ id }) => id)).toEqual([first?.id ?? '', second?.id ?? ''])
    expect(again[0]).toMatchObject({ name: `spelled.${exampleZone}`, ttl: 600 })
  })

  test('adds beside what others put there', async () => {
    await given.client.ensureRecords(exampleZone, [addressRecord('two')])
    await given.client.ensureRecords(exampleZone, [addressRecord('two', '192.0.2.11')])
    const found = await given.client.listRecordsAt(exampleZone, [
      `two.${exampleZone}`,
      `none.${exampleZone}`,
    ])
    expect(found.map(({ content }) => content)).toEqual(['192.0.2.10', '192.0.2.11'])
  })

  test('reads all names of a long list, and only those', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `l${name}`)
    await given.client.ensureRecords(
      exampleZone,
      names.map((name) => addressRecord(name)),
    )
    const found = await given.client.listRecordsAt(
      exampleZone,
      names.map((name) => `${name}.${exampleZone}`),
    )
    expect(found.map(({ name }) => name)).toEqual(names.map((name) => `${name}.${exampleZone}`))
    expect((await given.client.listZoneRecords(exampleZone)).length).toBeGreaterThan(found.length)
  })

  test('ends with one record when two do the same at once', async () => {
    const both = [given.client, given.open()]
    const wanted = [addressRecord('race')]
    const answers = await Promise.all(both.map((one) => one.ensureRecords(exampleZone, wanted)))
    expect(recordsNamed('race')).toHaveLength(1)
    expect(answers[0]).toEqual(answers[1] ?? [])
  })

  test('takes a 2302 as done and reads the id', async () => {
    given.faults.add({
      vendor: 'inwx',
      method: 'nameserver.createRecord',
      kind: 'refuse',
      code: 2302,
      times: 1,
    })
    const failure = await inwxErrorOf(
      given.client.ensureRecords(exampleZone, [addressRecord('phantom')]),
    )
    expect(failure).toMatchObject({ errorClass: 'transient', code: 'NOT_THERE' })
    expect(await given.client.ensureRecords(exampleZone, [addressRecord('phantom')])).toHaveLength(
      1,
    )
  })

  test('removes what equals and leaves the rest, twice', async () => {
    await given.client.ensureRecords(exampleZone, [
      addressRecord('bye'),
      addressRecord('bye', '192.0.2.99'),
    ])
    await given.client.removeRecords(exampleZone, [addressRecord('bye')])
    await given.client.removeRecords(exampleZone, [addressRecord('bye')])
    expect(recordsNamed('bye').map(({ content }) => content)).toEqual(['192.0.2.99'])
    await given.client.removeRecords('nie.example', [addressRecord('bye')])
  })

  test('takes a 2303 at deleting as gone', async () => {
    await given.client.ensureRecords(exampleZone, [addressRecord('quick')])
    const method = 'nameserver.deleteRecord'
    given.faults.add({ vendor: 'inwx', method, kind: 'refuse', code: 2303, times: 1 })
    await given.client.removeRecords(exampleZone, [addressRecord('quick')])
  })

  test('calls a missing zone our own fault', async () => {
    const ours = { errorClass: 'ours', code: '2303', owner: 'us' }
    const read = given.client.listRecordsAt('nie.example', ['a.nie.example'])
    expect(await inwxErrorOf(read)).toMatchObject(ours)
    const written = given.client.ensureRecords('nie.example', [addressRecord('a')])
    expect(await inwxErrorOf(written)).toMatchObject(ours)
  })

  test('ensures a zone once', async () => {
    expect(await given.client.zoneExists('müller.example')).toBe(false)
    await given.client.ensureZone('müller.example', sandboxNameservers)
    await given.client.ensureZone('MÜLLER.example', sandboxNameservers)
    expect(await given.client.zoneExists('xn--mller-kva.example')).toBe(true)
    const zones = given.inwx.inventory().zones.map(({ name }) => name)
    expect(zones).toEqual([exampleZone, 'xn--mller-kva.example'])
  })

  test('tells what may be spent, in cents', async () => {
    expect(await given.client.getBalanceCents()).toBe(50_000)
  })

  test('tells whether a domain is free and what it costs', async () => {
    const { client } = given
    const free = { available: true, premium: false, netCents: 1999, currency: 'EUR' }
    expect(await client.checkDomain('Berger.com')).toEqual({ name: 'berger.com', ...free })
    expect(await client.checkDomain('premium.de')).toEqual({
      name: 'premium.de',
      available: true,
      premium: true,
      netCents: 59_000,
      currency: 'EUR',
    })
    const taken = { name: 'vergeben.de', available: false }
    expect(await client.checkDomain('vergeben.de')).toEqual(taken)
    expect((await client.checkDomain('unklar.de')).available).toBe('unknown')
  })

  test('records every call for whom it was made, with the vendor’s transaction', async () => {
    const context = { projectId: 'p-1', step: 'configureDns', attempt: 2, correlationId: 'c-1' }
    await withCallContext(context, () =>
      given.client.ensureRecords(exampleZone, [addressRecord('noted')]),
    )
    const call = given.calls.findLast(({ method }) => method === 'nameserver.createRecord')
    expect(call).toMatchObject({
      ...context,
      vendor: 'inwx',
      outcome: 'ok',
      code: '1000',
      request: { name: `noted.${exampleZone}`, content: '192.0.2.10' },
      response: { svTRID: expect.stringContaining('-sandbox') },
    })
  })

  test('records no password', async () => {
    await given.open().getBalanceCents()
    const login = given.calls.find(({ method }) => method === 'account.login')
    expect(login?.request).toEqual({ user: '‹redacted›', pass: '‹redacted›' })
    expect(JSON.stringify(given.calls)).not.toContain('open sesame')
  })
})
