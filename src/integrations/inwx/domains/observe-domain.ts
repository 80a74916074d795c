import { z } from 'zod'
import { toAce } from '../../canonical-names'
import { VendorError } from '../../vendor-error'
import type { InwxHttpClient } from '../transport/http-client'
import { fallbackOnCodes } from '../transport/result-codes'
import type { AccountDomain, InwxClient, ObservedDomain } from '../types'
import { type DomainInfo, domainInfoSchema, domainNameOf, toObservedDomain } from './domain-codec'
import { findFailureReason } from './domain-log'
import { readPrices } from './prices'

/** A domain of our account as INWX describes it; undefined when it is not in the account. */
export const readDomainInfo = async (
  http: InwxHttpClient,
  name: string,
): Promise<DomainInfo | undefined> => {
  const info = http.call('domain.info', { domain: toAce(name) }, domainInfoSchema)
  return fallbackOnCodes(info, ['2303'], undefined)
}

export const readObservedDomain = async (
  http: InwxHttpClient,
  name: string,
): Promise<ObservedDomain> => {
  const info = await readDomainInfo(http, name)
  if (!info) return { state: 'absent' }
  const observed = toObservedDomain(info)
  if (observed.state !== 'failed') return observed
  const because = await findFailureReason(http, name)
  return { ...observed, ...(because && { because }) }
}

const pageLength = 100

/** `count` may be a string. */
const pageSchema = z
  .object({ count: z.coerce.number().default(0), domain: z.array(domainInfoSchema).default([]) })
  .prefault({})

/** A name that is not listed looks like one that is lost: a list that was cut off is no list. */
const incompleteListError = (found: number, count: number) =>
  new VendorError({
    vendor: 'inwx',
    errorClass: 'transient',
    code: 'LIST_INCOMPLETE',
    vendorText: `domain.list: expected ${count} domains, found ${found}`,
    owner: 'vendor',
  })

const readAllDomainInfos = async (http: InwxHttpClient): Promise<DomainInfo[]> => {
  const infos = new Map<string, DomainInfo>()
  for (let number = 1; ; number += 1) {
    const params = { order: 'DOMAINASC', page: number, pagelimit: pageLength }
    const { count, domain } = await http.call('domain.list', params, pageSchema)
    for (const info of domain) infos.set(info.roId, info)
    if (infos.size >= count) return [...infos.values()]
    if (domain.length === 0) throw incompleteListError(infos.size, count)
  }
}

/** In chunks, because INWX looks up each name; prices are left out when their number does not match. */
const addRenewalPrices = async (
  http: InwxHttpClient,
  domains: AccountDomain[],
): Promise<AccountDomain[]> => {
  const chunk = domains.slice(0, pageLength)
  if (chunk.length === 0) return []
  const names = chunk.map(({ name }) => name)
  const prices = await readPrices(http, names, 'renewal')
  const priced = chunk.map((one, index) => {
    const price = prices.length === chunk.length ? prices[index] : undefined
    return price ? { ...one, netCents: price.netCents } : one
  })
  return [...priced, ...(await addRenewalPrices(http, domains.slice(pageLength)))]
}

export const createObservationCalls = (
  http: InwxHttpClient,
): Pick<InwxClient, 'observeDomain' | 'listDomains'> => ({
  observeDomain: (name) => readObservedDomain(http, name),
  listDomains: async () => {
    const domains = (await readAllDomainInfos(http)).flatMap((info) => {
      const observed = toObservedDomain(info)
      return observed.state === 'held' ? [{ name: domainNameOf(info), ...observed }] : []
    })
    return addRenewalPrices(http, domains)
  },
})
