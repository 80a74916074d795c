import { dateTime } from '../api/date-time'
import { type Method, method } from '../api/define-method'
import { flag, host, matching, optional, period, required } from '../api/parameters'
import { done, refuse } from '../api/results'
import { demandDomain, demandSettled } from './domain-methods'
import { euros, priceCentsFor } from './registrar-offers'
import { yearsLater } from './registry-lifecycle'

const day = matching(/^\d{4}-\d{2}-\d{2}$/, 10)
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)

export const renewing: Record<string, Method> = {
  'domain.renew': method(
    {
      domain: required(host),
      period: required(period),
      expiration: required(day),
      asynchron: optional(flag),
      testing: optional(flag),
    },
    ({ domain, period: length, expiration, testing }, call) => {
      const { state, now } = call
      const before = demandSettled(demandDomain(call, { domain }))
      if (expiration !== dayOf(before.expiresAt))
        throw refuse(2105, `The domain ends at ${dayOf(before.expiresAt)}.`)
      const years = length === '1M' ? 1 / 12 : Number.parseInt(length, 10)
      const priceCents = Math.round(priceCentsFor(domain, state) * years)
      if (state.balanceCents() < priceCents) throw refuse(2104, 'The balance is too low.')
      const expiresAt = yearsLater(before.expiresAt, years)
      const { roId } = before
      if (!testing)
        state.together(() => {
          state.putDomain({ ...before, expiresAt, updatedAt: now })
          state.spend(priceCents)
          const status = 'RENEWAL SUCCESSFUL'
          state.putLog({ roId, domain, at: now, status, priceCents, userText: '' })
        })
      const dates = { exDate: dateTime(expiresAt), reDate: dateTime(expiresAt) }
      return done({ roId, price: euros(priceCents), currency: 'EUR', ...dates })
    },
  ),
}
