import { afterAll, afterEach, describe, expect, test } from 'bun:test'
import { withFence, withoutFence } from '../../../src/integrations/call-context'
import { sandboxNameservers } from '../../sandbox/inwx/sandbox-inwx-fixture'
import { vendorErrorOf } from '../vendor-error-of'
import { addressRecord, exampleZone, openInwxClientFixture } from './inwx-client-fixture'

const fixture = await openInwxClientFixture()
afterEach(() => fixture.faults.clear())
afterAll(() => fixture.close())

describe('changing what stands in a zone', () => {
  const updates = () => fixture.calls.filter(({ method }) => method === 'nameserver.updateRecord')

  test('turns one record into another in place, twice', async () => {
    const [before] = await fixture.client.ensureRecords(exampleZone, [addressRecord('moved')])
    const to = { ...addressRecord('moved', '192.0.2.20'), ttl: 600 }
    await fixture.client.changeRecord(exampleZone, addressRecord('moved'), to)
    await fixture.client.changeRecord(exampleZone, addressRecord('moved'), to)
    expect(fixture.recordsNamed('moved')).toMatchObject([
      { id: before?.id, content: '192.0.2.20', ttl: 600 },
    ])
    expect(updates()).toHaveLength(1)
  })

  test('changes only the ttl where the rest is equal', async () => {
    await fixture.client.ensureRecords(exampleZone, [{ ...addressRecord('slow'), ttl: 3600 }])
    await fixture.client.changeRecord(exampleZone, addressRecord('slow'), addressRecord('slow'))
    expect(fixture.recordsNamed('slow')).toMatchObject([{ content: '192.0.2.10', ttl: 300 }])
  })

  test('leaves one where both stand already', async () => {
    await fixture.client.ensureRecords(exampleZone, [
      addressRecord('both'),
      addressRecord('both', '192.0.2.21'),
    ])
    await fixture.client.changeRecord(
      exampleZone,
      addressRecord('both'),
      addressRecord('both', '192.0.2.21'),
    )
    expect(fixture.recordsNamed('both').map(({ content }) => content)).toEqual(['192.0.2.21'])
  })

  test('is done after a lost reply', async () => {
    await fixture.client.ensureRecords(exampleZone, [addressRecord('lost')])
    const method = 'nameserver.updateRecord'
    fixture.faults.add({ vendor: 'inwx', method, kind: 'replyLost', times: 1 })
    const change = () =>
      fixture.client.changeRecord(
        exampleZone,
        addressRecord('lost'),
        addressRecord('lost', '192.0.2.22'),
      )
    expect((await vendorErrorOf(change())).errorClass).toBe('transient')
    await change()
    expect(fixture.recordsNamed('lost').map(({ content }) => content)).toEqual(['192.0.2.22'])
  })

  /** A worker that is frozen right before it creates `name`, until another one did its `work`. */
  const withThawedZone = (name: string, work: () => Promise<unknown>) => {
    let requestCount = 0
    const fence = async () => {
      requestCount += 1
      if (requestCount === 2) await withoutFence(work)
      if (requestCount > 2) throw new Error('not held any more')
    }
    return withFence(fence, () => fixture.client.ensureRecords(exampleZone, [addressRecord(name)]))
  }

  test('takes back what a late worker created where another one has gone on', async () => {
    const continueRun = () =>
      fixture.client.ensureRecords(exampleZone, [addressRecord('late', '192.0.2.24')])
    await expect(withThawedZone('late', continueRun)).rejects.toThrow('not held')
    expect(fixture.recordsNamed('late').map(({ content }) => content)).toEqual(['192.0.2.24'])
  })

  test('leaves what a late worker created where nobody has gone on', async () => {
    await expect(withThawedZone('alone', async () => undefined)).rejects.toThrow('not held')
    expect(fixture.recordsNamed('alone').map(({ content }) => content)).toEqual(['192.0.2.10'])
  })

  test('is refused where neither stands', async () => {
    const failure = await vendorErrorOf(
      fixture.client.changeRecord(
        exampleZone,
        addressRecord('none'),
        addressRecord('none', '192.0.2.23'),
      ),
    )
    expect(failure).toMatchObject({ code: '2303', owner: 'caseworker' })
  })

  test('keeps services and certificate rules as they are written', async () => {
    const records = [
      {
        type: 'SRV' as const,
        name: `_sip._tls.${exampleZone}`,
        content: '100 1 443 sip.Berger.example.',
        ttl: 3600,
      },
      { type: 'CAA' as const, name: exampleZone, content: '0 issue "letsencrypt.org"', ttl: 3600 },
    ]
    const first = await fixture.client.ensureRecords(exampleZone, records)
    expect(await fixture.client.ensureRecords(exampleZone, records)).toEqual(first)
    const found = await fixture.client.listRecordsAt(exampleZone, [`_sip._tls.${exampleZone}`])
    expect(found.map(({ content }) => content)).toEqual(['100 1 443 sip.berger.example'])
    await fixture.client.removeRecords(exampleZone, records)
    expect(await fixture.client.listRecordsAt(exampleZone, [`_sip._tls.${exampleZone}`])).toEqual(
      [],
    )
  })

  test('removes a zone, twice and after a lost reply', async () => {
    await fixture.client.ensureZone('weg.example', sandboxNameservers)
    const method = 'nameserver.delete'
    fixture.faults.add({ vendor: 'inwx', method, kind: 'replyLost', times: 1 })
    expect((await vendorErrorOf(fixture.client.removeZone('weg.example'))).errorClass).toBe(
      'transient',
    )
    await fixture.client.removeZone('weg.example')
    expect(await fixture.client.zoneExists('weg.example')).toBe(false)
  })
})
