import { defineMethod, type InwxMethod } from '../api/define-method'
import { bool, host, matchingText, optional, period, required } from '../api/parameters'
import { createMethodError, respondSuccess, toDateTime } from '../api/results'
import { requireActiveDomain, requireDomain } from './domain-methods'
import { getRenewalDate } from './domain-model'
import { getPriceCents, toEuros } from './registrar-offers'
import { addYears } from './registry-lifecycle'
import { assertPeriod, countYears } from './tld-rules'

const dayParameter = matchingText(/^\d{4}-\d{2}-\d{2}$/, 10)
const toDay = (ms: number) => new Date(ms).toISOString().slice(0, 10)

export const renewalMethods: Record<string, InwxMethod> = {
  'domain.renew': defineMethod(
    {
      domain: required(host),
      period: required(period),
      expiration: required(dayParameter),
      asynchron: optional(bool),
      testing: optional(bool),
    },
    ({ domain, period: length, expiration, testing }, call) => {
      const { store, now } = call
      const before = requireActiveDomain(requireDomain(call, { domain }))
      if (expiration !== toDay(before.expiresAt))
        throw createMethodError(2105, `The domain ends at ${toDay(before.expiresAt)}.`)
      if (now >= getRenewalDate(before))
        throw createMethodError(
          2105,
          `The renewal had to be paid before ${toDay(getRenewalDate(before))}.`,
        )
      assertPeriod(domain, length)
      const years = countYears(length)
      const priceCents = getPriceCents(domain, store) * years
      if (store.getBalanceCents() < priceCents)
        throw createMethodError(2104, 'The balance is too low.')
      const expiresAt = addYears(before.expiresAt, years)
      const { roId } = before
      if (!testing)
        store.inTransaction(() => {
          store.putDomain({ ...before, expiresAt, updatedAt: now })
          store.debitBalance(priceCents)
          const status = 'RENEWAL SUCCESSFUL'
          store.putLog({ roId, domain, at: now, status, priceCents, userText: '' })
        })
      const reDate = toDateTime(getRenewalDate({ expiresAt }))
      const dates = { exDate: toDateTime(expiresAt), reDate }
      return respondSuccess({ roId, price: toEuros(priceCents), currency: 'EUR', ...dates })
    },
  ),
}
