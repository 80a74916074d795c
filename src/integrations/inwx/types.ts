import type { RecordCall } from '../call-log'

/**
 * `name` is the FQDN in lower-case ACE, without a trailing dot. An MX reads `10 mail.berger.example`,
 * an SRV `10 5 443 host.berger.example` (priority, weight, port), a CAA `0 issue "letsencrypt.org"`.
 */
export type DnsRecord = { type: string; name: string; content: string; ttl: number }

/** What identifies a record; ids may be unknown, and a ttl may be changed by hand. */
export type RecordKey = { type: string; name: string; content: string }

/** A record at INWX, of any type; its id is a string, since it may exceed 31 bits. */
export type ObservedRecord = DnsRecord & { id: string }

/** `netCents` is the first period's price; `unknown` = INWX could not check. */
export type DomainCheck = {
  name: string
  available: boolean | 'unknown'
  netCents?: number
  currency?: string
  premium?: boolean
  reason?: string
}

/** The legal owner of a domain; personal data that goes to INWX only. */
export type Registrant = {
  kind: 'person' | 'organisation'
  name: string
  organisation?: string
  street: string
  city: string
  postalCode: string
  /** ISO 3166, two letters. */
  country: string
  /** As people write it; a leading 0 means a national number of `country`. */
  phone: string
  email: string
}

export type ObservedDomain =
  /** Not in our account: never requested, or removed after a failure. */
  | { state: 'absent' }
  /** A registration or transfer is under way. */
  | { state: 'pending'; status: string }
  /** `because`: the reason from INWX's log. */
  | { state: 'failed'; status: string; because?: string }
  | {
      state: 'held'
      roId: string
      status: string
      /** ISO instant; empty where INWX states none. */
      expiresAt: string
      /** A renewal must be paid before; ISO instant. Absent where INWX states none. */
      renewBefore?: string
      renewalMode: string
      nameservers: string[]
      /** Whether the owner's data is verified: `ACTIVE`, `PENDING`… */
      verification?: string
    }

export type AccountDomain = { name: string; netCents?: number } & Extract<
  ObservedDomain,
  { state: 'held' }
>

export type DomainPrice = { netCents: number; currency: string; premium: boolean }

/** What a registry requires. */
export type TldRules = {
  tld: string
  /** A transfer needs one. */
  authCode: boolean
  nameservers: { min: number; max: number }
  owners: Registrant['kind'][]
  /** Periods of a registration, like `1Y`. */
  periods: string[]
  /** Extra data by INWX's names, like `IT-CODICE-FISCALE`; `text` is INWX's own. */
  required: { name: string; text?: string }[]
}

export type RegistrationRequest = {
  domain: string
  /** A contact's id, from `ensureContact`. */
  registrant: string
  /** At least two. */
  nameservers: string[]
  /** By INWX's names, see `TldRules.required`. */
  extData?: Record<string, string>
}

/** `authCode` is empty where the registry needs none, see `TldRules.authCode`. */
export type TransferRequest = Omit<RegistrationRequest, 'extData'> & { authCode: string }

export type AcquiredDomain = { costCents: number; observed: ObservedDomain }

/** A message of INWX to the account; the next one comes only after `ackMessage`. */
export type InwxMessage = { id: string; type: string; object: string; status: string; at: string }

/** Whether INWX renews a domain by itself, or lets it expire. */
type RenewalMode = 'AUTORENEW' | 'AUTOEXPIRE'

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
  /** The records at these names; a missing zone is an error of class `ours` with code 2303. */
  listRecordsAt(zone: string, names: string[]): Promise<ObservedRecord[]>
  /** All of a zone, for the drift check. */
  listZoneRecords(zone: string): Promise<ObservedRecord[]>
  /**
   * Creates missing records and keeps those equal by name, type and content. Returns `records` with
   * ids, in order. `observed`: what was just read at all these names.
   */
  ensureRecords(
    zone: string,
    records: DnsRecord[],
    observed?: ObservedRecord[],
  ): Promise<ObservedRecord[]>
  /** Deletes the records equal by name, type and content; missing records and zones are no error. */
  removeRecords(zone: string, records: readonly RecordKey[]): Promise<void>
  /** At least two nameservers. */
  ensureZone(zone: string, nameservers: string[]): Promise<void>
  zoneExists(zone: string): Promise<boolean>
  /** The balance available for purchases. */
  getBalanceCents(): Promise<number>
  checkDomain(name: string): Promise<DomainCheck>
  getDomainPrice(name: string, kind: 'reg' | 'transfer' | 'renewal'): Promise<DomainPrice>
  getTldRules(name: string): Promise<TldRules>
  observeDomain(name: string): Promise<ObservedDomain>
  /** All domains of the account; `netCents` is the price of a renewal. */
  listDomains(): Promise<AccountDomain[]>
  /** The id of the contact with exactly this data; an equal one is reused. */
  ensureContact(registrant: Registrant): Promise<string>
  /** INWX's dry run of a new contact: nothing is created; a refused one is an error of the customer's. */
  checkContact(registrant: Registrant): Promise<void>
  /** What the registration or transfer cost, in net cents. */
  getDomainCost(name: string, kind: 'reg' | 'transfer'): Promise<number>
  /**
   * Registers the domain unless it is pending or held already; it expires unless renewed. A balance
   * below the price is 2104 without a call; a domain of somebody else is 2302.
   */
  ensureRegistered(request: RegistrationRequest): Promise<AcquiredDomain>
  /** Likewise for a transfer; a wrong code is 2202, a domain locked at its provider 2106 or 2304. */
  ensureTransferred(request: TransferRequest): Promise<AcquiredDomain>
  /** Repeatable. AUTOEXPIRE for a missing domain is no error; for a pending one the error is `waiting`. */
  setRenewal(name: string, renewal: RenewalMode): Promise<void>
  /**
   * Renews for a year from `expiresAt`, the end observed before: where the domain already ends later,
   * nothing is bought. While a renewal is pending, the error is `waiting`.
   */
  ensureRenewed(name: string, expiresAt: string): Promise<{ expiresAt: string; costCents: number }>
  /** Removes the zone with all its records; a missing zone is no error. */
  removeZone(zone: string): Promise<void>
  /** Replaces `from` by `to`. An existing `to` is no error; when neither exists, it is 2303. */
  changeRecord(zone: string, from: RecordKey, to: DnsRecord): Promise<void>
  /** The oldest message of the account; only one process may read them. */
  getNextMessage(): Promise<InwxMessage | undefined>
  /** Call it once the message is stored; a missing message is no error. */
  ackMessage(id: string): Promise<void>
  /** Ends the session if one is open; never throws. */
  close(): Promise<void>
}
