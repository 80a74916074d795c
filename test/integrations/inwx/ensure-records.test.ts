import { afterAll, afterEach, describe, expect, test } from 'bun:test'
import { withCallContext } from '../../../src/integrations/call-context'
import { inwxRefusal, sandboxNameservers } from '../../sandbox/inwx/sandbox-inwx-fixture'
import { vendorErrorOf } from '../vendor-error-of'
import { addressRecord, exampleZone, openInwxClientFixture } from './inwx-client-fixture'

const fixture = await openInwxClientFixture()
afterEach(() => fixture.faults.clear())
afterAll(() => fixture.close())

describe('the INWX client', () => {
  test('ensures records once, in the order they were wanted', async () => {
    const records = [
      addressRecord('berger'),
      {
        type: 'CNAME' as const,
        name: `www.berger.${exampleZone}`,
        content: `berger.${exampleZone}`,
        ttl: 300,
      },
    ]
    const first = await fixture.client.ensureRecords(exampleZone, records)
    expect(first).toMatchObject(records)
    expect(await fixture.client.ensureRecords(exampleZone, records)).toEqual(first)
    expect(fixture.recordsNamed('berger')).toHaveLength(1)
    expect(fixture.recordsNamed('www.berger')).toHaveLength(1)
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
    const [first, second] = await fixture.client.ensureRecords(exampleZone, [ipv6, mail])
    const again = await fixture.client.ensureRecords(`${exampleZone}.`.toUpperCase(), [
      { ...ipv6, name: `Spelled.${exampleZone}.`, content: '2001:0DB8:0::1', ttl: 300 },
      { ...mail, content: '10 MX.a.example.' },
    ])
    expect(again.map(({ id }) => id)).toEqual([first?.id ?? '', second?.id ?? ''])
    expect(again[0]).toMatchObject({ name: `spelled.${exampleZone}`, ttl: 600 })
  })

  test('adds beside what others put there', async () => {
    await fixture.client.ensureRecords(exampleZone, [addressRecord('two')])
    await fixture.client.ensureRecords(exampleZone, [addressRecord('two', '192.0.2.11')])
    const found = await fixture.client.listRecordsAt(exampleZone, [
      `two.${exampleZone}`,
      `none.${exampleZone}`,
    ])
    expect(found.map(({ content }) => content)).toEqual(['192.0.2.10', '192.0.2.11'])
  })

  test('reads all names of a long list, and only those', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `l${name}`)
    await fixture.client.ensureRecords(
      exampleZone,
      names.map((name) => addressRecord(name)),
    )
    const found = await fixture.client.listRecordsAt(
      exampleZone,
      names.map((name) => `${name}.${exampleZone}`),
    )
    expect(found.map(({ name }) => name)).toEqual(names.map((name) => `${name}.${exampleZone}`))
    expect((await fixture.client.listZoneRecords(exampleZone)).length).toBeGreaterThan(found.length)
  })

  test('ends with one record when two do the same at once', async () => {
    const both = [fixture.client, fixture.open()]
    const records = [addressRecord('race')]
    const answers = await Promise.all(both.map((one) => one.ensureRecords(exampleZone, records)))
    expect(fixture.recordsNamed('race')).toHaveLength(1)
    expect(answers[0]).toEqual(answers[1] ?? [])
  })

  test('takes a 2302 as done and reads the id', async () => {
    fixture.faults.add(inwxRefusal('nameserver.createRecord', 2302))
    const failure = await vendorErrorOf(
      fixture.client.ensureRecords(exampleZone, [addressRecord('phantom')]),
    )
    expect(failure).toMatchObject({ errorClass: 'transient', code: 'NOT_THERE' })
    expect(
      await fixture.client.ensureRecords(exampleZone, [addressRecord('phantom')]),
    ).toHaveLength(1)
  })

  test('removes what equals and leaves the rest, twice', async () => {
    await fixture.client.ensureRecords(exampleZone, [
      addressRecord('bye'),
      addressRecord('bye', '192.0.2.99'),
    ])
    await fixture.client.removeRecords(exampleZone, [addressRecord('bye')])
    await fixture.client.removeRecords(exampleZone, [addressRecord('bye')])
    expect(fixture.recordsNamed('bye').map(({ content }) => content)).toEqual(['192.0.2.99'])
    await fixture.client.removeRecords('nie.example', [addressRecord('bye')])
  })

  test('takes a 2303 at deleting as gone', async () => {
    await fixture.client.ensureRecords(exampleZone, [addressRecord('quick')])
    const method = 'nameserver.deleteRecord'
    fixture.faults.add({ vendor: 'inwx', method, kind: 'refuse', code: 2303, times: 1 })
    await fixture.client.removeRecords(exampleZone, [addressRecord('quick')])
  })

  test('calls a missing zone our own fault', async () => {
    const ours = { errorClass: 'ours', code: '2303', owner: 'us' }
    const read = fixture.client.listRecordsAt('nie.example', ['a.nie.example'])
    expect(await vendorErrorOf(read)).toMatchObject(ours)
    const written = fixture.client.ensureRecords('nie.example', [addressRecord('a')])
    expect(await vendorErrorOf(written)).toMatchObject(ours)
  })

  test('ensures a zone once', async () => {
    expect(await fixture.client.zoneExists('müller.example')).toBe(false)
    await fixture.client.ensureZone('müller.example', sandboxNameservers)
    await fixture.client.ensureZone('MÜLLER.example', sandboxNameservers)
    expect(await fixture.client.zoneExists('xn--mller-kva.example')).toBe(true)
    const zones = fixture.inwx.inventory().zones.map(({ name }) => name)
    expect(zones).toEqual([exampleZone, 'xn--mller-kva.example'])
  })

  test('tells what may be spent, in cents', async () => {
    expect(await fixture.client.getBalanceCents()).toBe(50_000)
  })

  test('tells whether a domain is free and what it costs', async () => {
    const { client } = fixture
    const free = { available: true, premium: false, netCents: 1999, currency: 'EUR' }
    expect(await client.checkDomain('Berger.com')).toEqual({ name: 'berger.com', ...free })
    expect(await client.checkDomain('premium.de')).toEqual({
      name: 'premium.de',
      available: true,
      premium: true,
      netCents: 59_000,
      currency: 'EUR',
    })
    const unavailable = { name: 'vergeben.de', available: false }
    expect(await client.checkDomain('vergeben.de')).toEqual(unavailable)
    expect((await client.checkDomain('unklar.de')).available).toBe('unknown')
  })

  test('records every call for whom it was made, with the vendor’s transaction', async () => {
    const context = { projectId: 'p-1', step: 'configureDns', attempt: 2, correlationId: 'c-1' }
    await withCallContext(context, () =>
      fixture.client.ensureRecords(exampleZone, [addressRecord('noted')]),
    )
    const call = fixture.calls.findLast(({ method }) => method === 'nameserver.createRecord')
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
    await fixture.open().getBalanceCents()
    const login = fixture.calls.find(({ method }) => method === 'account.login')
    expect(login?.request).toEqual({ user: '‹redacted›', pass: '‹redacted›' })
    expect(JSON.stringify(fixture.calls)).not.toContain('open sesame')
  })
})
