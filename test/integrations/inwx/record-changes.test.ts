import { afterAll, afterEach, beforeAll, describe, expect, test } from 'bun:test'
import { withFence, withoutFence } from '../../../src/integrations/call-context'
import { sandboxNameservers } from '../../sandbox/inwx/sandbox-inwx-fixture'
import {
  addressRecord,
  exampleZone,
  inwxErrorOf,
  openInwxClientFixture,
} from './inwx-client-fixture'

describe('changing what stands in a zone', () => {
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
  const updates = () => given.calls.filter(({ method }) => method === 'nameserver.updateRecord')

  test('turns one record into another in place, twice', async () => {
    const [before] = await given.client.ensureRecords(exampleZone, [addressRecord('moved')])
    const to = { ...addressRecord('moved', '192.0.2.20'), ttl: 600 }
    await given.client.changeRecord(exampleZone, addressRecord('moved'), to)
    await given.client.changeRecord(exampleZone, addressRecord('moved'), to)
    expect(recordsNamed('moved')).toMatchObject([
      { id: before?.id, content: '192.0.2.20', ttl: 600 },
    ])
    expect(updates()).toHaveLength(1)
  })

  test('changes only the ttl where the rest is equal', async () => {
    await given.client.ensureRecords(exampleZone, [{ ...addressRecord('slow'), ttl: 3600 }])
    await given.client.changeRecord(exampleZone, addressRecord('slow'), addressRecord('slow'))
    expect(recordsNamed('slow')).toMatchObject([{ content: '192.0.2.10', ttl: 300 }])
  })

  test('leaves one where both stand already', async () => {
    await given.client.ensureRecords(exampleZone, [
      addressRecord('both'),
      addressRecord('both', '192.0.2.21'),
    ])
    await given.client.changeRecord(
      exampleZone,
      addressRecord('both'),
      addressRecord('both', '192.0.2.21'),
    )
    expect(recordsNamed('both').map(({ content }) => content)).toEqual(['192.0.2.21'])
  })

  test('is done after a lost reply', async () => {
    await given.client.ensureRecords(exampleZone, [addressRecord('lost')])
    const method = 'nameserver.updateRecord'
    given.faults.add({ vendor: 'inwx', method, kind: 'replyLost', times: 1 })
    const change = () =>
      given.client.changeRecord(
        exampleZone,
        addressRecord('lost'),
        addressRecord('lost', '192.0.2.22'),
      )
    expect((await inwxErrorOf(change())).errorClass).toBe('transient')
    await change()
    expect(recordsNamed('lost').map(({ content }) => content)).toEqual(['192.0.2.22'])
  })

  /** A worker that is frozen right before it creates `name`, until another one did its `work`. */
  const withThawedZone = (name: string, work: () => Promise<unknown>) => {
    let asked = 0
    const fence = async () => {
      asked += 1
      if (asked === 2) await withoutFence(work)
      if (asked > 2) throw new Error('not held any more')
    }
    return withFence(fence, () => given.client.ensureRecords(exampleZone, [addressRecord(name)]))
  }

  test('takes back what a late worker created where another one has gone on', async () => {
    const continueRun = () =>
      given.client.ensureRecords(exampleZone, [addressRecord('late', '192.0.2.24')])
    await expect(withThawedZone('late', continueRun)).rejects.toThrow('not held')
    expect(recordsNamed('late').map(({ content }) => content)).toEqual(['192.0.2.24'])
  })

  test('leaves what a late worker created where nobody has gone on', async () => {
    await expect(withThawedZone('alone', async () => undefined)).rejects.toThrow('not held')
    expect(recordsNamed('alone').map(({ content }) => content)).toEqual(['192.0.2.10'])
  })

  test('is refused where neither stands', async () => {
    const failure = await inwxErrorOf(
      given.client.changeRecord(
        exampleZone,
        addressRecord('none'),
        addressRecord('none', '192.0.2.23'),
      ),
    )
    expect(failure).toMatchObject({ code: '2303', owner: 'caseworker' })
  })

  test('keeps services and certificate rules as they are written', async () => {
    const wanted = [
      {
        type: 'SRV' as const,
        name: `_sip._tls.${exampleZone}`,
        content: '100 1 443 sip.Berger.example.',
        ttl: 3600,
      },
      { type: 'CAA' as const, name: exampleZone, content: '0 issue "letsencrypt.org"', ttl: 3600 },
    ]
    const first = await given.client.ensureRecords(exampleZone, wanted)
    expect(await given.client.ensureRecords(exampleZone, wanted)).toEqual(first)
    const found = await given.client.listRecordsAt(exampleZone, [`_sip._tls.${exampleZone}`])
    expect(found.map(({ content }) => content)).toEqual(['100 1 443 sip.berger.example'])
    await given.client.removeRecords(exampleZone, wanted)
    expect(await given.client.listRecordsAt(exampleZone, [`_sip._tls.${exampleZone}`])).toEqual([])
  })

  test('removes a zone, twice and after a lost reply', async () => {
    await given.client.ensureZone('weg.example', sandboxNameservers)
    const method = 'nameserver.delete'
    given.faults.add({ vendor: 'inwx', method, kind: 'replyLost', times: 1 })
    expect((await inwxErrorOf(given.client.removeZone('weg.example'))).errorClass).toBe('transient')
    await given.client.removeZone('weg.example')
    expect(await given.client.zoneExists('weg.example')).toBe(false)
  })
})
