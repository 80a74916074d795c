import type { State } from './state'
import type { Domain } from './words'

const settled = (domain: Domain, now: number): Domain => {
  if (domain.walk.state === 'settled') return domain
  const done = domain.walk.outcome === 'done'
  const status = done ? 'OK' : `${domain.brought} FAILED`
  return { ...domain, status, walk: { state: 'settled' }, updatedAt: now }
}

/** Lets what is due happen: pending domains turn OK or fail (money back), each with its message. */
export const settle = (state: State, now: number): void => {
  for (const domain of state.domains()) {
    if (domain.walk.state === 'settled' || domain.walk.dueAt > now) continue
    const { dueAt, outcome } = domain.walk
    state.together(() => {
      state.putDomain(settled(domain, now))
      if (outcome === 'failed') state.spend(-domain.priceCents)
      state.putMessage({
        id: state.next('messageId'),
        type: 'DOMAIN',
        at: dueAt,
        object: domain.name,
        status: `${domain.brought} ${outcome === 'done' ? 'SUCCESSFUL' : 'FAILED'}`,
      })
    })
  }
}

/** Money that pending registrations and transfers hold back. */
export const lockedCents = (state: State): number =>
  state
    .domains()
    .filter((domain) => domain.walk.state === 'pending')
    .reduce((sum, domain) => sum + domain.priceCents, 0)
