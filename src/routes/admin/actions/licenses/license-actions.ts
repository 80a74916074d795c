import { z } from 'zod'
import { billingCycles } from '../../../../../events/codes'
import { isOpenPurchase } from '../../../../../projections/purchases'
import type { LicenseListRow } from '../../../../../projections/queries/license-list'
import { listPurchases } from '../../../../../projections/queries/purchases'
import { ExtensionFields } from '../../../../../views/admin/licenses/extension-fields'
import { LicenseDowngradeFields } from '../../../../../views/admin/licenses/license-purchase-fields'
import type { LicenseActionModel } from '../../../../../views/admin/licenses/license-view-model'
import {
  addBerlinDays,
  isCalendarDay,
  startOfBerlinDay,
} from '../../../../domain/calendar/berlin-calendar'
import type { LicenseFacts } from '../../../../domain/license/allowed-license-actions'
import {
  canCancelLicense,
  canDowngradeLicense,
  canExtendLicense,
  canReinstateLicense,
  canRevokeLicense,
  canSuspendLicense,
  canTakeBackCancellation,
} from '../../../../domain/license/allowed-license-actions'
import type { LicenseCommand } from '../../../../domain/license/decide-license'
import {
  type ActionContext,
  type ActionKind,
  type AdminAction,
  defineCodedAction,
} from '../define-action'
import { priceIsConfirmed } from '../purchases/purchase-actions'
import { listLicenseOffers } from './license-offers'
import { licensePurchaseActions } from './license-purchase-actions'

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

const isOrdered = async ({ deps, subject }: ActionContext<LicenseActionKind>) =>
  (await listPurchases(deps.sql, subject.projectId)).some(
    (one) => isOpenPurchase(one) && one.plugins.includes(subject.plugin),
  )

/** A shorter cycle after the paid period, for what it costs today. */
const downgrade = defineLicenseAction({
  code: 'downgrade',
  reasons: ['customerAsked', 'agreed', 'other'],
  plan: 'computed',
  confirmation: priceIsConfirmed,
  isAllowed: canDowngradeLicense,
  Fields: LicenseDowngradeFields,
  labels: (t) => ({ cycle: t.licenses.cycle }),
  input: () => z.object({ cycle: z.enum(billingCycles, 'REQUIRED') }),
  command: async ({ cycle }, context) => {
    const { deps, subject } = context
    if (await isOrdered(context)) return [{ pointer: '', code: 'ALREADY_ORDERED' }]
    const { offer } = await deps.catalogueSnapshot()
    const { shorter } = listLicenseOffers(subject, offer, deps.now())
    const found = shorter.find((one) => one.cycle === cycle)
    if (!found) return [{ pointer: '/cycle', code: 'NOT_AVAILABLE' }]
    return { type: 'DowngradeLicense', data: found }
  },
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
  downgrade,
  continuation,
  cancellation,
  suspension,
  revocation,
]

const toLicenseFacts = ({
  status,
  cycle,
  suspendedByCaseworkerAt,
  projectArchivedAt,
  ...license
}: LicenseListRow): LicenseFacts => ({
  status,
  cycle,
  isSuspendedByCaseworker: suspendedByCaseworkerAt !== null,
  hasEnd: [license.runsUntil, license.updatesUntil, license.trialEndsAt].some(Boolean),
  hasPeriods: license.paidUntil !== null,
  isCancelled: license.endsAt !== null,
  isProjectEnded: projectArchivedAt !== null,
  isProjectLive:
    license.projectLiveAt !== null &&
    license.projectImportedAt === null &&
    license.projectSuspendedAt === null,
})

/** In the order in which the page of a license offers them: what is sold for it comes first. */
export const allowedLicenseActions = (license: LicenseListRow) => {
  const facts = toLicenseFacts(license)
  return [...licensePurchaseActions, ...licenseActions].filter(({ isAllowed }) => isAllowed(facts))
}
