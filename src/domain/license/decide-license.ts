import type { RecordedEvent } from '../../../events'
import type { LicenseEvent, LicenseIssued, SuspensionCause } from '../../../events/license'
import { RefusalError } from '../../../events/refusal-error'
import { applyDueDates } from './apply-due-dates'
import { decideLicenseTerms, type LicenseTermsCommand } from './decide-license-terms'
import { isRunning, type LicenseState, rebuildLicense } from './license-state'

type LicenseStatusCommand =
  | { type: 'IssueLicense'; data: LicenseIssued['data'] }
  | { type: 'StartTrial'; data: { projectId: string; plugin: string; endsAt: string } }
  /** The same as `IssueLicense`, but only while the trial runs. */
  | { type: 'ConvertTrial'; data: LicenseIssued['data'] }
  /** An unpaid license is suspended by its dates alone. */
  | { type: 'SuspendLicense'; cause: Exclude<SuspensionCause, 'unpaid'> }
  | { type: 'ReinstateLicense'; cause: Exclude<SuspensionCause, 'unpaid'> }
  | { type: 'RevokeLicense' }
  /** What its dates have brought about until `now` (ISO-8601 UTC). */
  | { type: 'ApplyDueDates'; now: string }
  | { type: 'NoteDownload'; version: string }

export type LicenseCommand = LicenseStatusCommand | LicenseTermsCommand

/** What costs nothing has no dates. */
const issue = ({ runsUntil, updatesUntil, paidUntil, ...data }: LicenseIssued['data']) => {
  const terms = {
    ...(runsUntil ? { runsUntil } : {}),
    ...(updatesUntil ? { updatesUntil } : {}),
    ...(paidUntil ? { paidUntil } : {}),
  }
  const issued: LicenseIssued = {
    type: 'LicenseIssued',
    data: data.netCents === 0 ? data : { ...data, ...terms },
  }
  return issued
}

const convertTrial = (data: LicenseIssued['data']): LicenseEvent[] => [
  { type: 'TrialConverted', data: {} },
  issue(data),
]

const wrongStage = (license: LicenseState, expected: string) =>
  new RefusalError('WRONG_STATE', `expected a license that is ${expected}, found ${license.stage}`)

const isReminder = ({ type }: LicenseEvent) => type === 'LicenseReminderRequested'

/** What ended or suspended the license by now, though nobody has recorded it yet. */
const listOverdueEvents = (events: readonly RecordedEvent[], now: string) =>
  applyDueDates(rebuildLicense(events), now).filter((event) => !isReminder(event))

/**
 * What its dates have brought about until `now` (ISO-8601 UTC) comes before what is decided: nobody
 * acts on a license that has ended, also while its dates are not followed.
 */
export const decideAfterDueDates = (
  now: string,
  events: readonly RecordedEvent[],
  decide: (events: readonly RecordedEvent[]) => LicenseEvent[],
): LicenseEvent[] => {
  const overdue = listOverdueEvents(events, now)
  const metadata = { id: '', position: 0, by: 'system:licensing', correlationId: '' } as const
  const stream = events.at(-1)?.stream ?? ''
  const recorded = overdue.map((event) => ({
    ...{ ...event, ...metadata, causationId: '', stream, at: now },
  }))
  return [...overdue, ...decide([...events, ...recorded])]
}

export const decideLicenseAt = (
  now: string,
  command: LicenseCommand,
  events: readonly RecordedEvent[],
): LicenseEvent[] => decideAfterDueDates(now, events, (past) => decideLicense(command, past))

/** One license of one plugin for one project. */
export const decideLicense = (
  command: LicenseCommand,
  events: readonly RecordedEvent[],
): LicenseEvent[] => {
  const license = rebuildLicense(events)
  switch (command.type) {
    case 'IssueLicense':
      // A released order is worked on more than once; the license is there once.
      if (license.stage === 'active') return []
      return license.stage === 'trial' ? convertTrial(command.data) : [issue(command.data)]
    case 'ConvertTrial':
      if (license.stage === 'active') return []
      if (license.stage !== 'trial') throw wrongStage(license, 'a trial')
      return convertTrial(command.data)
    case 'StartTrial':
      if (license.stage === 'active')
        throw new RefusalError('ALREADY_LICENSED', 'expected no license yet, found one')
      // One trial per project and plugin, ever, and none for what was bought once.
      if (license.stage !== 'none')
        throw new RefusalError('TRIAL_USED', `expected no trial yet, found ${license.stage}`)
      return [{ type: 'TrialStarted', data: command.data }]
    case 'SuspendLicense':
      if (!isRunning(license)) throw wrongStage(license, 'running')
      if (license.suspendedBy.includes(command.cause)) return []
      return [{ type: 'LicenseSuspended', data: { cause: command.cause } }]
    case 'ReinstateLicense':
      if (!isRunning(license)) throw wrongStage(license, 'running')
      if (!license.suspendedBy.includes(command.cause)) return []
      return [{ type: 'LicenseReinstated', data: { cause: command.cause } }]
    case 'RevokeLicense':
      if (license.stage === 'revoked') return []
      if (!isRunning(license)) throw wrongStage(license, 'running')
      return [{ type: 'LicenseRevoked', data: {} }]
    case 'ApplyDueDates':
      return applyDueDates(license, command.now)
    case 'NoteDownload':
      if (license.stage === 'none' || license.firstVersion) return []
      return [{ type: 'PluginFirstDownloaded', data: { version: command.version } }]
    default:
      return decideLicenseTerms(command, license)
  }
}
