import { z } from 'zod'
import { RefusalError } from '../../../../../events/refusal-error'
import { listLicenses } from '../../../../../projections/queries/licenses'
import type { PurchaseTerms } from '../../../../domain/purchase/purchase-commands'
import { loadExistingCustomer } from '../../../orders/existing-customer'
import { takeOrderNumber } from '../../../orders/idempotency'
import type { ActionContext, ActionKind } from '../define-action'

/** How it is paid, and by when an invoice is due. */
export const purchasePaymentInput = {
  payment: z.enum(['stripe_prepaid', 'invoice'], 'REQUIRED').default('stripe_prepaid'),
  dueDays: z
    .string()
    .default('14')
    .transform((text) => (/^\d{1,2}$/.test(text) ? Number(text) : 0))
    .refine((days) => days >= 1 && days <= 90, 'INVALID'),
}

type PurchaseContext = Pick<ActionContext<ActionKind>, 'deps' | 'fields'>
/** For whom something is bought. */
type Buyer = { projectId: string; customerId: string }

type PaymentInput = { payment: PurchaseTerms['paymentMethod']; dueDays: number }

/** Shown only, it is not given a number: that would be spent for nothing. */
const isPlan = ({ fields }: PurchaseContext) => fields.view === 'plan'

/** Only companies buy on invoice. */
const assertBusiness = async ({ deps }: PurchaseContext, { customerId }: Buyer) => {
  const customer = await loadExistingCustomer(deps, customerId)
  if (customer?.business.company && customer.business.country) return
  const code = 'INVOICE_NEEDS_COMPANY'
  throw new RefusalError(code, `expected ${customerId} to be a company`, [
    { pointer: '/payment', code },
  ])
}

export const loadPurchaseTerms = async (
  context: PurchaseContext,
  buyer: Buyer,
  { payment, dueDays }: PaymentInput,
): Promise<PurchaseTerms> => {
  const { deps } = context
  if (payment === 'invoice') await assertBusiness(context, buyer)
  const [licenses, orderNumber] = await Promise.all([
    listLicenses(deps.sql, buyer.projectId),
    isPlan(context) ? '' : takeOrderNumber(deps.sql, deps.now()),
  ])
  const now = deps.now().toISOString()
  return { orderNumber, paymentMethod: payment, dueDays, licenses, now }
}

/** What is offered now, and what each plugin depends on. */
export const loadPurchaseOffer = async ({ deps }: PurchaseContext) => {
  const { offer } = await deps.catalogueSnapshot()
  return { offer, dependencies: offer.dependencies }
}

/** The ticked ones of a form that names each `plugin.<name>`. */
export const readTickedPlugins = (fields: Readonly<Partial<Record<string, string>>>) =>
  Object.keys(fields)
    .filter((name) => name.startsWith('plugin.') && fields[name] !== '')
    .map((name) => name.slice('plugin.'.length))
