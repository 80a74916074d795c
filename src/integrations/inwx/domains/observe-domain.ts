import { z } from 'zod'
import { toAce } from '../../to-ace'
import type { InwxHttpClient } from '../transport/http-client'
import { hasInwxCode } from '../transport/result-codes'
import type { AccountDomain, InwxClient, ObservedDomain } from '../types'
import { type DomainInfo, domainInfoSchema, domainNameOf, toObservedDomain } from './domain-codec'
import { findFailureReason } from './domain-log'
import { readPrices } from './prices'

/** INWX's own picture of a domain in our account; undefined = not there. */
export const readDomainInfo = async (
  http: InwxHttpClient,
  name: string,
): Promise<DomainInfo | undefined> => {
  try {
    return await http.call('domain.info', { domain: toAce(name) }, domainInfoSchema)
  } catch (error) {
    if (hasInwxCode(error, '2303')) return undefined
    throw error
  }
}

export const readObservedDomain = async (
  http: InwxHttpClient,
  name: string,
): Promise<ObservedDomain> => {
  const info = await readDomainInfo(http, name)
  if (!info) return { state: 'absent' }
  const seen = toObservedDomain(info)
  if (seen.state !== 'failed') return seen
  const because = await findFailureReason(http, name)
  return { ...seen, ...(because && { because }) }
}

const pageLength = 100

/** `count` may be a string. */
const pageSchema = z
  .object({ count: z.coerce.number().default(0), domain: z.array(domainInfoSchema).default([]) })
  .prefault({})

const readAllDomainInfos = async (http: InwxHttpClient): Promise<DomainInfo[]> => {
  const found = new Map<string, DomainInfo>()
  for (let number = 1; ; number += 1) {
    const asked = { order: 'DOMAINASC', page: number, pagelimit: pageLength }
    const { count, domain } = await http.call('domain.list', asked, pageSchema)
    for (const info of domain) found.set(info.roId, info)
    if (domain.length === 0 || number * pageLength >= count) return [...found.values()]
  }
}

/** In chunks, since each name costs INWX a look; prices that do not match the names are left out. */
const addRenewalPrices = async (
  http: InwxHttpClient,
  held: AccountDomain[],
): Promise<AccountDomain[]> => {
  const chunk = held.slice(0, pageLength)
  if (chunk.length === 0) return []
  const names = chunk.map(({ name }) => name)
  const prices = await readPrices(http, names, 'renewal')
  const priced = chunk.map((one, at) => {
    const price = prices.length === chunk.length ? prices[at] : undefined
    return price ? { ...one, netCents: price.netCents } : one
  })
  return [...priced, ...(await addRenewalPrices(http, held.slice(pageLength)))]
}

export const createObservationCalls = (
  http: InwxHttpClient,
): Pick<InwxClient, 'observeDomain' | 'listDomains'> => ({
  observeDomain: (name) => readObservedDomain(http, name),
  listDomains: async () => {
    const held = (await readAllDomainInfos(http)).flatMap((info) => {
      const seen = toObservedDomain(info)
      return seen.state === 'held' ? [{ name: domainNameOf(info), ...seen }] : []
    })
    return addRenewalPrices(http, held)
  },
})
