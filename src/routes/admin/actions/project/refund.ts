import { z } from 'zod'
import { RefundFields } from '../../../../../views/admin/actions/payment-fields'
import { parseEuros } from '../../../../../views/texts/parse-euros'
import { canRefund } from '../../../../domain/project/allowed-actions'
import { refundWayOf } from '../../../../domain/project/refunds'
import { requiredText } from '../form-schemas'
import { defineProjectAction } from './define-project-action'

/** Money goes back: what was not due settles its task, other money is given back. */
export const refund = defineProjectAction({
  code: 'refund',
  reasons: ['orderedTwice', 'customerAsked', 'notFulfillable', 'agreed', 'other'],
  plan: 'stated',
  isDangerous: true,
  placement: { kind: 'next', rank: 1 },
  isNext: ({ project: { openTask } }) =>
    openTask !== null && openTask !== 'chargeDisputed' && openTask !== 'paymentReturned',
  Fields: RefundFields,
  labels: (t) => ({ paymentRef: t.project.refundPayment, amountEuros: t.project.amount }),
  isAllowed: canRefund,
  input: () =>
    z.object({
      // One form is one refund, however often it is sent.
      refundId: z.uuid('INVALID').optional(),
      paymentRef: requiredText(255),
      amountEuros: z
        .string()
        .default('')
        .refine((text) => (parseEuros(text) ?? 0) > 0, 'BAD_AMOUNT'),
    }),
  command: ({ refundId, paymentRef, amountEuros }, { deps, reasonCode }) => ({
    type: 'RequestRefund',
    data: {
      refundId: refundId ?? Bun.randomUUIDv7(),
      paymentRef,
      lines: [],
      taxCents: 0,
      grossCents: parseEuros(amountEuros) ?? 0,
      cause: reasonCode,
      way: refundWayOf(paymentRef),
      limitCents: deps.refundLimitCents,
    },
  }),
})
