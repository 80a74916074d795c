import { randomBytes } from 'node:crypto'
import { createConcurrencyLimit } from './concurrency-limit'

export type Passwords = {
  /** An argon2id hash in PHC form. */
  hash(password: string): Promise<string>
  /** Takes as long for an account that does not exist (`hash` undefined) as for one that does. */
  verify(password: string, hash: string | undefined): Promise<boolean>
}

/** OWASP's least for argon2id: 19 MiB, twice. */
const cost = { algorithm: 'argon2id', memoryCost: 19_456, timeCost: 2 } as const

/** Longer ones are no passwords, but work for our processor. */
const maxPasswordLength = 256

/** Two hashes at once, each with its own memory; 100 may wait, the next one meets `TooBusy`. */
export const openPasswords = (): Passwords => {
  const inTurn = createConcurrencyLimit(2, 100)
  const hash = (password: string) => inTurn(() => Bun.password.hash(password, cost))
  let decoy: Promise<string> | undefined
  const decoyHash = () => {
    decoy ??= Bun.password.hash(randomBytes(18).toString('base64'), cost)
    return decoy
  }

  return {
    hash: async (password) => {
      if (password.length === 0 || password.length > maxPasswordLength)
        throw new Error(
          `expected a password of 1 to ${maxPasswordLength} characters, found ${password.length}`,
        )
      return hash(password)
    },
    verify: async (password, known) => {
      const against = known ?? (await decoyHash())
      const typed = password.slice(0, maxPasswordLength + 1) || ' '
      const matches = await inTurn(() => Bun.password.verify(typed, against))
      return matches && known !== undefined && password.length > 0
    },
  }
}
