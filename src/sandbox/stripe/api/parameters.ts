import { z } from 'zod'

const integer = z
  .string()
  .regex(/^-?\d{1,12}$/, 'integer')
  .transform(Number)
const cents = integer.refine((value) => value >= 0, 'This value must be greater than or equal to 0')
const metadata = z.record(z.string().max(40), z.string().max(500))
const currency = z
  .string()
  .regex(/^[a-zA-Z]{3}$/, 'not a currency')
  .transform((code) => code.toLowerCase())

const lineItem = z.strictObject({
  quantity: integer.refine((value) => value >= 1, 'must be at least 1').optional(),
  price_data: z.strictObject({
    currency,
    unit_amount: cents,
    product_data: z.strictObject({
      name: z.string().min(1).max(250),
      description: z.string().max(1000).optional(),
      metadata: metadata.optional(),
    }),
  }),
})

/** The parameters that the stand-in supports; all others are refused as unknown. */
export const createSessionParameters = z.strictObject({
  mode: z.literal('payment'),
  success_url: z.url(),
  cancel_url: z.url().optional(),
  line_items: z.array(lineItem).min(1).max(100),
  client_reference_id: z.string().max(200).optional(),
  metadata: metadata.optional(),
  payment_intent_data: z
    .strictObject({
      description: z.string().max(1000).optional(),
      metadata: metadata.optional(),
      capture_method: z.enum(['automatic', 'automatic_async', 'manual']).optional(),
    })
    .optional(),
  expires_at: integer.optional(),
  locale: z.string().max(10).optional(),
  customer_email: z.email().optional(),
})

export const createRefundParameters = z.strictObject({
  payment_intent: z.string().optional(),
  charge: z.string().optional(),
  amount: integer.refine((value) => value >= 1, 'must be at least 1').optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  metadata: metadata.optional(),
})

export const cancelIntentParameters = z.strictObject({
  cancellation_reason: z
    .enum(['duplicate', 'fraudulent', 'requested_by_customer', 'abandoned'])
    .optional(),
})

const createdFilter = z
  .union([
    integer,
    z.strictObject({
      gt: integer.optional(),
      gte: integer.optional(),
      lt: integer.optional(),
      lte: integer.optional(),
    }),
  ])
  .optional()

const pageParameters = {
  limit: integer.refine((value) => value >= 1 && value <= 100, 'between 1 and 100').optional(),
  starting_after: z.string().optional(),
  ending_before: z.string().optional(),
  created: createdFilter,
}

export type PageParameters = z.output<z.ZodObject<typeof pageParameters>>

const createExpandParameter = (what: string) => z.array(z.literal(what)).max(1).optional()

export const retrieveSessionParameters = z.strictObject({
  expand: createExpandParameter('payment_intent'),
})
export const listSessionsParameters = z.strictObject({
  ...pageParameters,
  expand: createExpandParameter('data.payment_intent'),
  payment_intent: z.string().optional(),
  status: z.enum(['open', 'complete', 'expired']).optional(),
})
export const listChargesParameters = z.strictObject({
  ...pageParameters,
  payment_intent: z.string().optional(),
})
export const listRefundsParameters = z.strictObject({
  ...pageParameters,
  payment_intent: z.string().optional(),
  charge: z.string().optional(),
})
export const listEventsParameters = z.strictObject({
  ...pageParameters,
  type: z.string().optional(),
  types: z.array(z.string()).max(20).optional(),
  delivery_success: z.enum(['true', 'false']).optional(),
})
export const noParameters = z.strictObject({})
