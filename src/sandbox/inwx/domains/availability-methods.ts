import { defineMethod, type InwxMethod } from '../api/define-method'
import { host, int, list, oneOf, optional, period, required, text } from '../api/parameters'
import { createMethodError, respondSuccess } from '../api/results'
import type { InwxStore } from '../store/inwx-store'
import { getPriceCents, getRegistrarOffer, toEuros } from './registrar-offers'
import { assertPeriod, countYears } from './tld-rules'

const toPremiumPrices = (cents: number) => ({
  currency: 'EUR',
  prices: {
    create: { price: toEuros(cents) },
    renew: { price: toEuros(cents) },
    transfer: { price: toEuros(cents) },
  },
})

const checkDomain = (domain: string, wide: number, store: InwxStore) => {
  const [name = '', ...ending] = domain.split('.')
  const details =
    wide > 1 ? { name, tld: ending.join('.'), checkmethod: 'registry', checktime: 0.041 } : {}
  const offer = getRegistrarOffer(domain, store)
  if (offer.state === 'unclear')
    return { domain, avail: -1, status: 'invalid', reason: offer.reason, ...details }
  if (offer.state === 'taken') return { domain, avail: 0, status: 'taken', ...details }
  return {
    domain,
    avail: 1,
    status: 'free',
    ...(offer.premium && { premium: toPremiumPrices(offer.priceCents) }),
    ...(wide > 1 && { price: toEuros(offer.priceCents) }),
    ...details,
  }
}

const listRequestedNames = (request: {
  domain?: string[]
  sld?: string
  tld?: string[]
}): string[] => {
  if (request.domain) return request.domain
  if (!request.sld || !request.tld) throw createMethodError(2003, 'Parameter domain is required.')
  return request.tld.map((ending) => `${request.sld}.${ending}`.toLowerCase())
}

const priceType = oneOf('reg', 'renewal', 'transfer', 'update', 'trade', 'restore')

/** What each year of the period costs; other prices are paid once. */
const yearlyPriceTypes = ['reg', 'renewal', 'transfer']

const quotePrice = (domain: string, type: string, length: string, store: InwxStore) => {
  const offer = getRegistrarOffer(domain, store)
  if (offer.state === 'unclear') throw createMethodError(2306, offer.reason)
  const isYearly = yearlyPriceTypes.includes(type)
  if (isYearly) assertPeriod(domain, length)
  const cents = getPriceCents(domain, store) * (isYearly ? countYears(length) : 1)
  return {
    type,
    period: length,
    price: type === 'update' ? 0 : toEuros(cents),
    currency: 'EUR',
    promo: 0,
    premium: offer.state === 'free' && offer.premium ? 1 : 0,
  }
}

export const availabilityMethods: Record<string, InwxMethod> = {
  'domain.check': defineMethod(
    {
      domain: optional(list(host)),
      sld: optional(text(64)),
      tld: optional(list(text(64))),
      region: optional(list(text(64))),
      wide: optional(int(1, 2)),
    },
    ({ domain, sld, tld, wide = 1 }, { store }) => {
      const names = listRequestedNames({
        ...(domain && { domain }),
        ...(sld && { sld }),
        ...(tld && { tld }),
      })
      return respondSuccess({ domain: names.map((name) => checkDomain(name, wide, store)) })
    },
  ),
  'domain.getdomainprice': defineMethod(
    {
      domain: required(list(host)),
      pricetype: optional(priceType),
      period: optional(period),
      voucher: optional(text(64)),
    },
    ({ domain: names, pricetype = 'update', period: length = '1Y' }, { store }) => {
      const prices = names.map((domain) => quotePrice(domain, pricetype, length, store))
      return respondSuccess({ domain: prices.length === 1 ? prices[0] : prices })
    },
  ),
}
