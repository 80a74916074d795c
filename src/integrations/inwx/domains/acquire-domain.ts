import { z } from 'zod'
import { ace } from '../../to-ace'
import type { Line } from '../transport/http-client'
import { refusedWith } from '../transport/result-codes'
import type { Brought, InwxClient, Registration, Transfer } from '../types'
import { costOf } from './domain-log'
import { lookAt } from './observe-domain'
import { cents, demandBalance, type PriceKind, priceOf } from './prices'
import { expiring } from './renewals'

const bought = z
  .object({ price: z.coerce.number().optional() })
  .prefault({})
  .transform(({ price }) => price)

type Purchase = {
  method: 'domain.create' | 'domain.transfer'
  kind: Exclude<PriceKind, 'renewal'>
  params: object
}

const common = ({ domain, registrant, nameservers }: Omit<Registration, 'extData'>) => ({
  domain: ace(domain),
  registrant: Number(registrant),
  ns: nameservers.map(ace),
  renewalMode: expiring(domain),
})

const registration = ({ extData, ...wanted }: Registration): Purchase => ({
  method: 'domain.create',
  kind: 'reg',
  params: { ...common(wanted), period: '1Y', ...(extData && { extData }) },
})

/** The zone with the old records must stand at `nameservers` before: the domain leads there when it comes. */
const transfer = ({ authCode, ...wanted }: Transfer): Purchase => ({
  method: 'domain.transfer',
  kind: 'transfer',
  params: { ...common(wanted), ...(authCode && { authCode }), nsTakeover: false },
})

/** Somebody was quicker: another of our workers, or a stranger. */
const exists = ['2300', '2302']

/** By INWX's log, or else by its price list. */
const domainCost = async (line: Line, domain: string, kind: Purchase['kind']) =>
  (await costOf(line, domain, kind === 'reg' ? 'REG' : 'TRANSFER')) ??
  (await priceOf(line, domain, kind)).netCents

const openBring = (line: Line) => {
  /** What is ours already, with its price from the log, or else from the list. */
  const adopt = async (domain: string, kind: Purchase['kind']): Promise<Brought | undefined> => {
    const seen = await lookAt(line, domain)
    if (seen.state !== 'pending' && seen.state !== 'held') return undefined
    return { costCents: await domainCost(line, domain, kind), seen }
  }

  return async (domain: string, { method, kind, params }: Purchase): Promise<Brought> => {
    const ours = await adopt(domain, kind)
    if (ours) return ours
    const price = await priceOf(line, domain, kind)
    await demandBalance(line, method, price)
    try {
      const paid = await line.call(method, params, bought)
      const costCents = paid === undefined ? price.netCents : cents(paid)
      return { costCents, seen: await lookAt(line, domain) }
    } catch (error) {
      const meanwhile = refusedWith(error, ...exists) ? await adopt(domain, kind) : undefined
      if (meanwhile) return meanwhile
      throw error
    }
  }
}

type Bringing = Pick<InwxClient, 'ensureRegistered' | 'ensureTransferred' | 'domainCost'>

export const openBringing = (line: Line): Bringing => {
  const bring = openBring(line)
  return {
    domainCost: (domain, kind) => domainCost(line, domain, kind),
    ensureRegistered: (wanted) => bring(wanted.domain, registration(wanted)),
    ensureTransferred: (wanted) => bring(wanted.domain, transfer(wanted)),
  }
}
