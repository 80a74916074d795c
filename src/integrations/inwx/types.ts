import type { RecordCall } from '../call-context'

export type RecordType = 'A' | 'AAAA' | 'CNAME' | 'TXT' | 'MX' | 'SRV' | 'CAA'

/**
 * `name` is the FQDN in lower-case ACE, without a trailing dot. An MX reads `10 mail.berger.example`,
 * an SRV `10 5 443 host.berger.example` (priority, weight, port), a CAA `0 issue "letsencrypt.org"`.
 */
export type DnsRecord = { type: RecordType; name: string; content: string; ttl: number }

/** What makes a record what it is: ids can be lost and ttls be changed by hand. */
export type RecordKey = { type: string; name: string; content: string }

/** A record INWX holds, of whatever type; its id is a string of more than 31 bits. */
export type ObservedRecord = Omit<DnsRecord, 'type'> & { id: string; type: string }

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

/** The legal owner of a domain, to be told to INWX and nobody else. */
export type Registrant = {
  kind: 'person' | 'organisation'
  name: string
  organisation?: string
  street: string
  city: string
  postalCode: string
  /** ISO 3166, two letters. */
  country: string
  /** As people write it; a leading 0 is understood as the country's own. */
  phone: string
  email: string
}

export type ObservedDomain =
  /** Not in our account: nobody asked for it, or a failure took it out again. */
  | { state: 'absent' }
  /** A registration or transfer is under way. */
  | { state: 'pending'; status: string }
  /** `because` is what INWX's log says of it. */
  | { state: 'failed'; status: string; because?: string }
  | {
      state: 'held'
      roId: string
      status: string
      /** Empty where INWX tells no end. */
      expiresAt: string
      renewalMode: string
      nameservers: string[]
      /** Of the registrant, as the registry sees it: `VERIFIED`, `PENDING`… */
      verification?: string
    }

export type AccountDomain = { name: string; netCents?: number } & Extract<
  ObservedDomain,
  { state: 'held' }
>

export type DomainPrice = { netCents: number; currency: string; premium: boolean }

/** What a registry asks for. */
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

/** The code is empty where the registry wants none, see `TldRules.authCode`. */
export type TransferRequest = Omit<RegistrationRequest, 'extData'> & { authCode: string }

export type AcquiredDomain = { costCents: number; observed: ObservedDomain }

/** What INWX tells the account, one at a time; the next comes only after `ackMessage`. */
export type InwxMessage = { id: string; type: string; object: string; status: string; at: string }

/** Whether INWX renews a domain by itself, or lets it go at its end. */
export type RenewalMode = 'AUTORENEW' | 'AUTOEXPIRE'

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
  listRecordsAt(zone: string, names: string[]): Promise<ObservedRecord[]>
  /** All of a zone, for the drift check. */
  listZoneRecords(zone: string): Promise<ObservedRecord[]>
  /**
   * Creates what is missing, adopts what equals by name, type and content; answers `wanted` with ids,
   * in order. `seen`: what was just found at all these names.
   */
  ensureRecords(
    zone: string,
    wanted: DnsRecord[],
    seen?: ObservedRecord[],
  ): Promise<EnsuredRecord[]>
  /** Deletes what equals by name, type and content; gone already is fine, so is a gone zone. */
  removeRecords(zone: string, unwanted: readonly RecordKey[]): Promise<void>
  /** At least two nameservers. */
  ensureZone(zone: string, nameservers: string[]): Promise<void>
  zoneExists(zone: string): Promise<boolean>
  /** What may be spent, in cents. */
  getBalanceCents(): Promise<number>
  checkDomain(name: string): Promise<DomainCheck>
  getDomainPrice(name: string, kind: 'reg' | 'transfer' | 'renewal'): Promise<DomainPrice>
  getTldRules(name: string): Promise<TldRules>
  observeDomain(name: string): Promise<ObservedDomain>
  /** All that the account holds; `netCents` is the price of a renewal. */
  listDomains(): Promise<AccountDomain[]>
  /** The id of the contact that says just this, an equal one being adopted. */
  ensureContact(registrant: Registrant): Promise<string>
  /** What bringing it has cost, net cents. */
  getDomainCost(name: string, kind: 'reg' | 'transfer'): Promise<number>
  /**
   * Adopts what is pending or held, else registers, to expire unless renewed. A balance below the
   * price is 2104 without a call; a name that somebody else took is 2302.
   */
  ensureRegistered(wanted: RegistrationRequest): Promise<AcquiredDomain>
  /** Adopts likewise; a wrong code is 2202, a domain locked at its provider 2106 or 2304. */
  ensureTransferred(wanted: TransferRequest): Promise<AcquiredDomain>
  /** Set already is fine; so is a domain that is not there, when it shall end. A pending one is `waiting`. */
  setRenewal(name: string, renewal: RenewalMode): Promise<void>
  /**
   * A year more than `expiresAt`, the end seen before: where the domain already ends later, nothing is
   * bought. A renewal under way is `waiting`.
   */
  ensureRenewed(name: string, expiresAt: string): Promise<{ expiresAt: string; costCents: number }>
  /** With all its records; gone already is fine. */
  removeZone(zone: string): Promise<void>
  /** Turns one record into another; `to` there already is fine, neither there is 2303. */
  changeRecord(zone: string, from: RecordKey, to: DnsRecord): Promise<void>
  /** The oldest message of the account, for its one reader. */
  getNextMessage(): Promise<InwxMessage | undefined>
  /** To be called once the message is kept; gone already is fine. */
  ackMessage(id: string): Promise<void>
  /** Ends the session, if there is one; never throws. */
  close(): Promise<void>
}
