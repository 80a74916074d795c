import { z } from 'zod'
import { RefusalError } from '../../../../../events/refusal-error'
import { listProjectRefunds } from '../../../../../projections/queries/payments'
import type { RefundRow } from '../../../../../projections/refunds'
import { TransferReferenceField } from '../../../../../views/admin/actions/payment-fields'
import { canApproveRefund, canTransferRefund } from '../../../../domain/project/allowed-actions'
import type { ActionContext } from '../define-action'
import { requiredText } from '../form-schemas'
import type { ProjectActionKind } from './define-project-action'
import { defineProjectAction } from './define-project-action'

const findOldestRefund = async (
  { deps, subject }: ActionContext<ProjectActionKind>,
  isWanted: (refund: RefundRow) => boolean,
) => {
  const refund = (await listProjectRefunds(deps.sql, subject.id)).find(isWanted)
  if (refund) return refund
  throw new RefusalError('NO_REFUND', `expected an open refund of ${subject.id}, found none`)
}

/** The refund that waits longest for the second person's word. */
const findRefundToApprove = (context: ActionContext<ProjectActionKind>) =>
  findOldestRefund(context, ({ status }) => status === 'requested')

const isToTransfer = ({ status, way }: RefundRow) =>
  status === 'failed' || (status === 'approved' && way === 'transfer')

/** The second person's word. */
export const refundApproval = defineProjectAction({
  code: 'refund-approval',
  reasons: ['agreed', 'checkedByHand', 'other'],
  plan: 'stated',
  placement: { kind: 'next', rank: 1 },
  isAllowed: canApproveRefund,
  command: async (_, context) => {
    const { refundId } = await findRefundToApprove(context)
    return {
      type: 'ApproveRefund',
      data: { refundId, approver: context.actor, isAdmin: context.actorRole === 'admin' },
    }
  },
})

export const refundRejection = defineProjectAction({
  code: 'refund-rejection',
  reasons: ['wrong', 'addedByMistake', 'other'],
  plan: 'stated',
  isDangerous: true,
  isAllowed: canApproveRefund,
  command: async (_, context) => ({
    type: 'DeclineRefund',
    data: { refundId: (await findRefundToApprove(context)).refundId },
  }),
})

/** What was paid by bank, and what Stripe could not pay back. */
export const refundTransfer = defineProjectAction({
  code: 'refund-transfer',
  reasons: ['bankStatement', 'doneElsewhere', 'other'],
  plan: 'stated',
  placement: { kind: 'next', rank: 1 },
  Fields: TransferReferenceField,
  labels: (t) => ({ reference: t.project.transferReference }),
  isAllowed: canTransferRefund,
  input: () => z.object({ reference: requiredText(100) }),
  command: async ({ reference }, context) => {
    const { refundId } = await findOldestRefund(context, isToTransfer)
    return { type: 'ConfirmRefundTransfer', data: { refundId, refundRef: reference } }
  },
})
