import { z } from 'zod'
import { RefusalError } from '../../../../../events/refusal-error'
import { listLicenses } from '../../../../../projections/queries/licenses'
import type { PurchaseTerms } from '../../../../domain/purchase/purchase-commands'
import { loadExistingCustomer } from '../../../orders/existing-customer'
import { takeOrderNumber } from '../../../orders/idempotency'
import type { ActionContext } from '../define-action'
import type { ProjectActionKind } from '../project/define-project-action'

/** How it is paid, and by when an invoice is due. */
export const purchasePaymentInput = {
  payment: z.enum(['stripe_prepaid', 'invoice'], 'REQUIRED').default('stripe_prepaid'),
  dueDays: z
    .string()
    .default('14')
    .transform((text) => (/^\d{1,2}$/.test(text) ? Number(text) : 0))
    .refine((days) => days >= 1 && days <= 90, 'INVALID'),
}

type PaymentInput = { payment: PurchaseTerms['paymentMethod']; dueDays: number }

/** Shown only, it is not given a number: that would be spent for nothing. */
const isPlan = ({ fields }: ActionContext<ProjectActionKind>) => fields.view === 'plan'

/** Only companies buy on invoice. */
const assertBusiness = async ({ deps, subject }: ActionContext<ProjectActionKind>) => {
  const customer = await loadExistingCustomer(deps, subject.customerId)
  if (customer?.business.company && customer.business.country) return
  const code = 'INVOICE_NEEDS_COMPANY'
  throw new RefusalError(code, `expected ${subject.customerId} to be a company`, [
    { pointer: '/payment', code },
  ])
}

export const loadPurchaseTerms = async (
  context: ActionContext<ProjectActionKind>,
  { payment, dueDays }: PaymentInput,
): Promise<PurchaseTerms> => {
  const { deps, subject } = context
  if (payment === 'invoice') await assertBusiness(context)
  const [licenses, orderNumber] = await Promise.all([
    listLicenses(deps.sql, subject.id),
    isPlan(context) ? '' : takeOrderNumber(deps.sql, deps.now()),
  ])
  const now = deps.now().toISOString()
  return { orderNumber, paymentMethod: payment, dueDays, licenses, now }
}

/** The ticked ones of a form that names each `plugin.<name>`. */
export const readTickedPlugins = (fields: Readonly<Partial<Record<string, string>>>) =>
  Object.keys(fields)
    .filter((name) => name.startsWith('plugin.') && fields[name] !== '')
    .map((name) => name.slice('plugin.'.length))
