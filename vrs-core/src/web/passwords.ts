import { createHash } from 'node:crypto'

const maxConcurrentHashes = 2
let activeHashes = 0
const waitingHashes: (() => void)[] = []

/** argon2id takes 64 MiB each: two at once, the others wait. */
const withHashLimit = async <T>(work: () => Promise<T>): Promise<T> => {
  if (activeHashes >= maxConcurrentHashes) await new Promise<void>((go) => waitingHashes.push(go))
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

/** Takes as long as a real check, so that an unknown address cannot be told by the time. */
export const verifyAgainstDummy = async (password: string): Promise<false> => {
  dummyHash ??= hashPassword(crypto.randomUUID())
  await verifyPassword(password, await dummyHash)
  return false
}

/** Hex SHA-256 of an address as people mean it; the address itself is kept nowhere. */
export const hashEmail = (address: string) =>
  createHash('sha256').update(address.trim().toLowerCase()).digest('hex')
