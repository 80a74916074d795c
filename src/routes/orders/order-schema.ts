import { z } from 'zod'
import { billingCycles, domainKinds, paymentMethods } from '../../../events/codes'
import type { Fault } from '../../../events/refusal-error'
import { Refused } from '../../../events/refusal-error'
import { missingContact } from '../../domain/order/missing-contact'
import type { OrderWish } from '../../domain/order/validate-order'

/** The terms that an API caller accepts by ordering, if it does not say otherwise. */
export const termsVersion = '2026-11'

const isClean = (text: string) => text.isWellFormed() && !text.includes('\0')
export const clean = (most: number) =>
  z.string().trim().min(1).max(most).refine(isClean, { error: 'BAD_CHARACTERS' })
const optional = (schema: z.ZodType<string>) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional())

const customer = z.object({
  name: clean(100),
  email: clean(254).pipe(z.email()),
  company: optional(clean(100)),
  street: optional(clean(100)),
  postalCode: optional(clean(10)),
  city: optional(clean(100)),
  country: optional(z.string().regex(/^[A-Z]{2}$/)),
  phone: optional(clean(30)),
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
  name: optional(clean(253)),
  authCode: optional(authCode),
})

const orderBody = z.object({
  customer,
  projectType: clean(64),
  name: clean(100),
  slug: clean(63),
  bundle: optional(clean(64)),
  plugins: z.array(clean(64)).max(50).default([]),
  billingCycle: z.enum(billingCycles),
  domain,
  payment: z.object({ method: z.enum(paymentMethods) }),
  expectedGrossCents: z.number().int().min(0).max(1_000_000_000).optional(),
  consents: z
    .object({ termsVersion: clean(32), withdrawalWaived: z.boolean().default(false) })
    .optional(),
})

const staffOrderBody = orderBody.omit({ customer: true }).extend({ customerId: clean(64) })

export type OrderCustomer = z.infer<typeof customer>
/** A new customer, or one who is there already. */
export type OrderedFor = OrderCustomer | { customerId: string }
/** The auth code goes its own way, sealed; no wish carries it. */
export type ReadOrder = { wish: OrderWish; customer: OrderedFor; authCode?: string | undefined }

const codeOf = (issue: z.core.$ZodIssue, body: unknown) => {
  const found = issue.path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    body,
  )
  if (found === undefined || found === null || found === '') return 'REQUIRED'
  if (issue.code === 'too_big') return 'TOO_LONG'
  return issue.message === 'BAD_CHARACTERS' ? 'BAD_CHARACTERS' : 'BAD_FORMAT'
}

const escaped = (key: PropertyKey) => String(key).replaceAll('~', '~0').replaceAll('/', '~1')

export const faultsOf = (issues: readonly z.core.$ZodIssue[], body: unknown): Fault[] =>
  issues.map((issue) => ({
    pointer: issue.path.map((key) => `/${escaped(key)}`).join(''),
    code: codeOf(issue, body),
    message: issue.message,
  }))

type Ordered = Omit<z.infer<typeof orderBody>, 'customer'>

type Known = Pick<OrderWish, 'business' | 'missingContact'>

const wishFrom = ({ payment, consents, domain: wanted, ...rest }: Ordered, customer: Known) => {
  const { authCode: code, label, ...domain } = wanted
  const wish: OrderWish = {
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
  return wish
}

/** An order's shape; what it means is judged by the decider. */
export const readOrder = (body: unknown): ReadOrder | { faults: Fault[] } => {
  const parsed = orderBody.safeParse(body)
  if (!parsed.success) return { faults: faultsOf(parsed.error.issues, body) }
  const { customer: who, ...rest } = parsed.data
  const business = { company: Boolean(who.company), country: Boolean(who.country) }
  const wish = wishFrom(rest, { business, missingContact: missingContact(who) })
  return { wish, customer: who, authCode: rest.domain.authCode }
}

type StaffOrder = {
  customerId: string
  authCode?: string | undefined
  wishFor: (customer: Known) => OrderWish
}

/** The same for a customer who is there; what kind of customer she is, is known only from her. */
export const readStaffOrder = (body: unknown): StaffOrder | { faults: Fault[] } => {
  const parsed = staffOrderBody.safeParse(body)
  if (!parsed.success) return { faults: faultsOf(parsed.error.issues, body) }
  const { customerId, ...rest } = parsed.data
  const wishFor = (customer: Known) => wishFrom(rest, customer)
  return { customerId, authCode: rest.domain.authCode, wishFor }
}

export const staffOrderSchema = staffOrderBody
export const orderSchema = orderBody

export const transferCodeSchema = z.object({ authCode })

/** The auth code in a body that brings nothing else; throws `Refused`. */
export const transferCode = (body: unknown): string => {
  const parsed = transferCodeSchema.safeParse(body)
  if (parsed.success) return parsed.data.authCode
  throw new Refused('INVALID', 'the auth code was refused', faultsOf(parsed.error.issues, body))
}
