import { domainToASCII } from 'node:url'
import type { Context } from 'hono'
import { z } from 'zod'
import { faultKinds, vendors } from '../fault-injector'
import { type PaymentAct, paymentActs } from '../stripe/payments/payment-acts'

const vendorInput = z.enum(vendors)
const milliseconds = z.int().min(0).max(600_000)

export const faultInput = z.strictObject({
  vendor: vendorInput,
  method: z.string().min(1).max(200).optional(),
  kind: z.enum(faultKinds),
  status: z.int().min(200).max(599).optional(),
  code: z.int().min(0).max(99_999).optional(),
  body: z.unknown().optional(),
  times: z.int().min(1).max(10_000).default(1),
  delayMs: milliseconds.optional(),
})

export const latencyInput = z
  .strictObject({
    vendor: vendorInput,
    minMs: milliseconds,
    maxMs: milliseconds,
    perMinute: z.int().min(0).max(1_000_000).optional(),
  })
  .refine(({ minMs, maxMs }) => minMs <= maxMs, {
    path: ['maxMs'],
    message: 'expected at least minMs',
  })

/** Lower-case ACE, as the registrar stores it; '' when it is not a name. */
export const toAsciiDomain = (name: string) => domainToASCII(name.trim().replace(/\.$/, ''))

const isDomain = (name: string) => /^([a-z0-9-]{1,63}\.)+[a-z0-9-]{2,63}$/.test(toAsciiDomain(name))
const domainNameInput = z.string().max(253).refine(isDomain, 'expected a domain name')

/** What others do at the registrar: somebody registers a name, pays money in, or registries take longer. */
export const registrarInput = z
  .strictObject({
    takenDomain: domainNameInput.optional(),
    balanceCents: z.int().min(0).max(100_000_000).optional(),
    registrationMs: milliseconds.optional(),
    transferMs: milliseconds.optional(),
  })
  .refine((input) => Object.values(input).some((value) => value !== undefined), {
    message: 'expected takenDomain, balanceCents, registrationMs or transferMs',
  })

/** Switches a server (by uuid or name) or the site simulation off or on. */
export const hostingInput = z.union([
  z.strictObject({ server: z.string().min(1).max(200), reachable: z.boolean() }),
  z.strictObject({ light: z.boolean() }),
])

/** What customers, banks or somebody at Stripe's own page do with a paid session. */
export const paymentInput = z.strictObject({
  session: z.string().min(1).max(100),
  act: z.enum(Object.keys(paymentActs) as [PaymentAct, ...PaymentAct[]]),
})

export type InputError = { pointer: string; code: string; message: string }
export type InputResult<T> = { ok: true; data: T } | { ok: false; errors: InputError[] }

const numberFields = new Set([
  ...['status', 'code', 'times', 'delayMs', 'minMs', 'maxMs', 'perMinute'],
  ...['balanceCents', 'registrationMs', 'transferMs'],
])

const booleanFields = new Set(['reachable', 'light'])

const coerceField = (name: string, value: unknown) => {
  if (numberFields.has(name)) return Number(value)
  return booleanFields.has(name) && /^(true|false)$/.test(String(value)) ? value === 'true' : value
}

/** Forms send only text, and empty fields instead of none: those are dropped, others converted. */
const parseFormFields = (fields: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => [name, coerceField(name, value)]),
  )

export const isFormRequest = (c: Context) => {
  const type = c.req.header('content-type') ?? ''
  return /^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test(type)
}

const parseBody = async (c: Context): Promise<unknown> => {
  if (isFormRequest(c)) return parseFormFields(await c.req.parseBody())
  try {
    return JSON.parse(await c.req.text())
  } catch {
    return undefined
  }
}

const toJsonPointer = (path: PropertyKey[]) => path.map((key) => `/${String(key)}`).join('')

/** The body parsed by the schema, or its errors. */
export const readInput = async <T>(c: Context, schema: z.ZodType<T>): Promise<InputResult<T>> => {
  const read = schema.safeParse(await parseBody(c))
  if (read.success) return { ok: true, data: read.data }
  const errors = read.error.issues.map(({ path, code, message }) => ({
    pointer: toJsonPointer(path),
    code: code.toUpperCase(),
    message,
  }))
  return { ok: false, errors }
}
