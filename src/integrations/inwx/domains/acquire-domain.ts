import { z } from 'zod'
import { toAce } from '../../to-ace'
import type { InwxHttpClient } from '../transport/http-client'
import { hasInwxCode } from '../transport/result-codes'
import type { AcquiredDomain, InwxClient, RegistrationRequest, TransferRequest } from '../types'
import { findLoggedCost } from './domain-log'
import { readObservedDomain } from './observe-domain'
import { type PriceKind, readPrice, requireBalance, toCents } from './prices'
import { expiringMode } from './renewals'

const purchaseSchema = z
  .object({ price: z.coerce.number().optional() })
  .prefault({})
  .transform(({ price }) => price)

type Purchase = {
  method: 'domain.create' | 'domain.transfer'
  kind: Exclude<PriceKind, 'renewal'>
  params: object
}

const commonParams = ({
  domain,
  registrant,
  nameservers,
}: Omit<RegistrationRequest, 'extData'>) => ({
  domain: toAce(domain),
  registrant: Number(registrant),
  ns: nameservers.map(toAce),
  renewalMode: expiringMode(domain),
})

const registrationPurchase = ({ extData, ...wanted }: RegistrationRequest): Purchase => ({
  method: 'domain.create',
  kind: 'reg',
  params: { ...commonParams(wanted), period: '1Y', ...(extData && { extData }) },
})

/** The zone with the old records must stand at `nameservers` before: the domain leads there when it comes. */
const transferPurchase = ({ authCode, ...wanted }: TransferRequest): Purchase => ({
  method: 'domain.transfer',
  kind: 'transfer',
  params: { ...commonParams(wanted), ...(authCode && { authCode }), nsTakeover: false },
})

/** Somebody was quicker: another of our workers, or a stranger. */
const alreadyExistsCodes = ['2300', '2302']

/** By INWX's log, or else by its price list. */
const findDomainCost = async (http: InwxHttpClient, domain: string, kind: Purchase['kind']) =>
  (await findLoggedCost(http, domain, kind === 'reg' ? 'REG' : 'TRANSFER')) ??
  (await readPrice(http, domain, kind)).netCents

const createAcquire = (http: InwxHttpClient) => {
  /** What is ours already, with its price from the log, or else from the list. */
  const adopt = async (
    domain: string,
    kind: Purchase['kind'],
  ): Promise<AcquiredDomain | undefined> => {
    const seen = await readObservedDomain(http, domain)
    if (seen.state !== 'pending' && seen.state !== 'held') return undefined
    return { costCents: await findDomainCost(http, domain, kind), observed: seen }
  }

  return async (domain: string, { method, kind, params }: Purchase): Promise<AcquiredDomain> => {
    const ours = await adopt(domain, kind)
    if (ours) return ours
    const price = await readPrice(http, domain, kind)
    await requireBalance(http, method, price)
    try {
      const paid = await http.call(method, params, purchaseSchema)
      const costCents = paid === undefined ? price.netCents : toCents(paid)
      return { costCents, observed: await readObservedDomain(http, domain) }
    } catch (error) {
      const meanwhile = hasInwxCode(error, ...alreadyExistsCodes)
        ? await adopt(domain, kind)
        : undefined
      if (meanwhile) return meanwhile
      throw error
    }
  }
}

type AcquisitionCalls = Pick<InwxClient, 'ensureRegistered' | 'ensureTransferred' | 'getDomainCost'>

export const createAcquisitionCalls = (http: InwxHttpClient): AcquisitionCalls => {
  const bring = createAcquire(http)
  return {
    getDomainCost: (domain, kind) => findDomainCost(http, domain, kind),
    ensureRegistered: (wanted) => bring(wanted.domain, registrationPurchase(wanted)),
    ensureTransferred: (wanted) => bring(wanted.domain, transferPurchase(wanted)),
  }
}
