import { z } from 'zod'

const instantSchema = z.iso.datetime()
const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)

export const accessClaimsSchema = z.object({
  /** The project's id. */
  sub: z.string().min(1),
  jti: z.string().min(1),
  /** Seconds since 1970. */
  exp: z.int(),
})

/** ISO instants; null means for ever (`runsUntil`, `updatesUntil`) or nothing paid by period. */
const licenseClaimSchema = z.object({
  plugin: z.string().min(1),
  status: z.enum(['trial', 'active', 'suspended', 'expired', 'revoked']),
  runsUntil: instantSchema.nullable(),
  updatesUntil: instantSchema.nullable(),
  paidUntil: instantSchema.nullable(),
})

/** What the publisher vouches for. `previous` is the version published before it, by name and runtime. */
export const manifestClaimsSchema = z.strictObject({
  name: z.string().min(1),
  version: z.string().min(1),
  runtime: z.enum(['bun', 'python']),
  sha256: sha256Schema,
  /** In bytes. */
  size: z.int().positive(),
  minCore: z.string().min(1),
  dependsOn: z.record(z.string(), z.string()),
  createdAt: instantSchema,
  previous: z.string().min(1).nullable(),
})

const publicKeySchema = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  kid: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  alg: z.literal('EdDSA'),
  use: z.literal('sig'),
})

/** Which keys of the publisher count from now on; a higher `sequence` takes the place of a lower. */
export const publisherKeySetSchema = z.strictObject({
  sequence: z.int().positive(),
  createdAt: instantSchema,
  keys: z.array(publicKeySchema).min(1).max(20),
  /** Ids of keys that verify nothing new. */
  revoked: z.array(z.string().min(1).max(128)).max(100),
})

export type PublisherKeySet = z.infer<typeof publisherKeySetSchema>
export type AccessClaims = z.infer<typeof accessClaimsSchema>
export type LicenseClaim = z.infer<typeof licenseClaimSchema>
export type ManifestClaims = z.infer<typeof manifestClaimsSchema>
