import { z } from '@hono/zod-openapi'
import { billingCycles } from '../../../events/codes'
import type { ProjectStatus } from '../../../projections/projects'
import { jsonResponse } from './api-route'

/** Money is in whole cents, instants are ISO 8601 in UTC. */
export const centsSchema = z.int().min(0)

export const billingCycleSchema = z.enum(billingCycles)

export const totalSchema = z.object({
  netCents: centsSchema,
  taxCents: centsSchema,
  grossCents: centsSchema,
  currency: z.literal('EUR'),
})

const projectStatuses = {
  pending_payment: 'pending_payment',
  pending_domain: 'pending_domain',
  provisioning: 'provisioning',
  bootstrapping: 'bootstrapping',
  active: 'active',
  suspended: 'suspended',
  archived: 'archived',
  error: 'error',
} as const satisfies { [Status in ProjectStatus]: Status }

export const projectStatusSchema = z.enum(projectStatuses)

export const projectIdParameter = z.object({ id: z.string().describe("The project's id.") })

const knownTagsText = 'The ETags that one knows, or `*`: 304 while one of them is still the same.'
const requiredTagsText = 'ETags, or `*`: 412 when it is none of them any more.'
/** As RFC 9110 has them. */
export const conditionalHeaders = {
  'If-None-Match': z.string().optional().describe(knownTagsText),
  'If-Match': z.string().optional().describe(requiredTagsText),
}

const badKeyCode = ({ input }: { input?: unknown }) => (input === '' ? 'KEY_MISSING' : 'BAD_KEY')

export const idempotencyKeyHeader = z.object({
  'Idempotency-Key': z
    .string({ error: 'KEY_MISSING' })
    .min(16, { error: badKeyCode })
    .max(255, { error: 'BAD_KEY' })
    .describe(
      'Minted by the caller, once per intent. The same key and body get the same answer for 7 days.',
    ),
})

/** How every refusal of a call of satellites is described, whoever refuses it. */
export const legacyRefusal = jsonResponse(
  'Refused: `error` says why.',
  z.object({ error: z.string() }),
)
