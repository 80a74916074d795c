import { createHash } from 'node:crypto'
import type { StripeRuntime } from '../stripe-runtime'
import { createInvalidRequestError, StripeApiError } from './api-error'

/** The response to the first call with a key. Stripe stores it for 24 hours, the stand-in forever. */
export type SavedResponse = { fingerprint: string; status: number; body: string }

const hashRequest = (path: string, body: string) =>
  createHash('sha256').update(`${path}\n${body}`).digest('hex')

const createKeyReuseError = (key: string) =>
  new StripeApiError(400, {
    type: 'idempotency_error',
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  })

const longestKey = 255

export const assertKeyLength = (key: string): void => {
  if (key.length > longestKey)
    throw createInvalidRequestError(
      `Idempotency keys may be at most ${longestKey} characters long; yours has ${key.length}.`,
    )
}

/** The stored response of this key; the same key with other parameters is refused. */
export const findSavedResponse = (
  { store }: StripeRuntime,
  key: string,
  path: string,
  body: string,
) => {
  const saved = store.get<SavedResponse>('reply', key)
  if (saved && saved.fingerprint !== hashRequest(path, body)) throw createKeyReuseError(key)
  return saved
}

export const saveResponse = (
  { store }: StripeRuntime,
  key: string,
  request: { path: string; body: string },
  reply: { status: number; body: string },
) => {
  const saved: SavedResponse = { fingerprint: hashRequest(request.path, request.body), ...reply }
  store.put('reply', key, saved)
}
