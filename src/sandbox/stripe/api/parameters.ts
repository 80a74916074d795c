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

const flag = z.enum(['true', 'false'])
/** A switch that changes nothing here as long as it is off. */
const switchedOff = z.strictObject({ enabled: z.literal('false') }).optional()

const lineItem = z.strictObject({
  adjustable_quantity: switchedOff,
  quantity: integer.refine((value) => value >= 1, 'must be at least 1').optional(),
  price_data: z.strictObject({
    currency,
    unit_amount: cents,
    tax_behavior: z.enum(['exclusive', 'inclusive', 'unspecified']).optional(),
    product_data: z.strictObject({
      name: z.string().min(1).max(250),
      description: z.string().max(1000).optional(),
      images: z.array(z.url()).max(8).optional(),
      tax_code: z.string().max(50).optional(),
      metadata: metadata.optional(),
    }),
  }),
})

const sessionExpansions = ['payment_intent', 'line_items'] as const
export type SessionExpansion = (typeof sessionExpansions)[number]

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
      receipt_email: z.email().optional(),
      setup_future_usage: z.enum(['on_session', 'off_session']).optional(),
      statement_descriptor: z.string().max(22).optional(),
      statement_descriptor_suffix: z.string().max(22).optional(),
      capture_method: z.enum(['automatic', 'automatic_async', 'manual']).optional(),
    })
    .optional(),
  expires_at: integer.optional(),
  locale: z.string().max(10).optional(),
  customer_email: z.email().optional(),
  customer_creation: z.enum(['always', 'if_required']).optional(),
  expand: z.array(z.enum(sessionExpansions)).max(20).optional(),
  ui_mode: z.enum(['hosted', 'hosted_page']).optional(),
  submit_type: z.enum(['auto', 'book', 'donate', 'pay']).optional(),
  payment_method_types: z
    .array(z.enum(['card', 'sepa_debit']))
    .min(1)
    .optional(),
  billing_address_collection: z.enum(['auto', 'required']).optional(),
  allow_promotion_codes: flag.optional(),
  phone_number_collection: z.strictObject({ enabled: flag }).optional(),
  tax_id_collection: z.strictObject({ enabled: flag }).optional(),
  automatic_tax: switchedOff,
  invoice_creation: switchedOff,
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

export const retrieveSessionParameters = z.strictObject({
  expand: z.array(z.enum(sessionExpansions)).max(20).optional(),
})
export const listSessionsParameters = z.strictObject({
  ...pageParameters,
  expand: z
    .array(z.enum(['data.payment_intent', 'data.line_items']))
    .max(20)
    .optional(),
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
export const listDisputesParameters = z.strictObject({
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
export const listLineItemsParameters = z.strictObject({
  limit: pageParameters.limit,
  starting_after: pageParameters.starting_after,
})
export const noParameters = z.strictObject({})
