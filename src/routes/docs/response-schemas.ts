import { z } from 'zod'
import { billingCycles, stepIds } from '../../../events/codes'
import type { ProjectStatus } from '../../../projections/projects'

/** Shapes of what we answer. Instants are ISO-8601 in UTC, money is in whole cents. */
const cents = z.int().min(0)
const instant = z.iso.datetime()

export const totalSchema = z.object({
  netCents: cents,
  taxCents: cents,
  grossCents: cents,
  currency: z.literal('EUR'),
})

const billingCycle = z.enum(billingCycles)

export const catalogueSchema = z.object({
  projectTypes: z.array(
    z.object({ code: z.string(), displayName: z.string(), trialDays: z.int().min(0) }),
  ),
  bundles: z.array(
    z.object({
      code: z.string(),
      displayName: z.string(),
      projectType: z.string(),
      plugins: z.array(z.string()),
      isDefault: z.boolean(),
      discountPercent: z.number().min(0).max(100),
      totals: z.array(totalSchema.extend({ billingCycle })),
    }),
  ),
  plugins: z.array(
    z.object({
      name: z.string(),
      displayName: z.string(),
      category: z.string(),
      description: z.string(),
      prices: z.array(
        z.object({
          projectType: z.string(),
          billingCycle,
          netCents: cents,
          currency: z.literal('EUR'),
        }),
      ),
    }),
  ),
  baseDomains: z.array(
    z.object({ name: z.string(), displayName: z.string(), isDefault: z.boolean() }),
  ),
  paymentMethods: z.array(z.string()),
  termsVersion: z.string(),
})

const statuses = {
  pending_payment: 'pending_payment',
  pending_domain: 'pending_domain',
  provisioning: 'provisioning',
  bootstrapping: 'bootstrapping',
  active: 'active',
  suspended: 'suspended',
  archived: 'archived',
  error: 'error',
} as const satisfies { [Status in ProjectStatus]: Status }

const status = z.enum(statuses)

export const placedOrderSchema = z.object({
  projectId: z.string(),
  orderNumber: z.string(),
  orderToken: z.string().describe('Reads this order, mends it and cancels it before payment.'),
  status,
  total: totalSchema,
  checkoutUrl: z.url().nullable().describe('Where to pay; null when there is nothing to pay now.'),
  statusUrl: z.string().describe('A page for people, relative to this host.'),
})

export const orderStatusSchema = z.object({
  projectId: z.string(),
  orderNumber: z.string(),
  status,
  steps: z.array(
    z.object({
      step: z.enum(stepIds),
      state: z.enum(['done', 'current', 'waiting', 'stalled', 'todo']),
      at: instant.optional(),
      attempt: z.int().min(0).optional(),
      message: z.string().optional(),
      owner: z.enum(['customer', 'caseworker', 'vendor', 'us']).optional(),
    }),
  ),
  url: z.url().optional(),
  total: totalSchema,
})

export const cancellationSchema = z.object({ projectId: z.string(), status })
export const deploymentSchema = z.object({ projectId: z.string(), status })
export const transferCodeReplacementSchema = z.object({ projectId: z.string() })

const lockedPluginSchema = z.object({
  name: z.string(),
  version: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.int().min(0).describe('In bytes.'),
  manifest: z.string().describe('Compact JWS, signed by the publisher.'),
})

export const lockSchema = z.object({ lock: z.array(lockedPluginSchema) })

export const siteConfigSchema = lockSchema.extend({
  project: z.object({
    id: z.string(),
    name: z.string(),
    slug: z.string(),
    domain: z.string(),
    type: z.string(),
    locale: z.string(),
    preview: z.boolean(),
    status,
  }),
  settings: z.record(z.string(), z.unknown()),
  coreMin: z.string().describe('The oldest vrs-core that all of the lock runs on.'),
})

export const accessTokenSchema = z.object({
  accessToken: z.string(),
  expiresIn: z.int().describe('In seconds.'),
})

export const licenseTokenSchema = z.object({ token: z.string().describe('Compact JWS.') })

export const keySetSchema = z.object({
  keys: z.array(
    z.looseObject({
      kty: z.literal('OKP'),
      crv: z.literal('Ed25519'),
      x: z.string(),
      kid: z.string(),
    }),
  ),
})

export const livenessSchema = z.object({ status: z.literal('ok') })

export const readinessSchema = z.object({
  status: z.enum(['ready', 'not ready']),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string().optional() })),
})

export const versionSchema = z.object({ version: z.string() })

/** RFC 9457. */
export const problemSchema = z.object({
  type: z.url(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string().describe('Stable; what a program decides by.'),
  requestId: z.string(),
  errors: z.array(
    z.object({
      pointer: z.string().describe('RFC 6901, into the request.'),
      code: z.string(),
      message: z.string(),
    }),
  ),
  link: z.url().optional().describe('Where this is mended.'),
})
