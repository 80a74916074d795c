import { RefusalError } from '../../../../../events/refusal-error'
import { listProjectDisputes } from '../../../../../projections/queries/payments'
import { canWriteOffPayment } from '../../../../domain/project/allowed-actions'
import { defineProjectAction } from '../project/define-project-action'

/** Money that the bank took back is not claimed any more. */
export const writeOff = defineProjectAction({
  code: 'write-off',
  reasons: ['agreed', 'costsMoney', 'other'],
  plan: 'stated',
  isDangerous: true,
  placement: { kind: 'next', rank: 1 },
  isAllowed: canWriteOffPayment,
  command: async (_, { deps, subject }) => {
    const owed = (await listProjectDisputes(deps.sql, subject.id)).find(
      ({ returnedAt, settledAt }) => returnedAt && !settledAt,
    )
    if (!owed)
      throw new RefusalError(
        'WRONG_STATE',
        `expected a returned payment of ${subject.id}, found none`,
      )
    return { type: 'WriteOffReturnedPayment', data: { paymentRef: owed.paymentRef } }
  },
})
