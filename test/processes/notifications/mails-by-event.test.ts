import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { VrsEvent } from '../../../events'
import type { OrderedDomain } from '../../../events/project'
import { domainStream } from '../../../events/streams'
import { happen } from '../../support/append-events'
import * as examples from '../../support/project-events'
import type { Mailing } from './mail-fixture'
import { ada, briefly, givenMails, moving, stall } from './mail-fixture'

let place: Mailing
beforeAll(async () => {
  place = await givenMails()
}, 30_000)
afterAll(() => place.close())

const arrived = (domain: string): VrsEvent => ({
  type: 'DomainAssigned',
  data: { domain, zone: domain, kind: 'transferred' },
})
const live = [examples.released(), examples.wentLive]
const both = ['admin@vrs.example staff-stalled', 'caseworker@vrs.example staff-stalled']

describe('what is written when', () => {
  const cases: [string, OrderedDomain | undefined, VrsEvent[], string[]][] = [
    ['an order', undefined, [], [`${ada} received`]],
    ['a release', undefined, [examples.released()], [`${ada} started`]],
    ['a cancellation', undefined, [examples.cancelled()], [`${ada} cancelled`]],
    ['an expiry', undefined, [examples.cancelled('expired')], [`${ada} cancelled`]],
    ['a stall of ours', undefined, [examples.released(), stall('us')], [`${ada} delayed`, ...both]],
    [
      'a wrong auth code',
      moving('m1.example'),
      [examples.released(), stall('customer', '2202')],
      [`${ada} transfer-failed`, ...both],
    ],
    [
      'another stall of hers',
      undefined,
      [examples.released(), stall('customer', 'X', 'dns')],
      [`${ada} needed`, ...both],
    ],
    ['a stall of a live project', undefined, [...live, stall('us')], both],
    [
      'a transfer that came',
      moving('m2.example'),
      [examples.released(), arrived('m2.example')],
      [`${ada} transfer-completed`],
    ],
    [
      'a transfer that came again',
      moving('m3.example'),
      [examples.released(), arrived('m3.example'), arrived('m3.example')],
      [],
    ],
    ['a name of ours', undefined, [examples.released(), examples.domainAssigned], []],
    ['a suspension', undefined, [...live, examples.suspended], [`${ada} suspended`]],
    [
      'a reinstatement',
      undefined,
      [...live, examples.suspended, { type: 'ProjectReinstated', data: {} }],
      [`${ada} reinstated`],
    ],
    ['an archiving', undefined, [...live, examples.archived], [`${ada} archived`]],
    [
      'a teardown of what was live',
      undefined,
      [...live, examples.archived, examples.teardown, examples.dnsRemoved],
      [`${ada} torn-down`],
    ],
    [
      'a teardown of what never was',
      undefined,
      [
        examples.released(),
        examples.cancelled('caseworker'),
        examples.teardown,
        examples.dnsRemoved,
      ],
      [],
    ],
  ]

  test.each(cases)('%s', async (_, domain, events, expected) => {
    const id = await place.after(domain, ...events)
    const sent = await place.sentBy(async () => {
      await place.carry(id, 'mails')
      await place.carry(id, 'staff-mails')
    })
    expect(sent.map(briefly).toSorted()).toEqual(expected.toSorted())
  })

  test('a transfer that began, told at the stream of its domain', async () => {
    const name = 'xn--mller-kva.example'
    const id = await place.after(moving(name), examples.released())
    const stream = domainStream(name)
    await happen(place.store, stream, { type: 'DomainTransferStarted', data: { costCents: 500 } })
    const [mail] = await place.sentBy(() => place.carry(id, 'mails', stream))
    expect(mail && briefly(mail)).toBe(`${ada} transfer-started`)
    expect(mail?.text).toContain('müller.example')
    expect(mail?.text).toContain('Bestätigen Sie gegebenenfalls die E-Mail')
  })

  test('nothing of a domain that no project holds any more', async () => {
    const stream = domainStream('niemand.example')
    await happen(place.store, stream, { type: 'DomainTransferStarted', data: { costCents: 500 } })
    expect(await place.sentBy(() => place.carry('nobody', 'mails', stream))).toEqual([])
    const [job] = await place.sql`select state from pgboss.job where group_id = ${stream}`
    expect(job?.state).toBe('completed')
  })
})
