import { z } from 'zod'
import { toAce } from '../../canonical-names'
import type { InwxHttpClient } from '../transport/http-client'
import { inwxError } from '../transport/result-codes'
import type { DomainPrice, InwxClient } from '../types'

/** INWX sends euros as a float. */
export const toCents = (price: number) => Math.round(price * 100)

const priceSchema = z.object({
  price: z.coerce.number(),
  currency: z.string(),
  premium: z.coerce.number().catch(0),
})
const pricesSchema = z.object({ domain: z.union([z.array(priceSchema), priceSchema]) })

const balanceSchema = z.object({ available: z.coerce.number() })

export type PriceKind = Parameters<InwxClient['getDomainPrice']>[1]

const toDomainPrice = ({
  price: euros,
  currency,
  premium,
}: z.infer<typeof priceSchema>): DomainPrice => ({
  netCents: toCents(euros),
  currency,
  premium: premium !== 0,
})

/** In the order of the names; INWX refuses the call when one of them has no price. */
export const readPrices = async (http: InwxHttpClient, names: string[], kind: PriceKind) => {
  if (names.length === 0) return []
  const domain = names.length === 1 ? names[0] : names
  const answer = await http.call('domain.getdomainprice', { domain, pricetype: kind }, pricesSchema)
  return [answer.domain].flat().map(toDomainPrice)
}

export const readPrice = async (
  http: InwxHttpClient,
  name: string,
  kind: PriceKind,
): Promise<DomainPrice> => {
  const [price] = await readPrices(http, [toAce(name)], kind)
  if (price) return price
  throw inwxError('domain.getdomainprice', { code: 2303, msg: `expected a price of ${name}` })
}

export const readBalanceCents = async (http: InwxHttpClient) =>
  toCents((await http.call('accounting.accountBalance', {}, balanceSchema)).available)

/** Called before a purchase, so that `method` is not called without enough money. */
export const requireBalance = async (
  http: InwxHttpClient,
  method: string,
  { netCents }: DomainPrice,
) => {
  const available = await readBalanceCents(http)
  if (available >= netCents) return
  const msg = `expected a balance of ${netCents} cents, found ${available}`
  throw inwxError(method, { code: 2104, msg })
}
