import { z } from 'zod'
import { billingCycles, domainKinds, paymentMethods } from '../../../events/codes'
import type { FieldError } from '../../../events/refusal-error'
import { RefusalError } from '../../../events/refusal-error'
import { findMissingContactFields } from '../../domain/order/missing-contact'
import type { OrderRequest } from '../../domain/order/validate-order'

/** The terms that an API caller accepts by ordering, if it does not say otherwise. */
export const termsVersion = '2026-11'

const isStorableText = (text: string) => text.isWellFormed() && !text.includes('\0')
export const boundedText = (most: number) =>
  z.string().trim().min(1).max(most).refine(isStorableText, { error: 'BAD_CHARACTERS' })
const optional = (schema: z.ZodType<string>) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional())

const customer = z.object({
  name: boundedText(100),
  email: boundedText(254).pipe(z.email()),
  company: optional(boundedText(100)),
  street: optional(boundedText(100)),
  postalCode: optional(boundedText(10)),
  city: optional(boundedText(100)),
  country: optional(z.string().regex(/^[A-Z]{2}$/)),
  phone: optional(boundedText(30)),
  vatId: optional(z.string().regex(/^[A-Z]{2}[A-Z0-9]{2,12}$/)),
})

/** What the present provider of a domain gave its owner: 1 to 255 characters that can be seen. */
const authCode = z
  .string()
  .trim()
  .max(255)
  .regex(/^[^\p{C}\p{Z}]([^\p{C}]*[^\p{C}\p{Z}])?$/u)

const domain = z.object({
  kind: z.enum(domainKinds),
  label: z.string().max(200).optional(),
  baseDomain: z.string().max(253).optional(),
  name: optional(boundedText(253)),
  authCode: optional(authCode),
})

const orderBody = z.object({
  customer,
  projectType: boundedText(64),
  name: boundedText(100),
  slug: boundedText(63),
  bundle: optional(boundedText(64)),
  plugins: z.array(boundedText(64)).max(50).default([]),
  billingCycle: z.enum(billingCycles),
  domain,
  payment: z.object({ method: z.enum(paymentMethods) }),
  expectedGrossCents: z.number().int().min(0).max(1_000_000_000).optional(),
  consents: z
    .object({ termsVersion: boundedText(32), withdrawalWaived: z.boolean().default(false) })
    .optional(),
})

const staffOrderBody = orderBody.omit({ customer: true }).extend({ customerId: boundedText(64) })

export type OrderCustomer = z.infer<typeof customer>
/** A new customer, or one who is there already. */
export type NewOrExistingCustomer = OrderCustomer | { customerId: string }
/** The auth code goes its own way, sealed; no wish carries it. */
export type ParsedOrder = {
  request: OrderRequest
  customer: NewOrExistingCustomer
  authCode?: string | undefined
}

const issueCodeOf = (issue: z.core.$ZodIssue, body: unknown) => {
  const found = issue.path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    body,
  )
  if (found === undefined || found === null || found === '') return 'REQUIRED'
  if (issue.code === 'too_big') return 'TOO_LONG'
  return issue.message === 'BAD_CHARACTERS' ? 'BAD_CHARACTERS' : 'BAD_FORMAT'
}

const escapePointer = (key: PropertyKey) => String(key).replaceAll('~', '~0').replaceAll('/', '~1')

export const fieldErrorsOf = (issues: readonly z.core.$ZodIssue[], body: unknown): FieldError[] =>
  issues.map((issue) => ({
    pointer: issue.path.map((key) => `/${escapePointer(key)}`).join(''),
    code: issueCodeOf(issue, body),
    message: issue.message,
  }))

type OrderFields = Omit<z.infer<typeof orderBody>, 'customer'>

type CustomerFacts = Pick<OrderRequest, 'business' | 'missingContact'>

const toOrderRequest = (
  { payment, consents, domain: wanted, ...rest }: OrderFields,
  customer: CustomerFacts,
) => {
  const { authCode: code, label, ...domain } = wanted
  const request: OrderRequest = {
    ...rest,
    ...customer,
    domain: {
      ...domain,
      label: label?.toLowerCase(),
      authCode: code === undefined ? 'missing' : 'given',
    },
    paymentMethod: payment.method,
    consents: consents ?? { termsVersion, withdrawalWaived: false },
  }
  return request
}

/** An order's shape; what it means is judged by the decider. */
export const parseOrder = (body: unknown): ParsedOrder | { faults: FieldError[] } => {
  const parsed = orderBody.safeParse(body)
  if (!parsed.success) return { faults: fieldErrorsOf(parsed.error.issues, body) }
  const { customer: who, ...rest } = parsed.data
  const business = { company: Boolean(who.company), country: Boolean(who.country) }
  const request = toOrderRequest(rest, { business, missingContact: findMissingContactFields(who) })
  return { request, customer: who, authCode: rest.domain.authCode }
}

type ParsedStaffOrder = {
  customerId: string
  authCode?: string | undefined
  requestFor: (customer: CustomerFacts) => OrderRequest
}

/** The same for a customer who is there; what kind of customer she is, is known only from her. */
export const parseStaffOrder = (body: unknown): ParsedStaffOrder | { faults: FieldError[] } => {
  const parsed = staffOrderBody.safeParse(body)
  if (!parsed.success) return { faults: fieldErrorsOf(parsed.error.issues, body) }
  const { customerId, ...rest } = parsed.data
  const requestOf = (customer: CustomerFacts) => toOrderRequest(rest, customer)
  return { customerId, authCode: rest.domain.authCode, requestFor: requestOf }
}

export const staffOrderSchema = staffOrderBody
export const orderSchema = orderBody

export const transferCodeSchema = z.object({ authCode })

/** The auth code in a body that brings nothing else; throws `Refused`. */
export const parseTransferCode = (body: unknown): string => {
  const parsed = transferCodeSchema.safeParse(body)
  if (parsed.success) return parsed.data.authCode
  throw new RefusalError(
    'INVALID',
    'the auth code was refused',
    fieldErrorsOf(parsed.error.issues, body),
  )
}
