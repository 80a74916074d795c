import type { Domain } from '../store/documents'
import type { State } from '../store/inwx-store'
import { priceCentsFor } from './registrar-offers'

export const yearsLater = (ms: number, years: number): number => {
  const end = new Date(ms)
  end.setUTCMonth(end.getUTCMonth() + Math.round(12 * years))
  return end.getTime()
}

const because: Record<Domain['brought'], string> = {
  REG: 'The registry refused the registration.',
  TRANSFER: 'The losing registrar did not accept the auth code.',
}

type Outcome = { at: number; status: string; priceCents?: number; details?: string }

/** What came out of something stands in the log and in the queue of messages. */
const tell = (state: State, { roId, name }: Domain, outcome: Outcome) => {
  const { at, status, priceCents = 0, details = '' } = outcome
  state.putLog({ roId, domain: name, at, status, priceCents, userText: details })
  state.putMessage({
    id: state.next('messageId'),
    type: 'DOMAIN',
    at,
    object: name,
    status,
    ...(details && { statusDetails: details }),
  })
}

const arrive = (state: State, domain: Domain, now: number) => {
  const { walk, brought } = domain
  if (walk.state === 'settled') return
  const after = { ...domain, walk: { state: 'settled' as const }, updatedAt: now }
  if (walk.outcome === 'done') {
    state.putDomain({ ...after, status: 'OK' })
    return tell(state, domain, { at: walk.dueAt, status: `${brought} SUCCESSFUL` })
  }
  const status = `${brought} FAILED`
  state.putDomain({ ...after, status })
  state.spend(-domain.priceCents)
  tell(state, domain, { at: walk.dueAt, status, details: because[brought] })
}

const end = (state: State, domain: Domain, now: number) => {
  const { expiresAt: at, renewalMode, name } = domain
  if (renewalMode !== 'AUTORENEW') {
    state.dropDomain(name)
    return tell(state, domain, { at, status: 'EXPIRE SUCCESSFUL' })
  }
  const priceCents = priceCentsFor(name, state)
  state.putDomain({ ...domain, expiresAt: yearsLater(at, 1), updatedAt: now })
  state.spend(priceCents)
  tell(state, domain, { at, status: 'RENEWAL SUCCESSFUL', priceCents })
}

const isDue = ({ walk }: Domain, now: number) => walk.state === 'pending' && walk.dueAt <= now
const isOver = ({ status, expiresAt }: Domain, now: number) => status === 'OK' && expiresAt <= now

/** Lets what is due happen: pending domains turn OK or fail (money back), those at their end renew or go. */
export const settle = (state: State, now: number): void => {
  for (const domain of state.domains()) {
    if (isDue(domain, now)) state.together(() => arrive(state, domain, now))
    else if (isOver(domain, now)) state.together(() => end(state, domain, now))
  }
}

/** Money that pending registrations and transfers hold back. */
export const lockedCents = (state: State): number =>
  state
    .domains()
    .filter((domain) => domain.walk.state === 'pending')
    .reduce((sum, domain) => sum + domain.priceCents, 0)
