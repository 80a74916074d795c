import { describe, expect, test } from 'bun:test'
import { v5 as uuidv5 } from 'uuid'
import type { DomainEvent, RecordedEvent, RecordedEventOf } from '../../../events'
import type { DomainKind, StepId } from '../../../events/codes'
import { licenseStream, personStream, projectStream, serverStream } from '../../../events/streams'
import { additionalDomains } from '../../../src/processes/additional-domains/additional-domains'
import { jobsForEvent, processes } from '../../../src/processes/all-processes'
import { deadlineOf } from '../../../src/processes/engine/deadlines'
import { listHandledEvents } from '../../../src/processes/engine/find-step'
import { provisioning } from '../../../src/processes/provisioning/provisioning'
import { toRecordedEvents } from '../../support/decider-specification'
import {
  applicationRemoved,
  deploymentStalled,
  invoiceApproved,
  noon,
  orderCancelled,
  paymentConfirmed,
  paymentFailed,
  paymentMismatched,
  projectId,
  projectOrdered,
  projectOrderedWith,
  provisioningResumed,
  serverReassigned,
  teardownStarted,
  wholePath,
} from '../../support/project-events'

const stream = projectStream(projectId)
const toRecordedEvent = (event: DomainEvent): RecordedEvent => {
  const [found] = toRecordedEvents(stream, event)
  if (!found) throw new Error('expected an event')
  return { ...found, id: '01993e5a-4444-7000-8000-0000000000e1' }
}
const queuesOf = (event: DomainEvent) =>
  jobsForEvent(toRecordedEvent(event)).map(({ queue, data }) => `${queue} ${data.step}`)

const queuesByEvent: Record<string, string[]> = {
  ProjectOrdered: ['mails payment', 'orders payment'],
  ProvisioningReleased: ['provisioning server', 'licensing payment', 'mails payment'],
  ServerAssigned: ['provisioning domain'],
  ServerReassigned: ['provisioning preparation', 'clearing verification'],
  DomainAssigned: ['provisioning dns'],
  DnsConfigured: ['provisioning propagation'],
  DnsPropagated: ['provisioning preparation'],
  DeploymentPrepared: ['provisioning deployment'],
  DeploymentStarted: ['provisioning deployment'],
  DeploymentFinished: ['provisioning verification'],
  RuntimeBooted: ['provisioning verification'],
  ProjectWentLive: ['provisioning live'],
  EmailConfirmationRequested: ['mails payment', 'orders payment'],
  FreeOrderHeld: ['orders payment', 'staff-mails payment'],
  PaymentFailed: ['mails payment'],
  OrderCancelled: ['mails payment', 'orders payment'],
  ProvisioningStalled: ['mails payment', 'staff-mails payment'],
  ProjectSuspended: ['licensing payment', 'mails live'],
  ProjectReinstated: ['licensing payment', 'mails live'],
  ProjectArchived: ['mails live'],
  TeardownStarted: ['undoing applicationRemoval'],
  ApplicationRemoved: ['undoing dnsRemoval'],
  DnsRemoved: ['mails live'],
  DomainTransferStarted: ['mails payment'],
  DomainRenewed: ['mails payment'],
  RenewalRefused: ['mails payment'],
  RuntimeKeyRotated: ['licensing verification'],
  TrackerLinkRequested: ['mails payment'],
  InvitationRequested: ['mails live'],
  MailResendRequested: ['mails payment'],
  ReleaseWithheld: ['mails payment', 'orders payment', 'staff-mails payment'],
  PluginsOrdered: ['mails payment', 'orders payment'],
  RenewalOffered: ['mails payment', 'orders payment'],
  LicenseUpgradeOrdered: ['mails payment', 'orders payment'],
  PurchaseReleased: ['licensing payment', 'mails payment'],
  PurchaseCancelled: ['orders payment'],
  RefundApproved: ['orders payment'],
  ChargeDisputed: ['staff-mails payment'],
  PaymentReturned: ['staff-mails payment'],
  RefundIssued: ['mails payment'],
  SiteVerified: ['mails live'],
  ProvisioningPaused: ['mails live'],
  LicenseReminderRequested: ['mails payment'],
  LicenseSuspended: ['mails payment'],
  LicenseExpired: ['mails payment'],
  TrialEnded: ['mails payment'],
}

