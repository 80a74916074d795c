import { describe, expect, test } from 'bun:test'
import type { LicenseIssued } from '../../../events/license'
import { calculateLicenseTerms } from '../../../src/domain/license/license-terms'
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
const suspended = { type: 'LicenseSuspended', data: {} } as const
const reinstated = { type: 'LicenseReinstated', data: {} } as const
const revoked = { type: 'LicenseRevoked', data: {} } as const
const downloaded = { type: 'PluginFirstDownloaded', data: { version: '1.0.0' } } as const

const issue = { type: 'IssueLicense', data } as const
const suspend = { type: 'SuspendLicense' } as const
const reinstate = { type: 'ReinstateLicense' } as const
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

describe('terms', () => {
  const from = (text: string) => new Date(text)

  test('of a single payment: for ever, with updates for a year', () =>
    expect(calculateLicenseTerms('once', from('2026-11-21T10:30:00.000Z'))).toEqual({
      updatesUntil: '2027-11-21T10:30:00.000Z',
    }))

  test('of a month: paid for it, running fourteen days longer', () =>
    expect(calculateLicenseTerms('monthly', from('2026-11-21T10:30:00.000Z'))).toEqual({
      paidUntil: '2026-12-21T10:30:00.000Z',
      runsUntil: '2027-01-04T10:30:00.000Z',
      updatesUntil: '2027-01-04T10:30:00.000Z',
    }))

  test.each([
    ['monthly', '2026-01-31T23:59:59.999Z', '2026-02-28T23:59:59.999Z'],
    ['monthly', '2028-01-31T00:00:00.000Z', '2028-02-29T00:00:00.000Z'],
    ['monthly', '2026-12-31T08:00:00.000Z', '2027-01-31T08:00:00.000Z'],
    ['yearly', '2028-02-29T08:00:00.000Z', '2029-02-28T08:00:00.000Z'],
  ] as const)('%s from %s are paid until %s', (cycle, start, paidUntil) =>
    expect(calculateLicenseTerms(cycle, from(start)).paidUntil).toBe(paidUntil),
  )
})
