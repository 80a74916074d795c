import { z } from 'zod'
import { ace } from '../../to-ace'
import type { Line } from '../transport/http-client'
import { refusedWith } from '../transport/result-codes'
import type { DomainHeld, DomainSeen, InwxClient } from '../types'
import { type DomainInfo, domainInfo, nameOf, seenFrom } from './domain-codec'
import { becauseOf } from './domain-log'
import { pricesOf } from './prices'

/** INWX's own picture of a domain in our account; undefined = not there. */
export const infoOf = async (line: Line, name: string): Promise<DomainInfo | undefined> => {
  try {
    return await line.call('domain.info', { domain: ace(name) }, domainInfo)
  } catch (error) {
    if (refusedWith(error, '2303')) return undefined
    throw error
  }
}

export const lookAt = async (line: Line, name: string): Promise<DomainSeen> => {
  const info = await infoOf(line, name)
  if (!info) return { state: 'absent' }
  const seen = seenFrom(info)
  if (seen.state !== 'failed') return seen
  const because = await becauseOf(line, name)
  return { ...seen, ...(because && { because }) }
}

const pageLength = 100

/** `count` may be a string. */
const page = z
  .object({ count: z.coerce.number().default(0), domain: z.array(domainInfo).default([]) })
  .prefault({})

const allInfos = async (line: Line): Promise<DomainInfo[]> => {
  const found = new Map<string, DomainInfo>()
  for (let number = 1; ; number += 1) {
    const asked = { order: 'DOMAINASC', page: number, pagelimit: pageLength }
    const { count, domain } = await line.call('domain.list', asked, page)
    for (const info of domain) found.set(info.roId, info)
    if (domain.length === 0 || number * pageLength >= count) return [...found.values()]
  }
}

/** In chunks, since each name costs INWX a look; prices that do not match the names are left out. */
const withPrices = async (line: Line, held: DomainHeld[]): Promise<DomainHeld[]> => {
  const chunk = held.slice(0, pageLength)
  if (chunk.length === 0) return []
  const names = chunk.map(({ name }) => name)
  const prices = await pricesOf(line, names, 'renewal')
  const priced = chunk.map((one, at) => {
    const price = prices.length === chunk.length ? prices[at] : undefined
    return price ? { ...one, netCents: price.netCents } : one
  })
  return [...priced, ...(await withPrices(line, held.slice(pageLength)))]
}

export const openSeen = (line: Line): Pick<InwxClient, 'domainSeen' | 'domainsHeld'> => ({
  domainSeen: (name) => lookAt(line, name),
  domainsHeld: async () => {
    const held = (await allInfos(line)).flatMap((info) => {
      const seen = seenFrom(info)
      return seen.state === 'held' ? [{ name: nameOf(info), ...seen }] : []
    })
    return withPrices(line, held)
  },
})
