import { describe, expect, test } from 'bun:test'
import { createPublicKey, verify } from 'node:crypto'
import fc from 'fast-check'
import { InvalidToken } from '../../src/security/invalid-token'
import {
  computeThumbprint,
  generateKeyPair,
  hashEmail,
  signAccessToken,
  signInviteToken,
  signLicenseToken,
  signManifest,
  toPublicKey,
  verifyAccessToken,
  verifyManifest,
} from '../../src/security/jws'

const issuer = 'https://vrs.example'
const now = new Date('2026-11-21T10:00:00.000Z')
const secondsAfterNow = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const key = await generateKeyPair()
const other = await generateKeyPair()
const keys = [await toPublicKey(key)]
const issued = { key, issuer, projectId: 'berger', now }
const accepting = { keys, issuer, now }
const access = () => signAccessToken({ ...issued, jti: 'j1' })
const manifest = {
  name: 'kontakt',
  version: '1.0.0',
  runtime: 'bun' as const,
  sha256: 'a'.repeat(64),
  size: 1234,
  minCore: '0.1.0',
  dependsOn: { crm: '^1.0.0' },
  createdAt: now.toISOString(),
  previous: null,
}

/** Read without jose, as another implementation would. */
const read = (token: string) => {
  const [head = '', body = '', signature = ''] = token.split('.')
  const good = verify(
    null,
    Buffer.from(`${head}.${body}`),
    createPublicKey({ key: { kty: key.kty, crv: key.crv, x: key.x }, format: 'jwk' }),
    Buffer.from(signature, 'base64url'),
  )
  const json = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
  return { good, header: json(head), payload: json(body) }
}

const refusalOf = async (attempt: Promise<unknown>) => {
  const outcome = await attempt.then(
    () => 'accepted',
    (error) => error,
  )
  expect(outcome).toBeInstanceOf(InvalidToken)
  return outcome.reason as string
}

describe('what is signed', () => {
  test('names its algorithm, type and key', async () => {
    const claims = [
      await access(),
      await signLicenseToken({ ...issued, licenses: [] }),
      await signInviteToken({ ...issued, personId: 'p1', email: 'a@b.de', jti: 'j2' }),
      await signManifest(key, manifest),
    ].map(read)
    expect(claims.map(({ good }) => good)).toEqual([true, true, true, true])
    expect(claims.map(({ header }) => header)).toEqual(
      ['at+jwt', 'vrs-license+jws', 'vrs-invite+jws', 'vrs-plugin+jws'].map((typ) => ({
        alg: 'EdDSA',
        typ,
        kid: key.kid,
      })),
    )
  })

  test('an offline license carries all three dates for 45 days', async () => {
    const licenses = [
      {
        plugin: 'crm',
        status: 'active' as const,
        runsUntil: null,
        updatesUntil: '2027-11-21T10:00:00.000Z',
        paidUntil: null,
      },
    ]
    const iat = now.getTime() / 1000
    expect(read(await signLicenseToken({ ...issued, licenses })).payload).toEqual({
      iss: issuer,
      aud: 'berger',
      iat,
      exp: iat + 45 * 86_400,
      licenses,
    })
  })

  test('an invite knows the address only as a hash, whatever its spelling', async () => {
    const invite = { ...issued, personId: 'p1', email: ' Anna@Berger.DE ', jti: 'j2' }
    const { payload } = read(await signInviteToken(invite))
    expect(payload).toMatchObject({ aud: 'berger', sub: 'p1', jti: 'j2' })
    expect(payload.exp - payload.iat).toBe(7 * 86_400)
    expect(payload.emailHash).toBe(hashEmail('anna@berger.de'))
    expect(JSON.stringify(payload)).not.toContain('nna@')
  })

  test('the thumbprint is that of RFC 8037', async () => {
    const x = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'
    expect(await computeThumbprint({ kty: 'OKP', crv: 'Ed25519', x })).toBe(
      'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
    )
  })
})

