import type { RecordCall } from './calls'

export type DnsSettings = {
  /** Asked instead of the world's nameservers, like `127.0.0.1:5353`. */
  servers?: string[] | undefined
  record: RecordCall
  /** Per try, default 3,000. */
  timeoutMs?: number | undefined
  /** Default 2. */
  tries?: number | undefined
}

export type Seen = { seenBy: string[]; missingAt: string[] }

/** Asks authoritative nameservers directly; throws only VendorError with vendor `dns`. */
export type Dns = {
  /** IPv4 and IPv6 addresses of `name` as `nameserver` (a host name, or one of `servers`) tells them; none is []. */
  addressesAt(name: string, nameserver: string): Promise<string[]>
  /** Host names of the zone's nameservers; with `servers` given, those. */
  nameserversOf(zone: string): Promise<string[]>
  /** Which of the zone's nameservers answer with these addresses; a zone without nameservers is missing at itself. */
  visible(what: {
    zone: string
    name: string
    ipv4: string
    ipv6?: string | undefined
  }): Promise<Seen>
}
