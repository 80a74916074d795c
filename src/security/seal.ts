import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const nonceBytes = 12
const tagBytes = 16

const assertMasterKey = (masterKey: Uint8Array) => {
  if (masterKey.length !== 32)
    throw new Error(`expected a master key of 32 bytes, found ${masterKey.length}`)
  return masterKey
}

/** AES-256-GCM: nonce, ciphertext, tag. `bound` must be the same to open it: it names whose secret this is. */
export const seal = (masterKey: Uint8Array, secret: string, bound: string): Buffer => {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', assertMasterKey(masterKey), nonce)
  cipher.setAAD(Buffer.from(bound))
  return Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

/** Throws when the master key, the binding or a single bit is another. */
export const unseal = (masterKey: Uint8Array, sealed: Uint8Array, bound: string): string => {
  const tagAt = sealed.length - tagBytes
  const decipher = createDecipheriv(
    'aes-256-gcm',
    assertMasterKey(masterKey),
    sealed.subarray(0, nonceBytes),
  )
  decipher.setAAD(Buffer.from(bound))
  decipher.setAuthTag(sealed.subarray(tagAt))
  const secret = Buffer.concat([
    decipher.update(sealed.subarray(nonceBytes, tagAt)),
    decipher.final(),
  ])
  return secret.toString('utf8')
}