describe('an access token', () => {
  test('tells its project until its last second', async () => {
    expect(await verifyAccessToken(await access(), accepting)).toMatchObject({
      sub: 'berger',
      jti: 'j1',
    })
    const token = await access()
    expect((await verifyAccessToken(token, { ...accepting, now: secondsAfterNow(299) })).sub).toBe(
      'berger',
    )
    expect(
      await refusalOf(verifyAccessToken(token, { ...accepting, now: secondsAfterNow(300) })),
    ).toContain('ERR_JWT_EXPIRED')
  })

  test('is refused from another issuer or with an unknown key', async () => {
    const token = await access()
    await refusalOf(verifyAccessToken(token, { ...accepting, issuer: 'https://other.example' }))
    expect(
      await refusalOf(verifyAccessToken(token, { ...accepting, keys: [await toPublicKey(other)] })),
    ).toContain('none of our 1 access keys')
    const stolenKid = { ...other, kid: key.kid }
    expect(
      await refusalOf(
        verifyAccessToken(
          await signAccessToken({ ...issued, key: stolenKid, jti: 'j' }),
          accepting,
        ),
      ),
    ).toContain('ERR_JWS_SIGNATURE_VERIFICATION_FAILED')
  })

  test('is not any other of our tokens', async () => {
    const license = await signLicenseToken({ ...issued, licenses: [] })
    const invite = await signInviteToken({ ...issued, personId: 'p', email: 'a@b.de', jti: 'j' })
    for (const token of [license, invite, await signManifest(key, manifest)])
      expect(await refusalOf(verifyAccessToken(token, accepting))).toContain('expected at+jwt')
    await refusalOf(verifyManifest(await access(), { keys }))
  })
})

describe('a manifest', () => {
  test('comes back as it was signed', async () => {
    expect(await verifyManifest(await signManifest(key, manifest), { keys })).toEqual(manifest)
  })

  test('is not signed with a digest that is none', async () => {
    await expect(signManifest(key, { ...manifest, sha256: 'A'.repeat(64) })).rejects.toThrow(
      'sha256',
    )
  })
})

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('forgeries', () => {
  test('other algorithms and headers are refused', async () => {
    const [, body = '', signature = ''] = (await access()).split('.')
    const header = { alg: 'EdDSA', typ: 'at+jwt', kid: key.kid }
    const heads = [
      { ...header, alg: 'none' },
      { ...header, alg: 'HS256' },
      { ...header, alg: 'Ed25519' },
      { ...header, typ: 'JWT' },
      { ...header, typ: 'application/at+jwt' },
      { ...header, jwk: keys[0] },
      { ...header, crit: ['b64'], b64: false },
      { alg: 'EdDSA', typ: 'at+jwt' },
    ]
    for (const head of heads) {
      await refusalOf(verifyAccessToken(`${part(head)}.${body}.${signature}`, accepting))
      await refusalOf(verifyAccessToken(`${part(head)}.${body}.`, accepting))
    }
  })

  test('of 200 changed tokens none is accepted', async () => {
    const tokens = [await access(), await signManifest(key, manifest)] as const
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ '
    const mutated = fc
      .tuple(
        fc.constantFrom(...tokens),
        fc.nat(),
        fc.constantFrom(...letters),
        fc.constantFrom('swap', 'insert', 'drop', 'cut'),
      )
      .map(([token, place, letter, how]) => {
        const at = place % token.length
        const rest = { swap: at + 1, insert: at, drop: at + 1, cut: token.length }[how] ?? at
        return token.slice(0, at) + (how === 'drop' ? '' : letter) + token.slice(rest)
      })
      .filter((token) => token !== tokens[0] && token !== tokens[1])
    const forge = fc.asyncProperty(mutated, async (token) => {
      await refusalOf(verifyAccessToken(token, accepting))
      await refusalOf(verifyManifest(token, { keys }))
    })
    await fc.assert(forge, { numRuns: 200 })
  })

  test('another spelling of the same signature is refused', async () => {
    const token = await access()
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const last = alphabet.indexOf(token.at(-1) ?? '')
    const twin = token.slice(0, -1) + alphabet[last + 1]
    expect(Buffer.from(twin.split('.')[2] ?? '', 'base64url')).toEqual(
      Buffer.from(token.split('.')[2] ?? '', 'base64url'),
    )
    expect(await refusalOf(verifyAccessToken(twin, accepting))).toContain('base64url')
  })
})
