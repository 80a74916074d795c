import { z } from 'zod'

const instant = z.iso.datetime()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const accessClaims = z.object({
  /** The project's id. */
  sub: z.string().min(1),
  jti: z.string().min(1),
  /** Seconds since 1970. */
  exp: z.int(),
})

/** ISO instants; null means for ever (`runsUntil`, `updatesUntil`) or nothing paid by period. */
const licensed = z.object({
  plugin: z.string().min(1),
  status: z.enum(['trial', 'active', 'suspended', 'expired', 'revoked']),
  runsUntil: instant.nullable(),
  updatesUntil: instant.nullable(),
  paidUntil: instant.nullable(),
})

/** What the publisher vouches for. `previous` is the version published before it, by name and runtime. */
export const manifestClaims = z.strictObject({
  name: z.string().min(1),
  version: z.string().min(1),
  runtime: z.enum(['bun', 'python']),
  sha256,
  /** In bytes. */
  size: z.int().positive(),
  minCore: z.string().min(1),
  dependsOn: z.record(z.string(), z.string()),
  createdAt: instant,
  previous: z.string().min(1).nullable(),
})

export type AccessClaims = z.infer<typeof accessClaims>
export type Licensed = z.infer<typeof licensed>
export type ManifestClaims = z.infer<typeof manifestClaims>
