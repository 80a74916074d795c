import { type Method, method } from '../api/define-method'
import { host, int, list, oneOf, optional, period, required, text } from '../api/parameters'
import { done, refuse } from '../api/results'
import type { State } from '../store/inwx-store'
import { euros, offerFor, priceCentsFor } from './registrar-offers'

const premiumPrices = (cents: number) => ({
  currency: 'EUR',
  prices: {
    create: { price: euros(cents) },
    renew: { price: euros(cents) },
    transfer: { price: euros(cents) },
  },
})

const checked = (domain: string, wide: number, state: State) => {
  const [name = '', ...ending] = domain.split('.')
  const more =
    wide > 1 ? { name, tld: ending.join('.'), checkmethod: 'registry', checktime: 0.041 } : {}
  const offer = offerFor(domain, state)
  if (offer.state === 'unclear')
    return { domain, avail: -1, status: 'invalid', reason: offer.reason, ...more }
  if (offer.state === 'taken') return { domain, avail: 0, status: 'taken', ...more }
  return {
    domain,
    avail: 1,
    status: 'free',
    ...(offer.premium && { premium: premiumPrices(offer.priceCents) }),
    ...(wide > 1 && { price: euros(offer.priceCents) }),
    ...more,
  }
}

const names = (wanted: { domain?: string[]; sld?: string; tld?: string[] }): string[] => {
  if (wanted.domain) return wanted.domain
  if (!wanted.sld || !wanted.tld) throw refuse(2003, 'Parameter domain is required.')
  return wanted.tld.map((ending) => `${wanted.sld}.${ending}`.toLowerCase())
}

const chargedAs = oneOf('reg', 'renewal', 'transfer', 'update', 'trade', 'restore')

const priced = (domain: string, type: string, length: string, state: State) => {
  const offer = offerFor(domain, state)
  if (offer.state === 'unclear') throw refuse(2306, offer.reason)
  return {
    type,
    period: length,
    price: type === 'update' ? 0 : euros(priceCentsFor(domain, state)),
    currency: 'EUR',
    promo: 0,
    premium: offer.state === 'free' && offer.premium ? 1 : 0,
  }
}

export const availability: Record<string, Method> = {
  'domain.check': method(
    {
      domain: optional(list(host)),
      sld: optional(text(64)),
      tld: optional(list(text(64))),
      region: optional(list(text(64))),
      wide: optional(int(1, 2)),
    },
    ({ domain, sld, tld, wide = 1 }, { state }) => {
      const asked = names({ ...(domain && { domain }), ...(sld && { sld }), ...(tld && { tld }) })
      return done({ domain: asked.map((name) => checked(name, wide, state)) })
    },
  ),
  'domain.getdomainprice': method(
    {
      domain: required(list(host)),
      pricetype: optional(chargedAs),
      period: optional(period),
      voucher: optional(text(64)),
    },
    ({ domain: asked, pricetype = 'update', period: length = '1Y' }, { state }) => {
      const found = asked.map((domain) => priced(domain, pricetype, length, state))
      return done({ domain: found.length === 1 ? found[0] : found })
    },
  ),
}
