export type ZoneRecord = {
  id: string
  zone: string
  /** FQDN in lower case; the apex is the zone's own name. */
  name: string
  type: string
  content: string
  ttl: number
  prio: number
}

export type Zone = {
  roId: number
  name: string
  type: 'MASTER' | 'SLAVE'
  ns: string[]
  soaEmail: string
  /** `the start`: created by the stand-in for a base domain, which the account owns. */
  since: 'the start' | 'a call'
  serial: number
}

/** A pending registration or transfer ends with its outcome at `dueAt` (milliseconds). */
type RegistryProgress =
  | { state: 'settled' }
  | { state: 'pending'; dueAt: number; outcome: 'done' | 'failed' }

export type RegisteredDomain = {
  roId: number
  name: string
  brought: 'REG' | 'TRANSFER'
  status: string
  walk: RegistryProgress
  priceCents: number
  period: string
  contacts: { registrant: number; admin: number; tech: number; billing: number }
  ns: string[]
  renewalMode: string
  transferLock: boolean
  authCode: string
  createdAt: number
  updatedAt: number
  expiresAt: number
}

export type RegistrarContact = {
  id: number
  roId: number
  type: string
  name: string
  org: string
  street: string
  city: string
  pc: string
  sp: string
  cc: string
  voice: string
  fax: string
  email: string
  remarks: string
}

export type RegistrarMessage = {
  id: number
  type: 'DOMAIN'
  at: number
  object: string
  status: string
  statusDetails?: string
}

/** One entry of `domain.log`. */
export type RegistrarLogEntry = {
  logId: number
  roId: number
  domain: string
  at: number
  status: string
  priceCents: number
  userText: string
}
