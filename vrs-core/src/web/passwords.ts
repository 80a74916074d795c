import { createHash } from 'node:crypto'

const most = 2
let running = 0
const queue: (() => void)[] = []

/** argon2id takes 64 MiB each: two at once, the others wait. */
const limited = async <T>(work: () => Promise<T>): Promise<T> => {
  if (running >= most) await new Promise<void>((go) => queue.push(go))
  running += 1
  try {
    return await work()
  } finally {
    running -= 1
    queue.shift()?.()
  }
}

export const hashPassword = (password: string) =>
  limited(() => Bun.password.hash(password.normalize('NFKC'), 'argon2id'))

export const passwordMatches = (password: string, hash: string) =>
  limited(() => Bun.password.verify(password.normalize('NFKC'), hash))

let nobodys: Promise<string> | null = null

/** Takes as long as a real check, so that an unknown address cannot be told by the time. */
export const nobodyMatches = async (password: string): Promise<false> => {
  nobodys ??= hashPassword(crypto.randomUUID())
  await passwordMatches(password, await nobodys)
  return false
}

/** Hex SHA-256 of an address as people mean it; the address itself is kept nowhere. */
export const emailHash = (address: string) =>
  createHash('sha256').update(address.trim().toLowerCase()).digest('hex')
