import { z } from 'zod'
import { RefusalError } from '../../../../../events/refusal-error'
import { DueDaysField } from '../../../../../views/admin/actions/payment-fields'
import { describeTroubleForStaff } from '../../../../../views/texts/describe-trouble'
import { textsFor } from '../../../../../views/texts/texts'
import { listBlockingChecks } from '../../../../domain/order/preflight'
import { canApproveInvoice } from '../../../../domain/project/allowed-actions'
import { runPreflight } from '../../../orders/order-preflight'
import type { ActionContext } from '../define-action'
import { defineProjectAction, type ProjectActionKind } from './define-project-action'

const defaultDueDays = '14'

/** An order that cannot be fulfilled is not released. */
const assertPreflight = async ({
  deps,
  subject,
  requestId,
  locale,
}: ActionContext<ProjectActionKind>) => {
  if (subject.releasedAt) return
  const t = textsFor(locale)
  const checks = await runPreflight(deps, subject, { requestId, maxAgeMs: 0 })
  const errors = listBlockingChecks(checks).map(({ code, detail }) => {
    const sentence = describeTroubleForStaff({ code }, t) ?? code
    return { pointer: '', code, message: detail ? `${sentence} (${detail})` : sentence }
  })
  if (errors[0])
    throw new RefusalError(
      errors[0].code,
      `project ${subject.id} is not to be released now`,
      errors,
    )
}

/** Provisioning begins at once, the money comes later. */
export const invoiceApproval = defineProjectAction({
  code: 'invoice-approval',
  reasons: ['creditChecked', 'knownCustomer', 'agreed', 'other'],
  plan: 'none',
  placement: { kind: 'next', rank: 1 },
  Fields: DueDaysField,
  isAllowed: canApproveInvoice,
  assertReady: assertPreflight,
  input: () =>
    z.object({
      dueDays: z
        .string()
        .default(defaultDueDays)
        .transform((text) => (/^\d{1,2}$/.test(text) ? Number(text) : 0))
        .refine((days) => days >= 1 && days <= 90, 'INVALID'),
    }),
  command: ({ dueDays }) => ({ type: 'ApproveInvoice', data: { dueDays } }),
})
