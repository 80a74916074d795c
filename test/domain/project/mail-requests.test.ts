import { describe, expect, test } from 'bun:test'
import type { DomainEvent } from '../../../events'
import { isTrackerOpen } from '../../../src/domain/project/mail-requests'
import { givenProject } from '../../support/decider-specification'
import {
  pathUntil,
  projectOrdered,
  projectSuspended,
  wholePath,
} from '../../support/project-events'

const linkRequested: DomainEvent = { type: 'TrackerLinkRequested', data: {} }
/** The events of the past happened at noon. */
const requestLink = (requestedBy: 'customer' | 'staff', now: string) => ({
  type: 'RequestTrackerLink' as const,
  data: { requestedBy, now },
})
const [soon, later] = ['2026-11-21T12:09:59.000Z', '2026-11-21T12:10:00.000Z']
const [day90, day91] = ['2027-02-19T11:59:59.000Z', '2027-02-19T12:00:00.000Z']

describe('a lost link', () => {
  test('is sent again', () =>
    givenProject(projectOrdered).when(requestLink('customer', soon)).then(linkRequested))
  test('is sent once in ten minutes, whoever asks in the name of the customer', () => {
    const requested = givenProject(projectOrdered, linkRequested)
    requested.when(requestLink('customer', soon)).thenNothing()
    requested.when(requestLink('customer', later)).then(linkRequested)
  })
  test('is sent whenever staff send it', () =>
    givenProject(projectOrdered, linkRequested)
      .when(requestLink('staff', soon))
      .then(linkRequested))
  test('is refused when it would not open anything any more', () => {
    givenProject(...wholePath)
      .when(requestLink('staff', day90))
      .then(linkRequested)
    givenProject(...wholePath)
      .when(requestLink('staff', day91))
      .thenRefused('TRACKER_CLOSED')
    givenProject(...wholePath)
      .when(requestLink('customer', day91))
      .thenRefused('TRACKER_CLOSED')
  })
})

test('an order is followed until 90 days after its site went live', () => {
  const noon = '2026-11-21T12:00:00.000Z'
  expect(isTrackerOpen(null, new Date(day91))).toBe(true)
  expect([day90, day91].map((at) => isTrackerOpen(noon, new Date(at)))).toEqual([true, false])
})

describe('an invitation', () => {
  const invite = { type: 'RequestInvitation' as const, data: {} }
  test('is sent again for a live site', () =>
    givenProject(...wholePath)
      .when(invite)
      .then({ type: 'InvitationRequested', data: {} }))
  test('is refused before there is a site, and while it is suspended', () => {
    givenProject(...pathUntil('DeploymentStarted'))
      .when(invite)
      .thenRefused('WRONG_STATE')
    givenProject(...wholePath, projectSuspended)
      .when(invite)
      .thenRefused('WRONG_STATE')
  })
})

test('a mail is sent again as often as a person says so', () => {
  const data = { mailId: '0199a1b2-0000-7000-8000-0000000000f1' }
  const resent: DomainEvent = { type: 'MailResendRequested', data }
  givenProject(projectOrdered, resent).when({ type: 'ResendMail', data }).then(resent)
})
