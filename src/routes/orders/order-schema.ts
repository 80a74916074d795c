import { z } from '@hono/zod-openapi'
import { billingCycles, domainKinds, paymentMethods } from '../../../events/codes'
import type { FieldError } from '../../../events/refusal-error'
import { parseContactField } from '../../domain/contact/contact-fields'
import { findRegistrantFaults } from '../../domain/contact/domain-holder'
import { isReadableLine } from '../../domain/contact/text-line'
import type { OrderRequest } from '../../domain/order/validate-order'
import { toFieldErrors } from '../http/field-errors'

/** The terms that an API caller accepts by ordering, if it does not say otherwise. */
export const termsVersion = '2026-11'

const boundedText = (maxLength: number) =>
  z.string().trim().min(1).max(maxLength).refine(isReadableLine, { error: 'BAD_CHARACTERS' })
const optional = (schema: z.ZodType<string>) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional())

const contactText = (field: string, maxLength: number) =>
  boundedText(maxLength).transform((text, context) => {
    const parsed = parseContactField(field, text)
    if ('value' in parsed) return parsed.value
    context.addIssue({ code: 'custom', message: parsed.code })
    return z.NEVER
  })

const customerFields = z.object({
  name: boundedText(100),
  // In Unicode a domain is shorter than the ACE that is kept.
  email: contactText('email', 254).openapi({ type: 'string', format: 'email', maxLength: 254 }),
  company: optional(boundedText(100)),
  street: optional(boundedText(100)),
  postalCode: optional(boundedText(10)),
  city: optional(boundedText(100)),
  country: optional(contactText('country', 100)).openapi({
    type: ['string', 'null'],
    pattern: '^[A-Z]{2}$',
    description: 'By ISO 3166-1.',
  }),
  phone: optional(boundedText(30)).openapi({
    description: 'One number; without the code of its country it is read as one of `country`.',
  }),
  vatId: optional(contactText('vatId', 30)).openapi({
    type: ['string', 'null'],
    maxLength: 30,
    pattern: '^[A-Za-z]{2}[A-Za-z0-9 .\\-/]*$',
    description: 'Kept in capitals without blanks; its check digit is judged.',
  }),
})

type PhoneFields = { phone?: string | undefined; country?: string | undefined }

/** Only with its country a number typed without its code can be read. */
const readPhoneNumber = <Fields extends PhoneFields>(
  fields: Fields,
  context: z.core.$RefinementCtx,
): Fields => {
  if (fields.phone === undefined) return fields
  const phone = parseContactField('phone', fields.phone, fields.country)
  if ('value' in phone) return { ...fields, phone: phone.value }
  context.addIssue({ code: 'custom', message: phone.code, path: ['phone'] })
  return z.NEVER
}

export const customerSchema = customerFields.transform(readPhoneNumber)

/** A customer's data as they are from now on, and why, where staff correct them. */
export const contactCorrectionSchema = customerFields
  .extend({
    reason: optional(z.string().trim().max(1000)).openapi({
      description: 'Why; needed where staff correct the contact.',
    }),
  })
  .transform(readPhoneNumber)

const visibleText = /^[^\p{C}\p{Z}]([^\p{C}]*[^\p{C}\p{Z}])?$/u

/** What the present provider of a domain gave its owner: 1 to 255 characters that can be seen. */
const authCodeSchema = z
  .string()
  .trim()
  .max(255)
  .regex(visibleText)
  // The generator would write the expression with its flag.
  .openapi({ pattern: visibleText.source })

const domainSchema = z.object({
  kind: z.enum(domainKinds),
  label: z.string().max(200).optional(),
  baseDomain: z.string().max(253).optional(),
  name: optional(boundedText(253)),
  authCode: optional(authCodeSchema),
})

/** The body of an order, by program and by form. */
export const orderSchema = z.object({
  customer: customerSchema,
  projectType: boundedText(64),
  name: boundedText(100),
  slug: boundedText(63),
  bundle: optional(boundedText(64)),
  plugins: z.array(boundedText(64)).max(50).default([]),
  billingCycle: z.enum(billingCycles),
  domain: domainSchema,
  payment: z.object({ method: z.enum(paymentMethods) }),
  expectedGrossCents: z.number().int().min(0).max(1_000_000_000).optional(),
  consents: z
    .object({ termsVersion: boundedText(32), withdrawalWaived: z.boolean().default(false) })
    .optional(),
})

export const staffOrderSchema = orderSchema
  .omit({ customer: true })
  .extend({ customerId: boundedText(64) })

export const transferCodeSchema = z.object({ authCode: authCodeSchema })

const missingReason = ({ input }: { input?: unknown }) => (input ? undefined : 'REASON_NEEDED')

export const deploymentSchema = z.object({
  reason: z
    .string({ error: missingReason })
    .trim()
    .min(1, { error: 'REASON_NEEDED' })
    .max(1000)
    .refine((text) => text.isWellFormed() && !text.includes('\0'), { error: 'BAD_CHARACTERS' }),
})

export type OrderCustomer = z.infer<typeof customerSchema>
/** A new customer, or one who is there already. */
export type NewOrExistingCustomer = OrderCustomer | { customerId: string }
/** The auth code goes its own way, sealed; no request carries it. */
export type ParsedOrder = {
  request: OrderRequest
  customer: NewOrExistingCustomer
  authCode?: string | undefined
}

type OrderFields = Omit<z.infer<typeof orderSchema>, 'customer'>
type CustomerFacts = Pick<OrderRequest, 'business' | 'contactFaults'>

/** What is ordered, with what is known of the customer. */
export const toOrderRequest = (
  { payment, consents, domain: domainFields, ...rest }: OrderFields,
  customer: CustomerFacts,
): OrderRequest => {
  const { authCode, label, ...domain } = domainFields
  return {
    ...rest,
    ...customer,
    domain: {
      ...domain,
      label: label?.toLowerCase(),
      authCode: authCode === undefined ? 'missing' : 'given',
    },
    paymentMethod: payment.method,
    consents: consents ?? { termsVersion, withdrawalWaived: false },
  }
}

/** An order of a new customer; what it means is judged by the decider. */
export const toParsedOrder = ({ customer, ...rest }: z.infer<typeof orderSchema>): ParsedOrder => {
  const business = { company: Boolean(customer.company), country: Boolean(customer.country) }
  const facts = { business, contactFaults: findRegistrantFaults(customer) }
  return { request: toOrderRequest(rest, facts), customer, authCode: rest.domain.authCode }
}

/** The same from a form, whose errors are shown at its fields. */
export const parseOrder = (body: unknown): ParsedOrder | { errors: FieldError[] } => {
  const { success, data, error } = orderSchema.safeParse(body)
  return success ? toParsedOrder(data) : { errors: toFieldErrors(error.issues, body) }
}
