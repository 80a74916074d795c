import type { RegisteredDomain } from '../store/documents'
import type { InwxStore } from '../store/inwx-store'
import { getRenewalDate } from './domain-model'
import { getPriceCents } from './registrar-offers'
import { countYears } from './tld-rules'

export const addYears = (ms: number, years: number): number => {
  const end = new Date(ms)
  end.setUTCFullYear(end.getUTCFullYear() + years)
  return end.getTime()
}

const failureReasons: Record<RegisteredDomain['brought'], string> = {
  REG: 'The registry refused the registration.',
  TRANSFER: 'The losing registrar did not accept the auth code.',
}

type OperationOutcome = { at: number; status: string; priceCents?: number; details?: string }

/** Writes the outcome to the log and to the queue of messages. */
const recordOutcome = (
  store: InwxStore,
  { roId, name }: RegisteredDomain,
  outcome: OperationOutcome,
) => {
  const { at, status, priceCents = 0, details = '' } = outcome
  store.putLog({ roId, domain: name, at, status, priceCents, userText: details })
  store.putMessage({
    id: store.nextNumber('messageId'),
    type: 'DOMAIN',
    at,
    object: name,
    status,
    ...(details && { statusDetails: details }),
  })
}

const completeOperation = (store: InwxStore, domain: RegisteredDomain, now: number) => {
  const { walk, brought } = domain
  if (walk.state === 'settled') return
  const after = { ...domain, walk: { state: 'settled' as const }, updatedAt: now }
  if (walk.outcome === 'done') {
    store.putDomain({ ...after, status: 'OK' })
    return recordOutcome(store, domain, { at: walk.dueAt, status: `${brought} SUCCESSFUL` })
  }
  const status = `${brought} FAILED`
  store.putDomain({ ...after, status })
  store.debitBalance(-domain.priceCents)
  recordOutcome(store, domain, { at: walk.dueAt, status, details: failureReasons[brought] })
}

const expire = (store: InwxStore, domain: RegisteredDomain) => {
  store.removeDomain(domain.name)
  recordOutcome(store, domain, { at: domain.expiresAt, status: 'EXPIRE SUCCESSFUL' })
}

/** For the domain's own period. */
const renew = (store: InwxStore, domain: RegisteredDomain, now: number) => {
  const { expiresAt, name } = domain
  const years = countYears(domain.period)
  const priceCents = getPriceCents(name, store) * years
  store.putDomain({ ...domain, expiresAt: addYears(expiresAt, years), updatedAt: now })
  store.debitBalance(priceCents)
  const at = getRenewalDate(domain)
  recordOutcome(store, domain, { at, status: 'RENEWAL SUCCESSFUL', priceCents })
}

const isDue = ({ walk }: RegisteredDomain, now: number) =>
  walk.state === 'pending' && walk.dueAt <= now
const isRenewing = (domain: RegisteredDomain, now: number) =>
  domain.status === 'OK' && domain.renewalMode === 'AUTORENEW' && getRenewalDate(domain) <= now
const isExpired = ({ status, expiresAt }: RegisteredDomain, now: number) =>
  status === 'OK' && expiresAt <= now

/** Completes pending domains that are due (a failure is refunded), and renews or removes expired ones. */
export const settleDueDomains = (store: InwxStore, now: number): void => {
  for (const domain of store.listDomains()) {
    if (isDue(domain, now)) store.inTransaction(() => completeOperation(store, domain, now))
    else if (isRenewing(domain, now)) store.inTransaction(() => renew(store, domain, now))
    else if (isExpired(domain, now)) store.inTransaction(() => expire(store, domain))
  }
}

/** The price of all pending registrations and transfers. */
export const sumReservedCents = (store: InwxStore): number =>
  store
    .listDomains()
    .filter((domain) => domain.walk.state === 'pending')
    .reduce((sum, domain) => sum + domain.priceCents, 0)
