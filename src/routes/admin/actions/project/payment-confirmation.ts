import { z } from 'zod'
import { PaymentFields } from '../../../../../views/admin/actions/payment-fields'
import { parseEuros } from '../../../../../views/texts/parse-euros'
import { findBerlinDay, isCalendarDay } from '../../../../domain/calendar/berlin-calendar'
import { canConfirmPayment } from '../../../../domain/project/allowed-actions'
import { findPaymentObstacle } from '../../../orders/order-preflight'
import type { ActionContext } from '../define-action'
import { requiredText } from '../form-schemas'
import { defineProjectAction, type ProjectActionKind } from './define-project-action'

const maxReferenceLength = 100
const maxInt4 = 2_147_483_647

const isAmount = (cents: number | undefined) => cents !== undefined && cents > 0 && cents <= maxInt4

const parseCents = (text: string) => (/^\d{1,10}$/.test(text) ? Number(text) : undefined)

/** Whole cents from a program, euros as a person types them from the form. */
const amountFields = {
  amountCents: z
    .string()
    .refine((text) => isAmount(parseCents(text)), 'BAD_AMOUNT')
    .optional(),
  amountEuros: z.string().optional(),
}

/** What keeps the order from being released, if this payment pays it. */
const findObstacle = async ({ deps, subject, requestId }: ActionContext<ProjectActionKind>) => {
  if (subject.progress !== 'pending_payment' || subject.archivedAt) return {}
  const found = await findPaymentObstacle(deps, subject, { requestId, maxAgeMs: 0 })
  if (!found) return {}
  const { code, detail } = found
  return { obstacle: { code, ...(detail ? { detail } : {}) } }
}

/** Records money on our account; what was not due, or differs, becomes an open task. */
export const paymentConfirmation = defineProjectAction({
  code: 'payment-confirmation',
  reasons: ['bankStatement', 'paidInCash', 'other'],
  plan: 'none',
  placement: { kind: 'next', rank: 2 },
  isNext: ({ project }) => project.paymentMethod === 'invoice' && !project.paidAt,
  Fields: PaymentFields,
  labels: (t) => ({
    amountEuros: t.project.amount,
    receivedOn: t.project.receivedOn,
    reference: t.project.reference,
  }),
  isAllowed: canConfirmPayment,
  input: ({ deps, fields }) =>
    z.object({
      ...amountFields,
      ...(fields.amountCents === undefined
        ? {
            amountEuros: z
              .string()
              .default('')
              .refine((text) => isAmount(parseEuros(text)), 'BAD_AMOUNT'),
          }
        : {}),
      receivedOn: requiredText(10).refine(
        (day) =>
          day === '' || (isCalendarDay(day) && day <= findBerlinDay(deps.now().toISOString())),
        'INVALID',
      ),
      reference: requiredText(maxReferenceLength),
    }),
  command: async ({ amountCents, amountEuros, receivedOn, reference }, context) => ({
    type: 'ConfirmPayment',
    data: {
      ...(await findObstacle(context)),
      amountCents:
        (amountCents === undefined ? parseEuros(amountEuros ?? '') : parseCents(amountCents)) ?? 0,
      currency: context.subject.price.currency,
      paymentRef: reference,
      receivedOn,
      via: 'bank',
    },
  }),
})
