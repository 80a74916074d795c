import { describe, expect, test } from 'bun:test'
import type { LicenseEvent } from '../../../events/license'
import { licenseStream } from '../../../events/streams'
import { decideLicenseAt, type LicenseCommand } from '../../../src/domain/license/decide-license'
import { toRecordedEvents } from '../../support/decider-specification'
import { projectId } from '../../support/project-events'

const what = { projectId, plugin: 'kontakt' }
const sale = { cycle: 'monthly', netCents: 900, source: 'order' } as const
const paidUntil = '2026-12-20T23:00:00.000Z'
const runsUntil = '2027-01-03T23:00:00.000Z'
const expiresAt = '2027-01-19T23:00:00.000Z'
const issued: LicenseEvent = {
  type: 'LicenseIssued',
  data: { ...what, ...sale, anchorOn: '2026-11-21', paidUntil, runsUntil, updatesUntil: runsUntil },
}
const trial: LicenseEvent = {
  type: 'TrialStarted',
  data: { ...what, endsAt: '2026-12-05T10:00:00.000Z' },
}
const cancelled: LicenseEvent = { type: 'LicenseCancelled', data: { endsAt: paidUntil } }
const suspended: LicenseEvent = { type: 'LicenseSuspended', data: { cause: 'unpaid', expiresAt } }

const decideAt = (now: string, command: LicenseCommand, ...past: LicenseEvent[]) =>
  decideLicenseAt(now, command, toRecordedEvents(licenseStream(projectId, 'kontakt'), ...past))
const typesAt = (...all: Parameters<typeof decideAt>): string[] =>
  decideAt(...all).map(({ type }) => type)

const issueAgain: LicenseCommand = { type: 'IssueLicense', data: { ...what, ...sale } }

describe('while nobody follows the dates of licenses', () => {
  test('one that has ended is bought anew', () => {
    expect(typesAt('2026-12-21T00:00:00.000Z', issueAgain, issued, cancelled)).toEqual([
      'LicenseExpired',
      'LicenseIssued',
    ])
    expect(typesAt(expiresAt, issueAgain, issued)).toEqual([
      ...['LicenseSuspended', 'LicenseExpired', 'LicenseIssued'],
    ])
    expect(typesAt('2026-12-05T10:00:00.000Z', issueAgain, trial)).toEqual([
      ...['TrialEnded', 'LicenseIssued'],
    ])
  })
  test('one that has ended is not brought back, renewed or extended', () => {
    const now = '2027-02-01T00:00:00.000Z'
    for (const command of [
      { type: 'TakeBackCancellation' },
      { type: 'RenewLicense' },
      { type: 'ExtendLicense', until: '2027-06-01T00:00:00.000Z', now },
    ] as const)
      expect(() => decideAt(now, command, issued, cancelled)).toThrow('WRONG_STATE')
    expect(() =>
      decideAt(now, { type: 'ConvertTrial', data: { ...what, ...sale } }, trial),
    ).toThrow('WRONG_STATE')
  })
  test('one that is not paid is suspended first, and ends with its payment', () => {
    expect(decideAt(runsUntil, { type: 'RenewLicense' }, issued)).toMatchObject([
      suspended,
      { type: 'LicenseRenewed' },
      { type: 'LicenseReinstated', data: { cause: 'unpaid' } },
    ])
  })
  test('nothing comes first that is recorded, or not due', () => {
    expect(typesAt(runsUntil, { type: 'RenewLicense' }, issued, suspended)).toEqual([
      ...['LicenseRenewed', 'LicenseReinstated'],
    ])
    // Reminders are the scheduled task's.
    expect(typesAt('2026-12-22T00:00:00.000Z', { type: 'RenewLicense' }, issued)).toEqual([
      'LicenseRenewed',
    ])
  })
})
