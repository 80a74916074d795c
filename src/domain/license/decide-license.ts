import type { RecordedEvent } from '../../../events'
import type { LicenseEvent, LicenseIssued } from '../../../events/license'
import { RefusalError } from '../../../events/refusal-error'

type LicenseState =
  | { stage: 'none' }
  | { stage: 'active' | 'suspended' | 'revoked'; firstVersion?: string }

export type LicenseCommand =
  | { type: 'IssueLicense'; data: LicenseIssued['data'] }
  | { type: 'SuspendLicense' }
  | { type: 'ReinstateLicense' }
  | { type: 'RevokeLicense' }
  | { type: 'NoteDownload'; version: string }

const evolve = (license: LicenseState, event: RecordedEvent): LicenseState => {
  switch (event.type) {
    case 'LicenseIssued':
    case 'LicenseReinstated':
      return { ...license, stage: 'active' }
    case 'LicenseSuspended':
      return { ...license, stage: 'suspended' }
    case 'LicenseRevoked':
      return { ...license, stage: 'revoked' }
    case 'PluginFirstDownloaded':
      return license.stage === 'none' ? license : { ...license, firstVersion: event.data.version }
    default:
      return license
  }
}

const changeStage = (
  license: LicenseState,
  from: LicenseState['stage'],
  event: LicenseEvent,
  to: LicenseState['stage'],
): LicenseEvent[] => {
  if (license.stage === to) return []
  if (license.stage !== from)
    throw new RefusalError(
      'WRONG_STATE',
      `expected a license that is ${from}, found ${license.stage}`,
    )
  return [event]
}

/** One license of one plugin for one project. */
export const decideLicense = (
  command: LicenseCommand,
  events: readonly RecordedEvent[],
): LicenseEvent[] => {
  const license = events.reduce<LicenseState>(evolve, { stage: 'none' })
  switch (command.type) {
    case 'IssueLicense': {
      // A released order is worked on more than once; the license is there once.
      if (license.stage === 'active' || license.stage === 'suspended') return []
      return [{ type: 'LicenseIssued', data: command.data }]
    }
    case 'SuspendLicense':
      return changeStage(license, 'active', { type: 'LicenseSuspended', data: {} }, 'suspended')
    case 'ReinstateLicense':
      return changeStage(license, 'suspended', { type: 'LicenseReinstated', data: {} }, 'active')
    case 'RevokeLicense': {
      if (license.stage === 'suspended') return [{ type: 'LicenseRevoked', data: {} }]
      return changeStage(license, 'active', { type: 'LicenseRevoked', data: {} }, 'revoked')
    }
    case 'NoteDownload': {
      if (license.stage === 'none' || license.firstVersion) return []
      return [{ type: 'PluginFirstDownloaded', data: { version: command.version } }]
    }
  }
}
