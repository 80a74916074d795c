import { afterAll, describe, expect, test } from 'bun:test'
import type { ZoneGap } from '../../../events/domain'
import type { PublicZone } from '../../../src/integrations/dns/dns-client'
import { copyZone } from '../../../src/processes/provisioning/copy-zone'
import { planDomain } from '../../../src/vendor-queries/plan/plan-domain'
import { openInwxClientFixture } from '../../integrations/inwx/inwx-client-fixture'
import { inwxRefusal, sandboxNameservers } from '../../sandbox/inwx/sandbox-inwx-fixture'

const fixture = await openInwxClientFixture({ now: Date.now, registrationMs: 1, transferMs: 1 })
afterAll(() => fixture.close())

type OldRecord = PublicZone['records'][number]

const contextWith = (records: OldRecord[], gaps: ZoneGap[] = []) => ({
  dns: {
    readPublicZone: async () => ({ nameservers: ['ns.old.example'], records, gaps }),
  } as never,
  inwx: fixture.client,
  nameservers: sandboxNameservers,
})

const record = (type: OldRecord['type'], name: string, content: string, ttl = 3600) => ({
  type,
  name,
  content,
  ttl,
})

describe('a zone is copied', () => {
  test('without a record that INWX refuses, which is named, and a second run says the same', async () => {
    const name = 'vergeben-eins.de'
    const old = [
      record('MX', name, `10 post.${name}`, 60),
      record('CAA', name, '0 issuemail "mailca.example"'),
      record('A', `post.${name}`, '192.0.2.1', 9_999_999),
    ]
    const context = contextWith(old, [{ reason: 'noAnswer', name, type: 'HTTPS' }])
    const first = await copyZone(context, name)
    expect(first.data).toEqual({
      nameservers: ['ns.old.example'],
      records: [
        { ...old[0], ttl: 300 },
        { ...old[2], ttl: 864_000 },
      ] as never,
      gaps: [
        { reason: 'noAnswer', name, type: 'HTTPS' },
        { reason: 'refused', name, type: 'CAA' },
      ],
    })
    const before = await fixture.client.listZoneRecords(name)
    expect(await copyZone(context, name)).toEqual(first)
    expect(await fixture.client.listZoneRecords(name)).toEqual(before)
  })

  test('and lacks nothing where all was answered and taken', async () => {
    const name = 'vergeben-zwei.de'
    const { data } = await copyZone(contextWith([record('MX', name, '0 .')]), name)
    expect(data).not.toHaveProperty('gaps')
    expect(data.records).toEqual([{ type: 'MX', name, content: '0 .', ttl: 3600 }])
  })

  test('with the word that its CAA records forbid the certificate', async () => {
    const name = 'vergeben-fuenf.de'
    const old = [record('CAA', name, '0 issue "digicert.com"')]
    const forbidden = { reason: 'caaForbids', name, type: 'CAA' } as const
    expect((await copyZone(contextWith(old), name)).data.gaps).toEqual([forbidden])
    const request = { steps: ['domain'], domain: { kind: 'transferred', name } }
    const plan = await planDomain(contextWith(old) as never, request as never)
    expect(plan.zoneGaps).toEqual([forbidden])
  })

  test('not at all when INWX does not answer: the step tries again', async () => {
    const name = 'vergeben-drei.de'
    fixture.faults.add(inwxRefusal('nameserver.createRecord', 2400))
    const copying = copyZone(contextWith([record('MX', name, '10 mx.example')]), name)
    expect(await copying.catch(({ details }) => details.errorClass)).toBe('transient')
    fixture.faults.clear()
    const again = await copyZone(contextWith([record('MX', name, '10 mx.example')]), name)
    expect(again.data.records).toHaveLength(1)
  })
})

test('the plan of a transfer says what the copy will lack, before anything is bought', async () => {
  const name = 'vergeben-vier.de'
  const gaps: ZoneGap[] = [{ reason: 'noRecord', name: `post.${name}` }]
  const request = { steps: ['domain'], domain: { kind: 'transferred', name } }
  const plan = await planDomain(
    contextWith([record('MX', name, `10 post.${name}`, 60)], gaps) as never,
    request as never,
  )
  expect(plan.zoneGaps).toEqual(gaps)
  expect(plan.acquiredRecords).toEqual([{ type: 'MX', name, content: `10 post.${name}`, ttl: 300 }])
})
