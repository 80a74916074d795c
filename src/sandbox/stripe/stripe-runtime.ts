import { type DocumentStore, mintId } from '../document-store'

export type DueKind = 'session' | 'intent' | 'delivery'

export type StripeRuntime = {
  store: DocumentStore
  /** Milliseconds. */
  now: () => number
  /** How long the bank takes for a direct debit. */
  debitSettlementMs: number
  /** Of the stand-in, like `http://127.0.0.1:12111`. */
  url: () => string
  /** Processes this document at `dueAt` (milliseconds). */
  schedule: (kind: DueKind, id: string, dueAt: number) => void
}

export const getUnixSeconds = (runtime: StripeRuntime) => Math.floor(runtime.now() / 1000)

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

export const mintStripeId = (prefix: string, length = 24) => prefix + mintId(alphabet, length)
