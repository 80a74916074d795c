import { z } from 'zod'
import { billingCycles, domainKinds, paymentMethods } from '../../../events/codes'
import type { Fault } from '../../../events/refused'
import type { OrderWish } from '../../deciders/order'

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

const domain = z.object({
  kind: z.enum(domainKinds),
  label: z.string().max(200).optional(),
  baseDomain: z.string().max(253).optional(),
  name: z.string().max(253).optional(),
  authCode: z.string().max(200).optional(),
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
export type ReadOrder = { wish: OrderWish; customer: OrderedFor }

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

const wishFrom = (
  { payment, consents, ...rest }: Ordered,
  business: OrderWish['business'],
): OrderWish => ({
  ...rest,
  domain: { ...rest.domain, label: rest.domain.label?.toLowerCase() },
  paymentMethod: payment.method,
  business,
  consents: consents ?? { termsVersion, withdrawalWaived: false },
})

/** An order's shape; what it means is judged by the decider. */
export const readOrder = (body: unknown): ReadOrder | { faults: Fault[] } => {
  const parsed = orderBody.safeParse(body)
  if (!parsed.success) return { faults: faultsOf(parsed.error.issues, body) }
  const { customer: who, ...rest } = parsed.data
  const business = { company: Boolean(who.company), country: Boolean(who.country) }
  return { wish: wishFrom(rest, business), customer: who }
}

type StaffOrder = { customerId: string; wishFor: (business: OrderWish['business']) => OrderWish }

/** The same for a customer who is there; whether she is a business is known only from her. */
export const readStaffOrder = (body: unknown): StaffOrder | { faults: Fault[] } => {
  const parsed = staffOrderBody.safeParse(body)
  if (!parsed.success) return { faults: faultsOf(parsed.error.issues, body) }
  const { customerId, ...rest } = parsed.data
  return { customerId, wishFor: (business) => wishFrom(rest, business) }
}

export const orderSchema = orderBody
export const staffOrderSchema = staffOrderBody
