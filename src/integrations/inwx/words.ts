import type { RecordCall } from '../calls'

export type RecordType = 'A' | 'AAAA' | 'CNAME' | 'TXT' | 'MX'

/** `name` is the FQDN in lower-case ACE, without a trailing dot; an MX reads `10 mail.berger.example`. */
export type DnsRecord = { type: RecordType; name: string; content: string; ttl: number }

/** A record INWX holds, of whatever type; its id is a string of more than 31 bits. */
export type FoundRecord = Omit<DnsRecord, 'type'> & { id: string; type: string }

export type EnsuredRecord = DnsRecord & { id: string }

/** `netCents` is the first period's price; `unknown` = INWX could not check. */
export type DomainCheck = {
  name: string
  available: boolean | 'unknown'
  netCents?: number
  currency?: string
  premium?: boolean
  reason?: string
}

export type InwxSettings = {
  /** Ends in `/jsonrpc/`. */
  url: string
  username: string
  password: string
  /** Base32, as INWX shows it. */
  totpSecret?: string | undefined
  record: RecordCall
  /** Default 15,000. */
  timeoutMs?: number | undefined
  /** Calls started per second; default 10, 0 = no limit. */
  perSecond?: number | undefined
  now?: (() => number) | undefined
  wait?: ((ms: number) => Promise<void>) | undefined
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined
}

/** All throw VendorError with vendor `inwx`. */
export type InwxClient = {
  /** What INWX holds at these names; no such zone is `ours` with code 2303. */
  recordsAt(zone: string, names: string[]): Promise<FoundRecord[]>
  /** All of a zone, for the drift check. */
  recordsIn(zone: string): Promise<FoundRecord[]>
  /** Creates what is missing, adopts what equals by name, type and content; answers `wanted` with ids, in order. */
  ensureRecords(zone: string, wanted: DnsRecord[]): Promise<EnsuredRecord[]>
  /** Deletes what equals by name, type and content; gone already is fine, so is a gone zone. */
  removeRecords(zone: string, unwanted: Omit<DnsRecord, 'ttl'>[]): Promise<void>
  /** At least two nameservers. */
  ensureZone(zone: string, nameservers: string[]): Promise<void>
  zoneExists(zone: string): Promise<boolean>
  /** What may be spent, in cents. */
  balanceCents(): Promise<number>
  checkDomain(name: string): Promise<DomainCheck>
  /** Ends the session, if there is one; never throws. */
  close(): Promise<void>
}
