import type { RegisteredDomain } from '../store/documents'
import type { InwxStore } from '../store/inwx-store'
import { getPriceCents } from './registrar-offers'

export const addYears = (ms: number, years: number): number => {
  const end = new Date(ms)
  end.setUTCMonth(end.getUTCMonth() + Math.round(12 * years))
  return end.getTime()
}

const failureReasons: Record<RegisteredDomain['brought'], string> = {
  REG: 'The registry refused the registration.',
  TRANSFER: 'The losing registrar did not accept the auth code.',
}

type OperationOutcome = { at: number; status: string; priceCents?: number; details?: string }

/** What came out of something stands in the log and in the queue of messages. */
const recordOutcome = (
  state: InwxStore,
  { roId, name }: RegisteredDomain,
  outcome: OperationOutcome,
) => {
  const { at, status, priceCents = 0, details = '' } = outcome
  state.putLog({ roId, domain: name, at, status, priceCents, userText: details })
  state.putMessage({
    id: state.nextNumber('messageId'),
    type: 'DOMAIN',
    at,
    object: name,
    status,
    ...(details && { statusDetails: details }),
  })
}

const completeOperation = (state: InwxStore, domain: RegisteredDomain, now: number) => {
  const { walk, brought } = domain
  if (walk.state === 'settled') return
  const after = { ...domain, walk: { state: 'settled' as const }, updatedAt: now }
  if (walk.outcome === 'done') {
    state.putDomain({ ...after, status: 'OK' })
    return recordOutcome(state, domain, { at: walk.dueAt, status: `${brought} SUCCESSFUL` })
  }
  const status = `${brought} FAILED`
  state.putDomain({ ...after, status })
  state.debitBalance(-domain.priceCents)
  recordOutcome(state, domain, { at: walk.dueAt, status, details: failureReasons[brought] })
}

const renewOrExpire = (state: InwxStore, domain: RegisteredDomain, now: number) => {
  const { expiresAt: at, renewalMode, name } = domain
  if (renewalMode !== 'AUTORENEW') {
    state.removeDomain(name)
    return recordOutcome(state, domain, { at, status: 'EXPIRE SUCCESSFUL' })
  }
  const priceCents = getPriceCents(name, state)
  state.putDomain({ ...domain, expiresAt: addYears(at, 1), updatedAt: now })
  state.debitBalance(priceCents)
  recordOutcome(state, domain, { at, status: 'RENEWAL SUCCESSFUL', priceCents })
}

const isDue = ({ walk }: RegisteredDomain, now: number) =>
  walk.state === 'pending' && walk.dueAt <= now
const isExpired = ({ status, expiresAt }: RegisteredDomain, now: number) =>
  status === 'OK' && expiresAt <= now

/** Lets what is due happen: pending domains turn OK or fail (money back), those at their end renew or go. */
export const settleDueDomains = (state: InwxStore, now: number): void => {
  for (const domain of state.listDomains()) {
    if (isDue(domain, now)) state.inTransaction(() => completeOperation(state, domain, now))
    else if (isExpired(domain, now)) state.inTransaction(() => renewOrExpire(state, domain, now))
  }
}

/** Money that pending registrations and transfers hold back. */
export const sumReservedCents = (state: InwxStore): number =>
  state
    .listDomains()
    .filter((domain) => domain.walk.state === 'pending')
    .reduce((sum, domain) => sum + domain.priceCents, 0)
