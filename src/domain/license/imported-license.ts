import type { RecordedEventOf } from '../../../events'
import type { LicenseTerms } from '../../../events/license'
import { findBerlinDay } from '../calendar/berlin-calendar'

type LicenseImported = RecordedEventOf<'LicenseImported'>
type Imported = Pick<LicenseImported, 'at' | 'data'>

export type ImportedStage = 'trial' | 'active' | 'expired' | 'revoked'

/**
 * What a license of the old marketplace is here. What had ended before the import is not ended once
 * more; words of the old marketplace that are none of ours were in force.
 */
export const findImportedStage = ({ at, data }: Imported): ImportedStage => {
  const { status, runsUntil } = data
  if (status === 'revoked') return 'revoked'
  if (status === 'expired' || (runsUntil && runsUntil <= at)) return 'expired'
  return status === 'trial' && runsUntil ? 'trial' : 'active'
}

export const isImportedSuspended = (event: Imported): boolean =>
  event.data.status === 'suspended' && findImportedStage(event) === 'active'

/** Its periods end where its paid one does. */
export const findImportedAnchor = ({ data }: Imported): string =>
  findBerlinDay(data.paidUntil ?? data.licensedAt)

/** What costs nothing is not asked to be paid: it ends at its date. */
export const findImportedTerms = ({ data }: Imported): LicenseTerms => {
  const { paidUntil, runsUntil, updatesUntil } = data
  return {
    ...(runsUntil ? { runsUntil } : {}),
    ...(updatesUntil ? { updatesUntil } : {}),
    ...(paidUntil && data.netCents > 0 ? { paidUntil } : {}),
  }
}
