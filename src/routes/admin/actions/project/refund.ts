import { z } from 'zod'
import type { FieldError } from '../../../../../events/refusal-error'
import { projectStream } from '../../../../../events/streams'
import { RefundFields } from '../../../../../views/admin/actions/payment-fields'
import { formatMoney } from '../../../../../views/texts/format'
import { parseEuros } from '../../../../../views/texts/parse-euros'
import { textsFor } from '../../../../../views/texts/texts'
import { findRefundShare } from '../../../../domain/payment/refund-lines'
import { canRefund } from '../../../../domain/project/allowed-actions'
import { rebuildProject } from '../../../../domain/project/evolve'
import { refundableCents, refundWayOf } from '../../../../domain/project/refunds'
import type { ActionContext } from '../define-action'
import { requiredText } from '../form-schemas'
import { defineProjectAction, type ProjectActionKind } from './define-project-action'

/** Names the nearest amounts, where this one cannot be divided into net and tax. */
const findAmountErrors = async (
  { deps, subject, locale }: ActionContext<ProjectActionKind>,
  wanted: { paymentRef: string; grossCents: number },
): Promise<FieldError[] | undefined> => {
  const { events } = await deps.store.read(projectStream(subject.id))
  const project = rebuildProject(events)
  if (project.stage === 'initial') return undefined
  const payment = project.payments.find(({ paymentRef }) => paymentRef === wanted.paymentRef)
  // More than is left is refused for that.
  if (!payment || wanted.grossCents > refundableCents(payment, project)) return undefined
  const share = findRefundShare(project, wanted)
  if (!('offers' in share)) return undefined
  const offers = share.offers.map((cents) => formatMoney(cents, locale))
  const message = textsFor(locale).project.refundOffers(offers)
  return [{ pointer: '/amountEuros', code: 'REFUND_INDIVISIBLE', message }]
}

/** Money goes back: what was not due settles its task, other money is given back. */
export const refund = defineProjectAction({
  code: 'refund',
  reasons: ['orderedTwice', 'customerAsked', 'notFulfillable', 'agreed', 'other'],
  plan: 'computed',
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
  command: async ({ refundId, paymentRef, amountEuros }, context) => {
    const { deps, reasonCode } = context
    const grossCents = parseEuros(amountEuros) ?? 0
    return (
      (await findAmountErrors(context, { paymentRef, grossCents })) ?? {
        type: 'RequestRefund',
        data: {
          refundId: refundId ?? Bun.randomUUIDv7(),
          paymentRef,
          grossCents,
          cause: reasonCode,
          way: refundWayOf(paymentRef),
          limitCents: deps.refundLimitCents,
        },
      }
    )
  },
})
