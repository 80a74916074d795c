import { describe, test } from 'bun:test'
import { givenProject } from '../../support/decider-specification'
import {
  applicationRemoved,
  dnsRemoved,
  orderCancelled,
  pathUntil,
  projectArchived,
  projectOrdered,
  projectSuspended,
  teardownStarted,
  wholePath,
} from '../../support/project-events'

const suspend = { type: 'Suspend' as const, data: { cause: 'unpaid' } }
const reinstate = { type: 'Reinstate' as const, data: {} }
const archive = { type: 'Archive' as const, data: {} }
const startTeardown = { type: 'StartTeardown' as const, data: teardownStarted.data }

describe('suspending', () => {
  test('suspends a live project', () =>
    givenProject(...wholePath)
      .when(suspend)
      .then(projectSuspended))
  test('is ignored when it is suspended', () =>
    givenProject(...wholePath, projectSuspended)
      .when(suspend)
      .thenNothing())
  test('is refused before it is live', () =>
    givenProject(...pathUntil('DeploymentStarted'))
      .when(suspend)
      .thenRefused('WRONG_STATE'))
})

describe('reinstating', () => {
  test('ends a suspension', () =>
    givenProject(...wholePath, projectSuspended)
      .when(reinstate)
      .then({ type: 'ProjectReinstated', data: {} }))
  test('is ignored without one', () =>
    givenProject(...wholePath)
      .when(reinstate)
      .thenNothing())
  test('is refused once archived', () =>
    givenProject(...wholePath, projectSuspended, projectArchived)
      .when(reinstate)
      .thenRefused('WRONG_STATE'))
})

describe('the site of a project', () => {
  const confirm = (status: 'suspended' | 'active') => ({
    type: 'ConfirmSiteStatus' as const,
    data: { status },
  })
  const reinstated = { type: 'ProjectReinstated' as const, data: {} }
  const confirmed = { type: 'SuspensionConfirmed' as const, data: {} }

  test('confirms a suspension with the first answer that has it', () =>
    givenProject(...wholePath, projectSuspended)
      .when(confirm('suspended'))
      .then(confirmed))
  test('confirms it once', () =>
    givenProject(...wholePath, projectSuspended, confirmed)
      .when(confirm('suspended'))
      .thenNothing())
  test('confirms nothing with an answer of before', () =>
    givenProject(...wholePath, projectSuspended)
      .when(confirm('active'))
      .thenNothing())
  test('confirms the reinstatement, and a second suspension anew', () => {
    givenProject(...wholePath, projectSuspended, confirmed, reinstated)
      .when(confirm('active'))
      .then({ type: 'ReinstatementConfirmed', data: {} })
    givenProject(...wholePath, projectSuspended, confirmed, reinstated, projectSuspended)
      .when(confirm('suspended'))
      .then(confirmed)
  })
  test('confirms nothing that was not decided, or is over', () => {
    givenProject(...wholePath)
      .when(confirm('active'))
      .thenNothing()
    givenProject(...wholePath, projectSuspended, projectArchived)
      .when(confirm('suspended'))
      .thenNothing()
  })
})

describe('archiving', () => {
  test('archives a live project', () =>
    givenProject(...wholePath)
      .when(archive)
      .then(projectArchived))
  test('is ignored the second time', () =>
    givenProject(...wholePath, projectArchived)
      .when(archive)
      .thenNothing())
  test('is refused for an order', () =>
    givenProject(projectOrdered).when(archive).thenRefused('WRONG_STATE'))
})

describe('a teardown', () => {
  test('follows an archived project', () =>
    givenProject(...wholePath, projectArchived)
      .when(startTeardown)
      .then(teardownStarted))
  test('cancels what is not live yet', () =>
    givenProject(...pathUntil('DnsConfigured'))
      .when(startTeardown)
      .then(orderCancelled('caseworker'), teardownStarted))
  test('is ignored the second time', () =>
    givenProject(...wholePath, projectArchived, teardownStarted)
      .when(startTeardown)
      .thenNothing())
  test('is refused for a live project, and where nothing was built', () => {
    givenProject(...wholePath)
      .when(startTeardown)
      .thenRefused('ARCHIVE_FIRST')
    givenProject(projectOrdered, orderCancelled()).when(startTeardown).thenRefused('ARCHIVE_FIRST')
  })
})

describe('what is removed', () => {
  const application = {
    type: 'ConfirmApplicationRemoval' as const,
    data: applicationRemoved.data,
  }
  const dns = { type: 'ConfirmDnsRemoval' as const, data: dnsRemoved.data }
  const past = [...wholePath, projectArchived, teardownStarted]
  test('is told once', () => {
    givenProject(...past)
      .when(application)
      .then(applicationRemoved)
    givenProject(...past, applicationRemoved)
      .when(application)
      .thenNothing()
    givenProject(...past, applicationRemoved)
      .when(dns)
      .then(dnsRemoved)
    givenProject(...past, applicationRemoved, dnsRemoved)
      .when(dns)
      .thenNothing()
  })
  test('is refused without a teardown', () => {
    givenProject(...wholePath)
      .when(application)
      .thenRefused('TOO_EARLY')
    givenProject(...wholePath)
      .when(dns)
      .thenRefused('TOO_EARLY')
  })
})

describe('a result that comes after the project was given up', () => {
  const past = [...pathUntil('DnsConfigured'), orderCancelled('caseworker'), teardownStarted]
  test('is none', () =>
    givenProject(...past)
      .when({ type: 'ConfirmPropagation', data: { nameservers: ['ns.inwx.de'] } })
      .thenNothing())
})
