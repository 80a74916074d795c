import { describe, expect, test } from 'bun:test'
import { v5 as uuidv5 } from 'uuid'
import type { Happened, VrsEvent } from '../../events'
import { licenseStream, projectStream } from '../../events/streams'
import { provisioning } from '../../src/processes/provisioning'
import { jobsOf, processes } from '../../src/processes/reactions'
import {
  approved,
  bergerOrdered,
  cancelled,
  deploymentStalled,
  mismatched,
  noon,
  orderedBy,
  projectId,
  reassigned,
  resumed,
  wholePath,
} from '../examples'
import { recorded } from '../given'

const stream = projectStream(projectId)
const happened = (event: VrsEvent): Happened => {
  const [found] = recorded(stream, event)
  if (!found) throw new Error('expected an event')
  return { ...found, id: '01993e5a-4444-7000-8000-0000000000e1' }
}
const queued = (event: VrsEvent) =>
  jobsOf(happened(event)).map(({ queue, data }) => `${queue} ${data.step}`)

const withJobs: Record<string, string[]> = {
  ProjectOrdered: ['mails payment', 'orders payment'],
  ProvisioningReleased: ['provisioning server', 'licensing payment', 'mails payment'],
  ServerAssigned: ['provisioning domain'],
  ServerReassigned: ['provisioning preparation'],
  DomainAssigned: ['provisioning dns'],
  DnsConfigured: ['provisioning propagation'],
  DnsPropagated: ['provisioning preparation'],
  DeploymentPrepared: ['provisioning deployment'],
  DeploymentStarted: ['provisioning deployment'],
  DeploymentFinished: ['provisioning verification'],
  RuntimeBooted: ['provisioning verification'],
  SiteVerified: ['clearing verification'],
  ProjectWentLive: ['provisioning live'],
  OrderCancelled: ['mails payment', 'orders payment'],
  ProvisioningStalled: ['mails payment', 'staff-mails payment'],
  ProjectSuspended: ['mails live'],
  ProjectReinstated: ['mails live'],
  ProjectArchived: ['mails live'],
  TeardownStarted: ['undoing applicationRemoval'],
  ApplicationRemoved: ['undoing dnsRemoval'],
  DnsRemoved: ['mails live'],
  DomainTransferStarted: ['mails payment'],
}

describe('what follows from an event', () => {
  test.each([...wholePath, reassigned, cancelled(), approved, mismatched(1), deploymentStalled])(
    '$type',
    (event) => expect(queued(event)).toEqual(withJobs[event.type] ?? []),
  )

  test('is one job for every event that a table names', () => {
    const named = processes.flatMap(({ table }) => Object.keys(table))
    expect(new Set(named)).toEqual(new Set([...Object.keys(withJobs), 'ProvisioningResumed']))
  })

  test('has the same id whenever it is asked, another for each process and event', () => {
    const release = happened(wholePath[3])
    const ids = jobsOf(release).map(({ id }) => id)
    expect(jobsOf(release).map(({ id }) => id)).toEqual(ids)
    expect(ids[0]).toBe(uuidv5('provisioning:first', release.id))
    const others = jobsOf({ ...release, id: '01993e5a-4444-7000-8000-0000000000e2' })
    expect(new Set([...ids, ...others.map(({ id }) => id)]).size).toBe(6)
  })

  test('carries ids and codes only', () => {
    const [job] = jobsOf(happened(bergerOrdered))
    expect(job?.data).toEqual({
      step: 'payment',
      eventId: '01993e5a-4444-7000-8000-0000000000e1',
      stream,
      correlationId: 'order',
      since: noon,
      look: 0,
      attempt: 1,
    })
  })

  test('is the step named when a person lets it go on', () =>
    expect(queued(resumed('dns', 'x'))).toEqual(['provisioning dns']))

  test('is nothing outside of projects', () => {
    const elsewhere = { ...happened(wholePath[3]), stream: licenseStream(projectId, 'kontakt') }
    expect(jobsOf(elsewhere)).toEqual([])
  })
})

describe('an order', () => {
  const expiry = (event: VrsEvent) =>
    jobsOf(happened(event)).find(({ queue }) => queue === 'orders')?.startAfter

  test('by card expires after a day, by invoice after two weeks, a free one never', () => {
    expect(expiry(orderedBy('stripe_prepaid'))).toBe('2026-11-22T12:00:00.000Z')
    expect(expiry(orderedBy('stripe_subscription'))).toBe('2026-11-22T12:00:00.000Z')
    expect(expiry(orderedBy('invoice'))).toBe('2026-12-05T12:00:00.000Z')
    expect(queued(orderedBy('free'))).toEqual(['mails payment'])
  })
})

test('a step waits for ever only where that is meant', () => {
  const patient = Object.entries(provisioning.table)
    .filter(([, step]) => step.deadlineMinutes === undefined)
    .map(([type]) => type)
  // A server without a free place is waited for; a repeated step has the deadline of its origin.
  expect(patient).toEqual(['ProvisioningReleased', 'ProvisioningResumed'])
})
