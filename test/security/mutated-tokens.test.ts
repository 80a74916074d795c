import { expect, test } from 'bun:test'
import { InvalidToken } from '../../src/security/invalid-token'
import {
  generateKeyPair,
  signAccessToken,
  signManifest,
  signPublisherKeys,
  toPublicKey,
  verifyAccessToken,
  verifyManifest,
  verifyPublisherKeys,
} from '../../src/security/jws'
import { createRandom } from '../faults/matrix/seeded-random'
import { mutateToken } from '../support/mutations'

const count = process.env.VRS_PROVE ? 10_000 : 600
const seed = Number(process.env.VRS_SEED ?? Math.floor(Math.random() * 1e6))
const now = new Date('2026-11-30T10:00:00.000Z')
const issuer = 'https://vrs.example'
const key = await generateKeyPair()
const accepting = { keys: [await toPublicKey(key)] }

const claimsOf = (version: string) => ({
  ...{ name: 'kontakt', version, runtime: 'bun' as const, sha256: 'ab'.repeat(32), size: 1000 },
  ...{ minCore: '1.0.0', dependsOn: {}, createdAt: now.toISOString(), previous: null },
})
const accessTokenOf = (projectId: string) =>
  signAccessToken({ key, issuer, projectId, now, jti: `jti-${projectId}` })
const keySetOf = (sequence: number) =>
  signPublisherKeys(key, {
    ...{ sequence, createdAt: now.toISOString(), keys: accepting.keys, revoked: [] },
  })

type TokenKind = { tokens: [string, string]; verify: (token: string) => Promise<unknown> }

/** Two valid tokens of each kind, and who accepts them. */
const kinds: Record<string, TokenKind> = {
  access: {
    tokens: [await accessTokenOf('p1'), await accessTokenOf('p2')],
    verify: (token) => verifyAccessToken(token, { ...accepting, issuer, now }),
  },
  manifest: {
    tokens: [
      await signManifest(key, claimsOf('1.0.0')),
      await signManifest(key, claimsOf('2.0.0')),
    ],
    verify: (token) => verifyManifest(token, accepting),
  },
  publisherKeys: {
    tokens: [await keySetOf(1), await keySetOf(2)],
    verify: (token) => verifyPublisherKeys(token, accepting),
  },
}
const all = Object.values(kinds)

test(`${count} mutated tokens: none is accepted, and memory stays`, async () => {
  console.log(`mutated tokens: seed ${seed}`)
  const next = createRandom(seed)
  const pick = (below: number) => Math.floor(next() * below)
  for (const { tokens, verify } of all) for (const token of tokens) await verify(token)
  // A token of one kind is none of another.
  for (const { verify } of all)
    for (const other of all)
      if (other.verify !== verify)
        await expect(verify(other.tokens[0])).rejects.toBeInstanceOf(InvalidToken)

  Bun.gc(true)
  const before = process.memoryUsage().rss
  const accepted: string[] = []
  for (let round = 0; round < count; round += 1) {
    const [name, kind] = Object.entries(kinds)[round % all.length] ?? []
    if (!kind) throw new Error('expected a kind of token')
    const { tokens, verify } = kind
    const mutated = mutateToken(tokens[round % 2] ?? '', tokens[(round + 1) % 2] ?? '', pick)
    await verify(mutated).then(
      () => accepted.push(`${name} ${round}: ${mutated}`),
      (error: unknown) => {
        if (!(error instanceof InvalidToken)) throw error
      },
    )
  }
  expect(accepted).toEqual([])
  Bun.gc(true)
  const grownMiB = (process.memoryUsage().rss - before) / 1024 / 1024
  console.log(`mutated tokens: ${count}, memory grew ${grownMiB.toFixed(1)} MiB`)
  expect(grownMiB).toBeLessThan(100)
}, 300_000)
