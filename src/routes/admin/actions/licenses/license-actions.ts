import { z } from 'zod'
import type { LicenseListRow } from '../../../../../projections/queries/license-list'
import { ExtensionFields } from '../../../../../views/admin/licenses/extension-fields'
import type { LicenseActionModel } from '../../../../../views/admin/licenses/license-view-model'
import {
  addBerlinDays,
  isCalendarDay,
  startOfBerlinDay,
} from '../../../../domain/calendar/berlin-calendar'
import type { LicenseFacts } from '../../../../domain/license/allowed-license-actions'
import {
  canCancelLicense,
  canExtendLicense,
  canReinstateLicense,
  canRevokeLicense,
  canSuspendLicense,
  canTakeBackCancellation,
} from '../../../../domain/license/allowed-license-actions'
import type { LicenseCommand } from '../../../../domain/license/decide-license'
import { type ActionKind, type AdminAction, defineCodedAction } from '../define-action'

export type LicenseActionKind = ActionKind<
  LicenseListRow,
  LicenseFacts,
  LicenseActionModel,
  LicenseCommand
>

const defineLicenseAction = defineCodedAction<LicenseActionKind>()((t) => t.licenses.actions)

/** Its plugin stops; its site keeps the data. */
const suspension = defineLicenseAction({
  code: 'suspension',
  reasons: ['unpaid', 'abuse', 'customerAsked', 'other'],
  plan: 'stated',
  isDangerous: true,
  isBulk: true,
  isAllowed: canSuspendLicense,
  command: () => ({ type: 'SuspendLicense', cause: 'caseworker' }),
})

const reinstatement = defineLicenseAction({
  code: 'reinstatement',
  reasons: ['paid', 'resolved', 'other'],
  plan: 'stated',
  isBulk: true,
  isAllowed: canReinstateLicense,
  command: () => ({ type: 'ReinstateLicense', cause: 'caseworker' }),
})

const maxDay = '2100-01-01'
const daySchema = z
  .string('BAD_DATE')
  .refine((day) => isCalendarDay(day) && day < maxDay, 'BAD_DATE')

/** Until the end of a day in Berlin, with no money; what was unpaid runs again. */
const extension = defineLicenseAction({
  code: 'extension',
  reasons: ['paid', 'agreed', 'other'],
  plan: 'stated',
  isAllowed: canExtendLicense,
  Fields: ExtensionFields,
  labels: (t) => ({ lastDay: t.licenses.lastDay }),
  input: () => z.object({ lastDay: daySchema }),
  command: ({ lastDay }, { deps }) => ({
    type: 'ExtendLicense',
    until: addBerlinDays(startOfBerlinDay(lastDay), 1),
    now: deps.now().toISOString(),
  }),
})

/** To the end of the paid period. */
const cancellation = defineLicenseAction({
  code: 'cancellation',
  reasons: ['customerAsked', 'contractEnded', 'other'],
  plan: 'stated',
  isDangerous: true,
  isBulk: true,
  isAllowed: canCancelLicense,
  command: (_, { deps }) => ({ type: 'CancelLicense', now: deps.now().toISOString() }),
})

const continuation = defineLicenseAction({
  code: 'continuation',
  reasons: ['customerAsked', 'wrong', 'other'],
  plan: 'stated',
  isBulk: true,
  isAllowed: canTakeBackCancellation,
  command: () => ({ type: 'TakeBackCancellation' }),
})

/** For ever; the plugin can only be bought anew. */
const revocation = defineLicenseAction({
  code: 'revocation',
  reasons: ['abuse', 'contractEnded', 'wrong', 'other'],
  plan: 'stated',
  isDangerous: true,
  isBulk: true,
  isAllowed: canRevokeLicense,
  command: () => ({ type: 'RevokeLicense' }),
})

/** Every act on one license, in the order in which its page offers them. */
export const licenseActions: readonly AdminAction<LicenseActionKind>[] = [
  reinstatement,
  extension,
  continuation,
  cancellation,
  suspension,
  revocation,
]

const toLicenseFacts = ({
  status,
  suspendedByCaseworkerAt,
  projectArchivedAt,
  ...license
}: LicenseListRow): LicenseFacts => ({
  status,
  isSuspendedByCaseworker: suspendedByCaseworkerAt !== null,
  hasEnd: [license.runsUntil, license.updatesUntil, license.trialEndsAt].some(Boolean),
  hasPeriods: license.paidUntil !== null,
  isCancelled: license.endsAt !== null,
  isProjectEnded: projectArchivedAt !== null,
})

export const allowedLicenseActions = (license: LicenseListRow) =>
  licenseActions.filter((action) => action.isAllowed(toLicenseFacts(license)))
