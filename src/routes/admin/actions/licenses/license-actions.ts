import type { LicenseListRow } from '../../../../../projections/queries/license-list'
import type { LicenseActionModel } from '../../../../../views/admin/licenses/license-view-model'
import type { LicenseFacts } from '../../../../domain/license/allowed-license-actions'
import {
  canReinstateLicense,
  canRevokeLicense,
  canSuspendLicense,
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
  suspension,
  revocation,
]

const toLicenseFacts = ({
  status,
  suspendedByCaseworkerAt,
  projectArchivedAt,
}: LicenseListRow): LicenseFacts => ({
  status,
  isSuspendedByCaseworker: suspendedByCaseworkerAt !== null,
  isProjectEnded: projectArchivedAt !== null,
})

export const allowedLicenseActions = (license: LicenseListRow) =>
  licenseActions.filter((action) => action.isAllowed(toLicenseFacts(license)))
