import { createHash } from 'node:crypto'

const maxConcurrentHashes = 2
let activeHashes = 0
const waitingHashes: (() => void)[] = []

/** Each argon2id hash takes 64 MiB, so at most two run at once. */
const withHashLimit = async <T>(work: () => Promise<T>): Promise<T> => {
  if (activeHashes >= maxConcurrentHashes)
    await new Promise<void>((resolve) => waitingHashes.push(resolve))
  activeHashes += 1
  try {
    return await work()
  } finally {
    activeHashes -= 1
    waitingHashes.shift()?.()
  }
}

export const hashPassword = (password: string) =>
  withHashLimit(() => Bun.password.hash(password.normalize('NFKC'), 'argon2id'))

export const verifyPassword = (password: string, hash: string) =>
  withHashLimit(() => Bun.password.verify(password.normalize('NFKC'), hash))

let dummyHash: Promise<string> | null = null

/** Takes as long as a real check, so that timing does not reveal which addresses have an account. */
export const verifyAgainstDummy = async (password: string): Promise<false> => {
  dummyHash ??= hashPassword(crypto.randomUUID())
  await verifyPassword(password, await dummyHash)
  return false
}

/** Hex SHA-256 of an address, trimmed and in lower case; the address itself is not stored. */
export const hashEmail = (address: string) =>
  createHash('sha256').update(address.trim().toLowerCase()).digest('hex')
