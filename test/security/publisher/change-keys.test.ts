import { expect, test } from 'bun:test'
import { verifyPublisherKeys } from '../../../src/security/jws'
import { revokePublisherKey, rotatePublisherKey } from '../../../src/security/publisher/change-keys'
import {
  createPublisherKeys,
  findPublisherKeyIn,
  listPublicKeys,
  type PublisherKeyFile,
} from '../../../src/security/publisher/key-file'

const day = (number: number) => new Date(Date.UTC(2026, 10, number))
const kidsOf = ({ keys }: PublisherKeyFile) => keys.map(({ kid }) => kid)
const signerOn = (file: PublisherKeyFile, number: number) =>
  findPublisherKeyIn(file, day(number))?.kid

/** What somebody trusts who adopted every set, as runtimes do. */
const adoptAll = async (first: PublisherKeyFile, { statements }: PublisherKeyFile) => {
  let keys = listPublicKeys(first)
  for (const statement of statements) {
    const set = await verifyPublisherKeys(statement, { keys })
    keys = set.keys.filter(({ kid }) => !set.revoked.includes(kid))
  }
  return keys.map(({ kid }) => kid)
}

test('the next key is known a day before it signs, and the one before it keeps its word', async () => {
  const first = await createPublisherKeys()
  const [old = ''] = kidsOf(first)
  const { file, kid } = await rotatePublisherKey(first, day(1))
  expect(await adoptAll(first, file)).toEqual([old, kid])
  expect([signerOn(file, 1), signerOn(file, 2)]).toEqual([old, kid])
  expect(rotatePublisherKey(file, day(1))).rejects.toThrow(`found that ${kid} signs from`)
  const again = await rotatePublisherKey(file, day(3))
  expect(await adoptAll(first, again.file)).toEqual([old, kid, again.kid])
  // A marketplace that has not received it yet goes on with the key it knows.
  const known = findPublisherKeyIn(again.file, day(5), (one) => one !== again.kid)
  expect(known?.kid).toBe(kid)
})

test('the public half of another one’s key counts on, and signs nothing', async () => {
  const [first, other] = [await createPublisherKeys(), await createPublisherKeys()]
  const foreign = listPublicKeys(other)
  const { file, kid } = await rotatePublisherKey(
    { ...first, keys: [...foreign, ...first.keys] },
    day(1),
  )
  expect(await adoptAll(first, file)).toEqual([...kidsOf(other), ...kidsOf(first), kid])
  expect(signerOn(file, 1)).toBe(kidsOf(first)[0])
})

test('a revoked key signs nothing more, and its heir begins at once', async () => {
  const first = await createPublisherKeys()
  const [old = ''] = kidsOf(first)
  expect(revokePublisherKey(first, old, day(1))).rejects.toThrow('rotate` first')
  const { file, kid } = await rotatePublisherKey(first, day(1))
  const revoked = await revokePublisherKey(file, old, day(1))
  expect(await adoptAll(first, revoked)).toEqual([kid])
  expect(signerOn(revoked, 1)).toBe(kid)
  expect(revokePublisherKey(revoked, old, day(1))).rejects.toThrow('a key in force')
  expect(revokePublisherKey(revoked, 'other', day(1))).rejects.toThrow('a key in force')
})

test('a key file holds at most 20 keys, and revoked ones leave it', async () => {
  let file = await createPublisherKeys()
  const [first = ''] = kidsOf(file)
  for (let number = 1; number < 20; number += 1)
    file = (await rotatePublisherKey(file, day(number * 2))).file
  expect(rotatePublisherKey(file, day(60))).rejects.toThrow('fewer than 20 keys')
  file = await revokePublisherKey(file, first, day(60))
  file = (await rotatePublisherKey(file, day(60))).file
  expect([file.keys.length, kidsOf(file).includes(first)]).toEqual([20, false])
})
