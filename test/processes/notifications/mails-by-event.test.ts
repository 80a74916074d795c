import { afterAll, describe, expect, test } from 'bun:test'
import type { DomainEvent } from '../../../events'
import type { OrderedDomain } from '../../../events/domain'
import { domainStream } from '../../../events/streams'
import { appendEvents } from '../../support/append-events'
import * as examples from '../../support/project-events'
import { customerEmail, openMailFixture, stallEvent, transferredDomain } from './mail-fixture'

const fixture = await openMailFixture()
afterAll(() => fixture.close())

const transferStarted = (domain: string): DomainEvent => ({
  type: 'DomainAssigned',
  data: { domain, zone: domain, kind: 'transferred' },
})
const live = [examples.provisioningReleased(), examples.projectWentLive]
const refundApproved = [
  examples.paymentConfirmed(),
  examples.refundRequested(),
  examples.refundApproved,
]
const staffStallMails = ['admin@vrs.example staff-stalled', 'caseworker@vrs.example staff-stalled']

describe('what is written when', () => {
  const cases: [string, OrderedDomain | undefined, DomainEvent[], string[]][] = [
    [
      'an order by invoice',
      undefined,
      [],
      [
        `${customerEmail} received`,
        'admin@vrs.example staff-approval',
        'caseworker@vrs.example staff-approval',
      ],
    ],
    ['a release', undefined, [examples.provisioningReleased()], [`${customerEmail} started`]],
    [
      'a debit that was returned',
      undefined,
      [examples.paymentRequested(), examples.paymentSubmitted(), examples.paymentFailed()],
      [`${customerEmail} payment-returned`],
    ],
    [
      'a card that was declined',
      undefined,
      [examples.paymentRequested(), examples.paymentFailed()],
      [],
    ],
    [
      'a paid order that cannot be delivered now',
      undefined,
      [examples.paymentConfirmed(), examples.releaseWithheld],
      [
        `${customerEmail} release-withheld`,
        'admin@vrs.example staff-release-withheld',
        'caseworker@vrs.example staff-release-withheld',
      ],
    ],
    [
      'one that could be delivered after all',
      undefined,
      [
        examples.paymentConfirmed(),
        examples.releaseWithheld,
        examples.provisioningReleased(),
        examples.serverAssigned,
      ],
      [],
    ],
    ['a cancellation', undefined, [examples.orderCancelled()], [`${customerEmail} cancelled`]],
    ['an expiry', undefined, [examples.orderCancelled('expired')], [`${customerEmail} cancelled`]],
    [
      'a stall of ours',
      undefined,
      [examples.provisioningReleased(), stallEvent('us')],
      [`${customerEmail} delayed`, ...staffStallMails],
    ],
    [
      'a wrong auth code',
      transferredDomain('m1.example'),
      [examples.provisioningReleased(), stallEvent('customer', '2202')],
      [`${customerEmail} transfer-failed`, ...staffStallMails],
    ],
    [
      'another stall of hers',
      undefined,
      [examples.provisioningReleased(), stallEvent('customer', 'X', 'dns')],
      [`${customerEmail} needed`, ...staffStallMails],
    ],
    [
      'a refund that Stripe pays',
      undefined,
      [...refundApproved, examples.refundIssued],
      [`${customerEmail} refunded`],
    ],
    [
      'a refund that Stripe took and could not pay',
      undefined,
      [
        ...refundApproved,
        examples.refundIssued,
        { type: 'RefundFailed', data: { refundId: 'f1', cause: 'declined' } },
      ],
      [],
    ],
    [
      'a payment that the bank asks back',
      undefined,
      [examples.paymentConfirmed(), examples.chargeDisputed()],
      ['admin@vrs.example staff-disputed', 'caseworker@vrs.example staff-disputed'],
    ],
    [
      'a payment that the bank asked back until a moment ago',
      undefined,
      [examples.paymentConfirmed(), examples.chargeDisputed(), examples.disputeClosed('won')],
      [],
    ],
    [
      'a payment that returned',
      undefined,
      [
        examples.paymentConfirmed(),
        examples.chargeDisputed(),
        examples.disputeClosed('lost'),
        examples.paymentReturned(),
      ],
      ['admin@vrs.example staff-payment-returned', 'caseworker@vrs.example staff-payment-returned'],
    ],
    ['a stall of a live project', undefined, [...live, stallEvent('us')], staffStallMails],
    [
      'a transfer that came',
      transferredDomain('m2.example'),
      [examples.provisioningReleased(), transferStarted('m2.example')],
      [`${customerEmail} transfer-completed`],
    ],
    [
      'a transfer that came again',
      transferredDomain('m3.example'),
      [
        examples.provisioningReleased(),
        transferStarted('m3.example'),
        transferStarted('m3.example'),
      ],
      [],
    ],
    ['a name of ours', undefined, [examples.provisioningReleased(), examples.domainAssigned], []],
    [
      'a suspension',
      undefined,
      [...live, examples.projectSuspended],
      [`${customerEmail} suspended`],
    ],
    [
      'a pause before it is live',
      undefined,
      [examples.provisioningReleased(), { type: 'ProvisioningPaused', data: {} }],
      [`${customerEmail} paused`],
    ],
    ['a pause of what is live', undefined, [...live, { type: 'ProvisioningPaused', data: {} }], []],
    [
      'the end of a move',
      undefined,
      [...live, examples.siteVerified, examples.serverReassigned, examples.siteVerified],
      [`${customerEmail} moved`],
    ],
    ['another deployment', undefined, [...live, examples.siteVerified, examples.siteVerified], []],
    [
      'the first server, chosen anew',
      undefined,
      [examples.provisioningReleased(), examples.serverReassigned, examples.siteVerified],
      [],
    ],
    [
      'a reinstatement',
      undefined,
      [...live, examples.projectSuspended, { type: 'ProjectReinstated', data: {} }],
      [`${customerEmail} reinstated`],
    ],
    ['an archiving', undefined, [...live, examples.projectArchived], [`${customerEmail} archived`]],
    [
      'a teardown of what was live',
      undefined,
      [...live, examples.projectArchived, examples.teardownStarted, examples.dnsRemoved],
      [`${customerEmail} torn-down`],
    ],
    [
      'a teardown of what never was',
      undefined,
      [
        examples.provisioningReleased(),
        examples.orderCancelled('caseworker'),
        examples.teardownStarted,
        examples.dnsRemoved,
      ],
      [],
    ],
  ]

  test.each(cases)('%s', async (_, domain, events, expected) => {
    const id = await fixture.createProjectAfter(domain, ...events)
    const mails = await fixture.collectSentMails(async () => {
      await fixture.runMailJob(id, 'mails')
      await fixture.runMailJob(id, 'staff-mails')
    })
    expect(mails.map(fixture.summarizeMail).toSorted()).toEqual(expected.toSorted())
  })

  test.each([
    [examples.refundIssued, 'auf dem Weg zurück, auf dem Sie bezahlt haben'],
    [
      { ...examples.refundIssued, data: { ...examples.refundIssued.data, way: 'transfer' } },
      'Das Geld haben wir überwiesen.',
    ],
  ] as [DomainEvent, string][])('%j says by which way the money comes', async (issued, text) => {
    const id = await fixture.createProjectAfter(undefined, ...refundApproved, issued)
    const [mail] = await fixture.collectSentMails(() => fixture.runMailJob(id, 'mails'))
    expect(mail?.text.replace(/\s+/g, ' ')).toContain('zahlen wir Ihnen 11,84 € zurück.')
    expect(mail?.text).toContain(text)
  })

  /** What the customer is written about an event at the stream of the project's domain. */
  const mailAfterDomainEvent = async (name: string, event: DomainEvent) => {
    const id = await fixture.createProjectAfter(
      transferredDomain(name),
      examples.provisioningReleased(),
    )
    const stream = domainStream(name)
    await appendEvents(fixture.store, stream, event)
    const [mail] = await fixture.collectSentMails(() => fixture.runMailJob(id, 'mails', stream))
    return mail
  }

  test('a transfer that began, told at the stream of its domain', async () => {
    const name = 'xn--mller-kva.example'
    const mail = await mailAfterDomainEvent(name, {
      type: 'DomainTransferStarted',
      data: { costCents: 500 },
    })
    expect(mail && fixture.summarizeMail(mail)).toBe(`${customerEmail} transfer-started`)
    expect(mail?.text).toContain('müller.example')
    expect(mail?.text).toContain('Bestätigen Sie gegebenenfalls die E-Mail')
  })

  test('a domain that was renewed, told at its stream', async () => {
    const name = 'xn--brger-kva.example'
    const mail = await mailAfterDomainEvent(name, {
      type: 'DomainRenewed',
      data: { expiresAt: '2028-11-30T12:00:00.000Z', costCents: 590 },
    })
    expect(mail && fixture.summarizeMail(mail)).toBe(`${customerEmail} renewed`)
    expect(mail?.text).toContain('bürger.example verlängert. Sie läuft jetzt bis zum 30.11.2028.')
  })

  test('nothing of a domain that no project holds any more', async () => {
    const stream = domainStream('niemand.example')
    await appendEvents(fixture.store, stream, {
      type: 'DomainTransferStarted',
      data: { costCents: 500 },
    })
    expect(
      await fixture.collectSentMails(() => fixture.runMailJob('nobody', 'mails', stream)),
    ).toEqual([])
    const [job] = await fixture.sql`select state from pgboss.job where group_id = ${stream}`
    expect(job?.state).toBe('completed')
  })
})
