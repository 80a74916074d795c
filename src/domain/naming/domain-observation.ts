export type RecordKey = { type: string; name: string; content: string }

/**
 * Of a record at INWX. `ours`: the site needs it; `copied`: it came from the old provider; `missing`:
 * needed, but not there; `strange`: it leads the name elsewhere.
 */
export type RecordMark = 'ours' | 'copied' | 'other' | 'missing' | 'strange'
export type MarkedRecord = RecordKey & { ttl?: number; mark: RecordMark }

/** What a registry says of a name, through INWX; `status` is INWX's own word. */
type RegistryObservation =
  | { state: 'absent' }
  | { state: 'pending'; status: string }
  | { state: 'failed'; status: string; because?: string }
  | {
      state: 'held'
      status: string
      expiresAt: string
      renewBefore?: string
      renewalMode: string
      nameservers: string[]
      verification?: string
    }

/** A name at INWX at this moment. */
export type DomainObservation = {
  registry: RegistryObservation | 'unreachable'
  zone: MarkedRecord[] | 'none' | 'unreachable'
  /** Those that INWX serves our zones from. */
  nameservers: readonly string[]
}
