import { createHash } from 'node:crypto'
import * as jose from 'jose'
import { z } from 'zod'
import { InvalidToken } from './invalid-token'
import { readKeyId } from './jws-header'
import type { PrivateSigningKey, PublicSigningKey } from './signing-key'
import {
  type AccessClaims,
  accessClaimsSchema,
  type LicenseClaim,
  type ManifestClaims,
  manifestClaimsSchema,
  type PublisherKeySet,
  publisherKeySetSchema,
} from './token-claims'

/** The only caller of jose: every check it would leave to options is fixed here. */
const algorithms = ['EdDSA']
const typ = {
  access: 'at+jwt',
  license: 'vrs-license+jws',
  invite: 'vrs-invite+jws',
  manifest: 'vrs-plugin+jws',
  publisherKeys: 'vrs-publisher-keys+jws',
}

/** Lifetimes in seconds. */
export const tokenLifetime = { access: 5 * 60, license: 45 * 86_400, invite: 7 * 86_400 }

type TokenIssue = { key: PrivateSigningKey; issuer: string; projectId: string; now: Date }

const signJwt = (
  kind: keyof typeof tokenLifetime,
  audience: string,
  issued: TokenIssue,
  claims: object,
) => {
  const at = Math.floor(issued.now.getTime() / 1000)
  return new jose.SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'EdDSA', typ: typ[kind], kid: issued.key.kid })
    .setIssuer(issued.issuer)
    .setAudience(audience)
    .setIssuedAt(at)
    .setExpirationTime(at + tokenLifetime[kind])
    .sign(issued.key)
}

/** A runtime's ticket to the marketplace: iss = aud = `issuer`, for five minutes. */
export const signAccessToken = (issued: TokenIssue & { jti: string }) =>
  signJwt('access', issued.issuer, issued, { sub: issued.projectId, jti: issued.jti })

/** The offline license of one project: all its licenses, for 45 days. */
export const signLicenseToken = (issued: TokenIssue & { licenses: LicenseClaim[] }) =>
  signJwt('license', issued.projectId, issued, { licenses: issued.licenses })

/** The link by which a site's first admin sets a password, for seven days. */
export const signInviteToken = (
  issued: TokenIssue & { personId: string; email: string; jti: string },
) =>
  signJwt('invite', issued.projectId, issued, {
    sub: issued.personId,
    emailHash: hashEmail(issued.email),
    jti: issued.jti,
  })

/** Hex SHA-256 of an address as people mean it: trimmed, lower case. */
export const hashEmail = (email: string) =>
  createHash('sha256').update(email.trim().toLowerCase()).digest('hex')

const signCompact = (
  kind: 'manifest' | 'publisherKeys',
  key: PrivateSigningKey,
  claims: ManifestClaims | PublisherKeySet,
) =>
  new jose.CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'EdDSA', typ: typ[kind], kid: key.kid })
    .sign(key)

/** The publisher's word on one plugin version. It has no end: a published version never changes. */
export const signManifest = async (key: PrivateSigningKey, claims: ManifestClaims) =>
  signCompact('manifest', key, manifestClaimsSchema.parse(claims))

/** The publisher's word on its own keys. */
export const signPublisherKeys = async (key: PrivateSigningKey, claims: PublisherKeySet) =>
  signCompact('publisherKeys', key, publisherKeySetSchema.parse(claims))

type VerificationKeys = { keys: PublicSigningKey[] }

const findKey = (
  token: string,
  kind: keyof typeof typ,
  { keys }: VerificationKeys,
): PublicSigningKey => {
  const kid = readKeyId(token, typ[kind])
  const key = keys.find((one) => one.kid === kid)
  if (!key) throw new InvalidToken(`its kid ${kid} is none of our ${keys.length} ${kind} keys`)
  return key
}

const parseClaims = <Claims>(schema: z.ZodType<Claims>, payload: unknown): Claims => {
  const read = schema.safeParse(payload)
  if (!read.success) throw new InvalidToken(z.prettifyError(read.error), read.error)
  return read.data
}

/** jose's reason in our error: the code tells signature, claim and expiry apart. */
const withJoseErrors = async <Result>(verification: Promise<Result>): Promise<Result> => {
  try {
    return await verification
  } catch (error) {
    throw new InvalidToken(
      error instanceof jose.errors.JOSEError ? `${error.code}: ${error.message}` : String(error),
      error,
    )
  }
}

/** Answers {sub: project id, jti, exp}, or throws InvalidToken. */
export const verifyAccessToken = async (
  token: string,
  accepting: VerificationKeys & { issuer: string; now: Date },
): Promise<AccessClaims> => {
  const { payload } = await withJoseErrors(
    jose.jwtVerify(token, findKey(token, 'access', accepting), {
      algorithms,
      typ: typ.access,
      issuer: accepting.issuer,
      audience: accepting.issuer,
      requiredClaims: ['sub', 'jti', 'iat', 'exp'],
      currentDate: accepting.now,
    }),
  )
  return parseClaims(accessClaimsSchema, payload)
}

const verifyCompact = async <Claims>(
  token: string,
  kind: 'manifest' | 'publisherKeys',
  accepting: VerificationKeys,
  schema: z.ZodType<Claims>,
) => {
  const key = findKey(token, kind, accepting)
  const { payload } = await withJoseErrors(jose.compactVerify(token, key, { algorithms }))
  return parseClaims(schema, parsePayload(payload))
}

/** Answers what the publisher signed, or throws InvalidToken. */
export const verifyManifest = (token: string, accepting: VerificationKeys) =>
  verifyCompact(token, 'manifest', accepting, manifestClaimsSchema)

/** Answers the publisher's keys, each with the `kid` that is its thumbprint, or throws InvalidToken. */
export const verifyPublisherKeys = async (token: string, accepting: VerificationKeys) => {
  const claims = await verifyCompact(token, 'publisherKeys', accepting, publisherKeySetSchema)
  for (const { kty, crv, x, kid } of claims.keys)
    if ((await computeThumbprint({ kty, crv, x })) !== kid)
      throw new InvalidToken(`its kid ${kid} is not the thumbprint of its key`)
  return claims
}

const parsePayload = (payload: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload))
  } catch (error) {
    throw new InvalidToken('its payload is not JSON', error)
  }
}

const ed25519Schema = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() })

/** RFC 7638, SHA-256, base64url. */
export const computeThumbprint = (key: jose.JWK) => jose.calculateJwkThumbprint(key, 'sha256')

/** A public JWK as somebody gave it, with the `kid` we computed ourselves and nothing private. */
export const toPublicKey = async (jwk: unknown): Promise<PublicSigningKey> => {
  const { kty, crv, x } = ed25519Schema.parse(jwk)
  const kid = await computeThumbprint({ kty, crv, x })
  return { kty, crv, x, kid, alg: 'EdDSA', use: 'sig' }
}

/** A new Ed25519 key; its public half is `publicKey` of it. */
export const generateKeyPair = async (): Promise<PrivateSigningKey> => {
  const pair = await jose.generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  const jwk = await jose.exportJWK(pair.privateKey)
  return { ...(await toPublicKey(jwk)), d: z.string().parse(jwk.d) }
}
