import { z } from 'zod'
import { ace } from '../../to-ace'
import type { Line } from '../transport/http-client'
import type { DomainCheck, InwxClient } from '../types'
import { balanceCents, cents, priceOf } from './prices'

const premiumPrice = z.object({
  currency: z.string(),
  prices: z.object({ create: z.object({ price: z.coerce.number() }) }),
})

/** `premium` is an object for dear names; PHP sends an empty list for none. */
const checks = z.object({
  domain: z
    .array(
      z.object({
        avail: z.coerce.number(),
        reason: z.string().optional(),
        premium: premiumPrice.optional().catch(undefined),
      }),
    )
    .min(1),
})

/** The check itself tells no currency: the price list does. */
const normalPrice = async (line: Line, domain: string) => {
  const { netCents, currency } = await priceOf(line, domain, 'reg')
  return { netCents, currency }
}

const checkDomain =
  (line: Line) =>
  async (asked: string): Promise<DomainCheck> => {
    const name = ace(asked)
    const answer = await line.call('domain.check', { domain: [name], wide: 2 }, checks)
    const [found] = answer.domain
    if (found?.avail === 0) return { name, available: false }
    if (found?.avail !== 1)
      return { name, available: 'unknown', ...(found?.reason && { reason: found.reason }) }
    if (!found.premium)
      return { name, available: true, premium: false, ...(await normalPrice(line, name)) }
    const { currency, prices: premium } = found.premium
    const netCents = cents(premium.create.price)
    return { name, available: true, premium: true, netCents, currency }
  }

type Domains = Pick<InwxClient, 'checkDomain' | 'balanceCents' | 'domainPrice'>

export const openDomains = (line: Line): Domains => ({
  checkDomain: checkDomain(line),
  balanceCents: () => balanceCents(line),
  domainPrice: (name, kind) => priceOf(line, name, kind),
})
