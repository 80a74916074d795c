import { describe, test } from 'bun:test'
import type { LicenseIssued } from '../../../events/license'
import { givenLicense } from '../../support/decider-specification'
import { projectId } from '../../support/project-events'

const data: LicenseIssued['data'] = {
  projectId,
  plugin: 'kontakt',
  cycle: 'monthly',
  netCents: 2900,
  source: 'order',
  paidUntil: '2026-12-21T12:00:00.000Z',
}
const issued: LicenseIssued = { type: 'LicenseIssued', data }
const suspended = { type: 'LicenseSuspended', data: { cause: 'caseworker' } } as const
const reinstated = { type: 'LicenseReinstated', data: { cause: 'caseworker' } } as const
const revoked = { type: 'LicenseRevoked', data: {} } as const
const downloaded = { type: 'PluginFirstDownloaded', data: { version: '1.0.0' } } as const

const issue = { type: 'IssueLicense', data } as const
const suspend = { type: 'SuspendLicense', cause: 'caseworker' } as const
const reinstate = { type: 'ReinstateLicense', cause: 'caseworker' } as const
const revoke = { type: 'RevokeLicense' } as const
const download = { type: 'NoteDownload', version: '1.0.0' } as const

describe('issuing a license', () => {
  test('records it', () => givenLicense().when(issue).then(issued))
  test('is ignored while there is one', () => {
    givenLicense(issued).when(issue).thenNothing()
    givenLicense(issued, suspended).when(issue).thenNothing()
  })
  test('is possible again after a revocation', () =>
    givenLicense(issued, revoked).when(issue).then(issued))
})

describe('suspending a license', () => {
  test('happens to an active one', () => givenLicense(issued).when(suspend).then(suspended))
  test('is ignored when it is suspended', () =>
    givenLicense(issued, suspended).when(suspend).thenNothing())
  test('is refused without a license and after its revocation', () => {
    givenLicense().when(suspend).thenRefused('WRONG_STATE')
    givenLicense(issued, revoked).when(suspend).thenRefused('WRONG_STATE')
  })
})

describe('reinstating a license', () => {
  test('happens to a suspended one', () =>
    givenLicense(issued, suspended).when(reinstate).then(reinstated))
  test('is ignored when it is active', () => {
    givenLicense(issued).when(reinstate).thenNothing()
    givenLicense(issued, suspended, reinstated).when(reinstate).thenNothing()
  })
  test('is refused without a license and after its revocation', () => {
    givenLicense().when(reinstate).thenRefused('WRONG_STATE')
    givenLicense(issued, revoked).when(reinstate).thenRefused('WRONG_STATE')
  })
})

describe('suspensions for several causes', () => {
  const byProject = { type: 'LicenseSuspended', data: { cause: 'project' } } as const
  const withProject = { type: 'ReinstateLicense', cause: 'project' } as const

  test('hold beside each other', () =>
    givenLicense(issued, suspended)
      .when({ type: 'SuspendLicense', cause: 'project' })
      .then(byProject))
  test('end one by one', () => {
    givenLicense(issued, suspended, byProject)
      .when(withProject)
      .then({ type: 'LicenseReinstated', data: { cause: 'project' } })
    givenLicense(issued, suspended).when(withProject).thenNothing()
  })
  test('of old events are told apart by their author', () => {
    const old = { type: 'LicenseSuspended', data: {} } as const
    givenLicense(issued, { ...old, by: 'system:licensing' } as typeof old)
      .when(withProject)
      .then({ type: 'LicenseReinstated', data: { cause: 'project' } })
    givenLicense(issued, old).when(withProject).thenNothing()
    givenLicense(issued, old).when(reinstate).then(reinstated)
  })
  test('end with an old reinstatement, whatever they were', () => {
    const old = { type: 'LicenseReinstated', data: {} } as const
    givenLicense(issued, suspended, byProject, old).when(reinstate).thenNothing()
  })
})

describe('revoking a license', () => {
  test('happens to an active and to a suspended one', () => {
    givenLicense(issued).when(revoke).then(revoked)
    givenLicense(issued, suspended).when(revoke).then(revoked)
  })
  test('is ignored when it is revoked', () =>
    givenLicense(issued, revoked).when(revoke).thenNothing())
  test('is refused without a license', () => givenLicense().when(revoke).thenRefused('WRONG_STATE'))
})

describe('a download', () => {
  test('is noted the first time', () => givenLicense(issued).when(download).then(downloaded))
  test('is ignored afterwards, a suspension between or not', () => {
    givenLicense(issued, downloaded).when(download).thenNothing()
    givenLicense(issued, downloaded, suspended, reinstated).when(download).thenNothing()
  })
  test('of something without a license is nothing', () =>
    givenLicense().when(download).thenNothing())
})
