import { z } from 'zod'
import { ace } from '../../to-ace'
import type { Line } from '../transport/http-client'
import { refusal } from '../transport/result-codes'
import type { DomainPrice, InwxClient } from '../types'

/** INWX tells euros as a float. */
export const cents = (price: number) => Math.round(price * 100)

const price = z.object({
  price: z.coerce.number(),
  currency: z.string(),
  premium: z.coerce.number().catch(0),
})
const prices = z.object({ domain: z.union([z.array(price), price]) })

const balance = z.object({ available: z.coerce.number() })

export type PriceKind = Parameters<InwxClient['domainPrice']>[1]

const read = ({ price: euros, currency, premium }: z.infer<typeof price>): DomainPrice => ({
  netCents: cents(euros),
  currency,
  premium: premium !== 0,
})

/** In the order asked for; one name that has no price refuses them all. */
export const pricesOf = async (line: Line, names: string[], kind: PriceKind) => {
  if (names.length === 0) return []
  const domain = names.length === 1 ? names[0] : names
  const answer = await line.call('domain.getdomainprice', { domain, pricetype: kind }, prices)
  return [answer.domain].flat().map(read)
}

export const priceOf = async (line: Line, name: string, kind: PriceKind): Promise<DomainPrice> => {
  const [found] = await pricesOf(line, [ace(name)], kind)
  if (found) return found
  throw refusal('domain.getdomainprice', { code: 2303, msg: `expected a price of ${name}` })
}

export const balanceCents = async (line: Line) =>
  cents((await line.call('accounting.accountBalance', {}, balance)).available)

/** Asked before the purchase, so that `method` is not even tried without the money. */
export const demandBalance = async (line: Line, method: string, { netCents }: DomainPrice) => {
  const available = await balanceCents(line)
  if (available >= netCents) return
  const msg = `expected a balance of ${netCents} cents, found ${available}`
  throw refusal(method, { code: 2104, msg })
}
