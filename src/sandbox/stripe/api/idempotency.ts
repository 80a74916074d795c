import { createHash } from 'node:crypto'
import type { Account } from '../documents'
import { Refusal } from './api-error'

/** What was answered to the first call with a key; kept for 24 hours at least, here for good. */
export type SavedReply = { fingerprint: string; status: number; body: string }

const fingerprint = (path: string, body: string) =>
  createHash('sha256').update(`${path}\n${body}`).digest('hex')

const mismatch = (key: string) =>
  new Refusal(400, {
    type: 'idempotency_error',
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  })

/** The saved reply of this key, if there is one; the same key with other parameters is refused. */
export const savedReply = ({ shelf }: Account, key: string, path: string, body: string) => {
  const saved = shelf.get<SavedReply>('reply', key)
  if (saved && saved.fingerprint !== fingerprint(path, body)) throw mismatch(key)
  return saved
}

export const saveReply = (
  { shelf }: Account,
  key: string,
  request: { path: string; body: string },
  reply: { status: number; body: string },
) => {
  const saved: SavedReply = { fingerprint: fingerprint(request.path, request.body), ...reply }
  shelf.put('reply', key, saved)
}