describe('what follows from an event', () => {
  test.each([
    ...wholePath,
    serverReassigned,
    teardownStarted,
    applicationRemoved,
    orderCancelled(),
    paymentFailed(),
    invoiceApproved,
    paymentMismatched(1),
    deploymentStalled,
  ])('$type', (event) => expect(queuesOf(event)).toEqual(queuesByEvent[event.type] ?? []))

  test('is one job for every event that a table names', () => {
    const eventTypes: string[] = listHandledEvents(processes)
    const sometimes = ['ProvisioningResumed', 'PaymentConfirmed']
    const ofDomains = listHandledEvents([additionalDomains])
    expect(new Set(eventTypes)).toEqual(
      new Set([...Object.keys(queuesByEvent), ...sometimes, ...ofDomains]),
    )
  })

  test('has the same id whenever it is asked, another for each process and event', () => {
    const release = toRecordedEvent(wholePath[3])
    const ids = jobsForEvent(release).map(({ id }) => id)
    expect(jobsForEvent(release).map(({ id }) => id)).toEqual(ids)
    expect(ids[0]).toBe(uuidv5('provisioning:first', release.id))
    const others = jobsForEvent({ ...release, id: '01993e5a-4444-7000-8000-0000000000e2' })
    expect(new Set([...ids, ...others.map(({ id }) => id)]).size).toBe(6)
  })

  test('is a mail to the member of staff who requested a new password', () => {
    const event = toRecordedEvent({ type: 'PasswordResetRequested', data: { locale: 'de' } })
    const [job, ...others] = jobsForEvent({ ...event, stream: personStream('vera') })
    expect(others).toEqual([])
    expect(job?.queue).toBe('staff-mails')
    expect(job?.data.step).toBe('account')
  })

  test('carries ids and codes only', () => {
    const [job] = jobsForEvent(toRecordedEvent(projectOrdered))
    expect(job?.data).toEqual({
      step: 'payment',
      eventId: '01993e5a-4444-7000-8000-0000000000e1',
      stream,
      correlationId: 'order',
      since: noon,
      pollCount: 0,
      attempt: 1,
    })
  })

  test('is the step named when a person lets it go on', () =>
    expect(queuesOf(provisioningResumed('dns', 'x'))).toEqual(['provisioning dns']))

  test('is a renewal only for money that pays one', () => {
    expect(queuesOf(paymentConfirmed())).toEqual([])
    const renewal = { domain: 'berger.de', periodEnd: noon }
    expect(
      queuesOf({ ...paymentConfirmed(), data: { ...paymentConfirmed().data, renewal } }),
    ).toEqual(['renewals domain'])
  })

  test('is the end of the open checkout for money that came by bank', () => {
    const byBank = { ...paymentConfirmed().data, via: 'bank' as const }
    expect(queuesOf({ ...paymentConfirmed(), data: byBank })).toEqual(['orders payment'])
    const renewal = { domain: 'berger.de', periodEnd: noon }
    expect(queuesOf({ ...paymentConfirmed(), data: { ...byBank, renewal } })).toEqual([
      'renewals domain',
    ])
  })

  test('is nothing outside of projects, their domains and licenses', () => {
    const elsewhere = { ...toRecordedEvent(wholePath[3]), stream: serverStream(projectId) }
    expect(jobsForEvent(elsewhere)).toEqual([])
  })

  test('is a mail about a license that its dates suspended, none where its project did', () => {
    const queuesOfSuspension = (data: RecordedEventOf<'LicenseSuspended'>['data']) => {
      const event = toRecordedEvent({ type: 'LicenseSuspended', data })
      const stream = licenseStream(projectId, 'kontakt')
      return jobsForEvent({ ...event, stream }).map(({ queue }) => queue)
    }
    expect(queuesOfSuspension({ cause: 'unpaid', expiresAt: noon })).toEqual(['mails'])
    expect(queuesOfSuspension({ cause: 'project' })).toEqual([])
    expect(queuesOfSuspension({ cause: 'caseworker' })).toEqual([])
  })
})

describe('an order', () => {
  const expiry = (event: DomainEvent) =>
    jobsForEvent(toRecordedEvent(event)).find(({ queue }) => queue === 'orders')?.startAfter

  test('by card expires after a day, by invoice after two weeks, a gift of staff never', () => {
    expect(expiry(projectOrderedWith('stripe_prepaid'))).toBe('2026-11-22T12:00:00.000Z')
    expect(expiry(projectOrderedWith('stripe_subscription'))).toBe('2026-11-22T12:00:00.000Z')
    expect(expiry(projectOrderedWith('invoice'))).toBe('2026-12-05T12:00:00.000Z')
    expect(queuesOf(projectOrderedWith('free'))).toEqual(['mails payment'])
  })

  test('that costs nothing expires after two weeks, whoever is to release it', () => {
    const requested: DomainEvent = { type: 'EmailConfirmationRequested', data: {} }
    expect(expiry(requested)).toBe('2026-12-05T12:00:00.000Z')
    const held: DomainEvent = { type: 'FreeOrderHeld', data: { cause: 'furtherProject' } }
    expect(expiry(held)).toBe('2026-12-05T12:00:00.000Z')
  })
})

describe('a deadline', () => {
  const project = (kind: DomainKind) => ({ domain: { kind, name: 'berger.de' } })
  const minutes = (step: StepId, kind: DomainKind = 'subdomain', set = {}) =>
    deadlineOf(step, undefined, project(kind), set)

  test('is set for every step of the way', () => {
    const without = Object.entries(provisioning.table)
      .filter(
        ([, { id, deadlineMinutes }]) =>
          deadlineOf(id, deadlineMinutes, project('owned'), {}) === undefined,
      )
      .map(([type]) => type)
    expect(without).toEqual([])
  })

  test('is ten days for a transfer and half an hour for a registration', () => {
    expect(minutes('domain', 'transferred')).toBe(14_400)
    expect(minutes('domain', 'registered')).toBe(30)
    expect([minutes('server'), minutes('propagation'), minutes('boot')]).toEqual([1, 120, 15])
  })

  test('is half an hour at Coolify, a quarter for a site to answer, two hours for records', () => {
    expect(
      (['preparation', 'deployment', 'verification', 'dns'] as const).map((s) => minutes(s)),
    ).toEqual([30, 30, 15, 120])
    const removal = (step: 'applicationRemoval' | 'dnsRemoval') =>
      deadlineOf(step, undefined, project('owned'), {})
    expect([removal('applicationRemoval'), removal('dnsRemoval')]).toEqual([30, 120])
  })

  test('is none for the money and the welcome, unless the step has one itself', () => {
    expect([minutes('payment'), minutes('live')]).toEqual([undefined, undefined])
    expect(deadlineOf('live', 7, project('owned'), {})).toBe(7)
  })

  test('is what the operator says', () => {
    expect(minutes('domain', 'transferred', { transfer: 7, registration: 9 })).toBe(7)
    expect(deadlineOf('dns', 60, project('owned'), { dns: 5 })).toBe(5)
    expect(deadlineOf('dns', 60, project('owned'), {})).toBe(60)
  })
})
