import { describe, test } from 'bun:test'
import { given } from '../../support/decider-specification'
import {
  applicationRemoved,
  archived,
  bergerOrdered,
  cancelled,
  dnsRemoved,
  pathUntil,
  suspended,
  teardown,
  wholePath,
} from '../../support/project-events'

const suspend = { type: 'Suspend' as const, data: { cause: 'unpaid' } }
const reinstate = { type: 'Reinstate' as const, data: {} }
const archive = { type: 'Archive' as const, data: {} }
const takeDown = { type: 'StartTeardown' as const, data: teardown.data }

describe('suspending', () => {
  test('suspends a live project', () =>
    given(...wholePath)
      .when(suspend)
      .then(suspended))
  test('is ignored when it is suspended', () =>
    given(...wholePath, suspended)
      .when(suspend)
      .thenNothing())
  test('is refused before it is live', () =>
    given(...pathUntil('DeploymentStarted'))
      .when(suspend)
      .thenRefused('WRONG_STATE'))
})

describe('reinstating', () => {
  test('ends a suspension', () =>
    given(...wholePath, suspended)
      .when(reinstate)
      .then({ type: 'ProjectReinstated', data: {} }))
  test('is ignored without one', () =>
    given(...wholePath)
      .when(reinstate)
      .thenNothing())
  test('is refused once archived', () =>
    given(...wholePath, suspended, archived)
      .when(reinstate)
      .thenRefused('WRONG_STATE'))
})

describe('archiving', () => {
  test('archives a live project', () =>
    given(...wholePath)
      .when(archive)
      .then(archived))
  test('is ignored the second time', () =>
    given(...wholePath, archived)
      .when(archive)
      .thenNothing())
  test('is refused for an order', () =>
    given(bergerOrdered).when(archive).thenRefused('WRONG_STATE'))
})

describe('a teardown', () => {
  test('follows an archived project', () =>
    given(...wholePath, archived)
      .when(takeDown)
      .then(teardown))
  test('cancels what is not live yet', () =>
    given(...pathUntil('DnsConfigured'))
      .when(takeDown)
      .then(cancelled('caseworker'), teardown))
  test('is ignored the second time', () =>
    given(...wholePath, archived, teardown)
      .when(takeDown)
      .thenNothing())
  test('is refused for a live project, and where nothing was built', () => {
    given(...wholePath)
      .when(takeDown)
      .thenRefused('ARCHIVE_FIRST')
    given(bergerOrdered, cancelled()).when(takeDown).thenRefused('ARCHIVE_FIRST')
  })
})

describe('what is removed', () => {
  const application = {
    type: 'ConfirmApplicationRemoval' as const,
    data: applicationRemoved.data,
  }
  const dns = { type: 'ConfirmDnsRemoval' as const, data: dnsRemoved.data }
  const past = [...wholePath, archived, teardown]
  test('is told once', () => {
    given(...past)
      .when(application)
      .then(applicationRemoved)
    given(...past, applicationRemoved)
      .when(application)
      .thenNothing()
    given(...past, applicationRemoved)
      .when(dns)
      .then(dnsRemoved)
    given(...past, applicationRemoved, dnsRemoved)
      .when(dns)
      .thenNothing()
  })
  test('is refused without a teardown', () => {
    given(...wholePath)
      .when(application)
      .thenRefused('TOO_EARLY')
    given(...wholePath)
      .when(dns)
      .thenRefused('TOO_EARLY')
  })
})

describe('a result that comes after the project was given up', () => {
  const past = [...pathUntil('DnsConfigured'), cancelled('caseworker'), teardown]
  test('is none', () =>
    given(...past)
      .when({ type: 'ConfirmPropagation', data: { nameservers: ['ns.inwx.de'] } })
      .thenNothing())
})
