import { hkdfSync } from 'node:crypto'
import { seal, unseal } from './seal'

/** Names a master key without giving it away: 16 hex digits. */
export const masterKeyFingerprint = (masterKey: Uint8Array) =>
  Buffer.from(hkdfSync('sha256', masterKey, '', 'vrs:fingerprint', 8)).toString('hex')

/** A secret under the master key, with the key's fingerprint before it: the database refuses others. */
export const wrapSecret = (masterKey: Uint8Array, secret: string, use: string): string =>
  `${masterKeyFingerprint(masterKey)}.${seal(masterKey, secret, use).toString('base64')}`

/** Throws when the master key or the use is another one. What was wrapped long ago has no fingerprint. */
export const unwrapSecret = (masterKey: Uint8Array, wrapped: string, use: string): string =>
  unseal(masterKey, Buffer.from(wrapped.slice(wrapped.indexOf('.') + 1), 'base64'), use)

export const personKeyUse = (personId: string) => `person-key:${personId}`
export const projectSecretUse = (projectId: string, name: string) =>
  `project-secret:${projectId}:${name}`
