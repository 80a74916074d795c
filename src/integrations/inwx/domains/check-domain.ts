import { z } from 'zod'
import { toAce } from '../../canonical-names'
import type { InwxHttpClient } from '../transport/http-client'
import type { DomainCheck, InwxClient } from '../types'
import { readBalanceCents, readPrice, toCents } from './prices'

const premiumPriceSchema = z.object({
  currency: z.string(),
  prices: z.object({ create: z.object({ price: z.coerce.number() }) }),
})

/** `premium` is an object for premium names; PHP sends an empty list for none. */
const checksSchema = z.object({
  domain: z
    .array(
      z.object({
        avail: z.coerce.number(),
        reason: z.string().optional(),
        premium: premiumPriceSchema.optional().catch(undefined),
      }),
    )
    .min(1),
})

/** The check does not answer the currency, the price list does. */
const readListPrice = async (http: InwxHttpClient, domain: string) => {
  const { netCents, currency } = await readPrice(http, domain, 'reg')
  return { netCents, currency }
}

const createDomainCheck =
  (http: InwxHttpClient) =>
  async (domain: string): Promise<DomainCheck> => {
    const name = toAce(domain)
    const answer = await http.call('domain.check', { domain: [name], wide: 2 }, checksSchema)
    const [check] = answer.domain
    if (check?.avail === 0) return { name, available: false }
    if (check?.avail !== 1)
      return { name, available: 'unknown', ...(check?.reason && { reason: check.reason }) }
    if (!check.premium)
      return { name, available: true, premium: false, ...(await readListPrice(http, name)) }
    const { currency, prices: premium } = check.premium
    const netCents = toCents(premium.create.price)
    return { name, available: true, premium: true, netCents, currency }
  }

type DomainCalls = Pick<InwxClient, 'checkDomain' | 'getBalanceCents' | 'getDomainPrice'>

export const createDomainCalls = (http: InwxHttpClient): DomainCalls => ({
  checkDomain: createDomainCheck(http),
  getBalanceCents: () => readBalanceCents(http),
  getDomainPrice: (name, kind) => readPrice(http, name, kind),
})
