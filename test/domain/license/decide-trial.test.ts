import { describe, expect, test } from 'bun:test'
import type { RecordedEvent } from '../../../events'
import type { LicenseIssued } from '../../../events/license'
import { licenseStream } from '../../../events/streams'
import { decideLicense } from '../../../src/domain/license/decide-license'
import { rebuildLicense } from '../../../src/domain/license/license-state'
import { givenLicense, toRecordedEvents } from '../../support/decider-specification'
import { noon, projectId } from '../../support/project-events'

const what = { projectId, plugin: 'kontakt' }
const endsAt = '2026-12-10T09:30:00.000Z'
const started = { type: 'TrialStarted', data: { ...what, endsAt } } as const
const ended = { type: 'TrialEnded', data: {} } as const
const converted = { type: 'TrialConverted', data: {} } as const
const data: LicenseIssued['data'] = { ...what, cycle: 'monthly', netCents: 900, source: 'order' }
const issued: LicenseIssued = { type: 'LicenseIssued', data }
const revoked = { type: 'LicenseRevoked', data: {} } as const

const start = { type: 'StartTrial', data: { ...what, endsAt } } as const
const convert = { type: 'ConvertTrial', data } as const
const at = (now: string) => ({ type: 'ApplyDueDates', now }) as const
const reminder = (code: 'trialEndsIn7Days' | 'trialEndsIn3Days' | 'trialEndsTomorrow') =>
  ({
    type: 'LicenseReminderRequested',
    data: { reminder: code, until: endsAt, runsUntil: endsAt },
  }) as const

describe('a trial', () => {
  test('starts once, ever', () => {
    givenLicense().when(start).then(started)
    givenLicense(started).when(start).thenRefused('TRIAL_USED')
    givenLicense(started, ended).when(start).thenRefused('TRIAL_USED')
    givenLicense(started, revoked).when(start).thenRefused('TRIAL_USED')
  })
  test('is not for what was licensed', () => {
    givenLicense(issued).when(start).thenRefused('ALREADY_LICENSED')
    givenLicense(issued, revoked).when(start).thenRefused('TRIAL_USED')
  })
  test('becomes a license by an order, or by its conversion', () => {
    givenLicense(started).when(convert).then(converted, issued)
    givenLicense(started).when({ type: 'IssueLicense', data }).then(converted, issued)
    givenLicense(started, converted, issued).when(convert).thenNothing()
  })
  test('that has ended is no more converted, but bought', () => {
    givenLicense(started, ended).when(convert).thenRefused('WRONG_STATE')
    givenLicense(started, ended).when({ type: 'IssueLicense', data }).then(issued)
  })
  test('is extended to a later end', () => {
    const extend = (until: string) => ({ type: 'ExtendLicense', until, now: noon }) as const
    const later = '2026-12-12T09:30:00.000Z'
    givenLicense(started)
      .when(extend(later))
      .then({ type: 'TrialExtended', data: { endsAt: later } })
    givenLicense(started).when(extend(endsAt)).thenRefused('BAD_DATE')
    givenLicense(started, ended).when(extend(later)).thenRefused('WRONG_STATE')
  })
  test('has no periods to renew, to upgrade or to cancel', () => {
    givenLicense(started).when({ type: 'RenewLicense' }).thenRefused('WRONG_STATE')
    givenLicense(started).when({ type: 'CancelLicense', now: noon }).thenRefused('WRONG_STATE')
    givenLicense(started)
      .when({
        type: 'UpgradeLicense',
        data: { cycle: 'yearly', netCents: 1 },
        anchorOn: '2026-12-01',
      })
      .thenRefused('WRONG_STATE')
  })
  test('stays suspended by a person when it is bought', () => {
    const suspended = { type: 'LicenseSuspended', data: { cause: 'caseworker' } } as const
    const stream = licenseStream(projectId, 'kontakt')
    const events = toRecordedEvents(stream, started, suspended, converted, issued)
    expect(rebuildLicense(events)).toMatchObject({ stage: 'active', suspendedBy: ['caseworker'] })
  })
})

describe('the dates of a trial', () => {
  test('are reminded of 7, 3 and 1 days before the end, and end it to the minute', () => {
    givenLicense(started).when(at('2026-12-03T09:29:59.999Z')).thenNothing()
    givenLicense(started).when(at('2026-12-03T09:30:00.000Z')).then(reminder('trialEndsIn7Days'))
    const one = [started, reminder('trialEndsIn7Days')] as const
    givenLicense(...one)
      .when(at('2026-12-07T09:29:59.999Z'))
      .thenNothing()
    givenLicense(...one)
      .when(at('2026-12-07T09:30:00.000Z'))
      .then(reminder('trialEndsIn3Days'))
    const two = [...one, reminder('trialEndsIn3Days')] as const
    givenLicense(...two)
      .when(at('2026-12-09T09:30:00.000Z'))
      .then(reminder('trialEndsTomorrow'))
    const three = [...two, reminder('trialEndsTomorrow')] as const
    givenLicense(...three)
      .when(at('2026-12-10T09:29:59.999Z'))
      .thenNothing()
    givenLicense(...three)
      .when(at(endsAt))
      .then(ended)
    givenLicense(...three, ended)
      .when(at('2027-12-10T09:30:00.000Z'))
      .thenNothing()
  })
  test('leave out reminders that a downtime has overtaken', () => {
    givenLicense(started).when(at('2026-12-09T10:00:00.000Z')).then(reminder('trialEndsTomorrow'))
    givenLicense(started).when(at('2026-12-11T00:00:00.000Z')).then(ended)
  })
  test('that were past when it began are not reminded of', () => {
    // It began on 21 November; the reminder of 7 days would have been one on the 19th.
    const short = { ...started, data: { ...what, endsAt: '2026-11-26T09:30:00.000Z' } }
    givenLicense(short).when(at('2026-11-22T00:00:00.000Z')).thenNothing()
  })
  test('keep the time of day over the end of summer time', () => {
    const summer = { ...started, at: '2026-10-12T09:30:00.000Z' }
    const over = { ...summer, data: { ...what, endsAt: '2026-10-26T10:30:00.000Z' } }
    const events = toRecordedEvents(licenseStream(projectId, 'kontakt'), over)
    const decide = (now: string, past: RecordedEvent[]) => decideLicense(at(now), past)
    expect(decide('2026-10-19T09:29:00.000Z', events)).toEqual([])
    expect(decide('2026-10-19T09:30:00.000Z', events)).toHaveLength(1)
  })
})
