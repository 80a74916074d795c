import { z } from 'zod'
import { TransferCodeField } from '../../../../../views/admin/actions/correction-fields'
import { canReplaceTransferCode } from '../../../../domain/project/allowed-actions'
import { authCodeRow } from '../../../orders/auth-code-row'
import { maxAuthCodeLength, requiredText } from '../form-schemas'
import { defineProjectAction } from './define-project-action'

/** Another auth code; it goes into a sealed row, never into the command. */
export const transferCode = defineProjectAction({
  code: 'transfer-code',
  reasons: ['customerSent', 'codeExpired', 'other'],
  plan: 'computed',
  Fields: TransferCodeField,
  labels: (t) => ({ authCode: t.project.authCode }),
  isAllowed: canReplaceTransferCode,
  input: () => z.object({ authCode: requiredText(maxAuthCodeLength) }),
  command: () => ({ type: 'ReplaceTransferCode', data: {} }),
  options: (_, { deps, subject, fields }) => ({
    statements: [authCodeRow(deps.vault, subject.id, fields.authCode ?? '')],
  }),
})
