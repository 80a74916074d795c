import { z } from 'zod'
import { toAce } from '../../canonical-names'
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

const registrationPurchase = ({ extData, ...request }: RegistrationRequest): Purchase => ({
  method: 'domain.create',
  kind: 'reg',
  params: { ...commonParams(request), period: '1Y', ...(extData && { extData }) },
})

/** The zone must exist at `nameservers` before: the transferred domain uses it at once. */
const transferPurchase = ({ authCode, ...request }: TransferRequest): Purchase => ({
  method: 'domain.transfer',
  kind: 'transfer',
  params: { ...commonParams(request), ...(authCode && { authCode }), nsTakeover: false },
})

/** The name was acquired meanwhile by another worker or by somebody else. */
const alreadyExistsCodes = ['2300', '2302']

/** From INWX's log, otherwise from its price list. */
const findDomainCost = async (http: InwxHttpClient, domain: string, kind: Purchase['kind']) =>
  (await findLoggedCost(http, domain, kind === 'reg' ? 'REG' : 'TRANSFER')) ??
  (await readPrice(http, domain, kind)).netCents

const createAcquire = (http: InwxHttpClient) => {
  /** The domain with its cost, if it is already in the account or pending. */
  const adopt = async (
    domain: string,
    kind: Purchase['kind'],
  ): Promise<AcquiredDomain | undefined> => {
    const observed = await readObservedDomain(http, domain)
    if (observed.state !== 'pending' && observed.state !== 'held') return undefined
    return { costCents: await findDomainCost(http, domain, kind), observed }
  }

  return async (domain: string, { method, kind, params }: Purchase): Promise<AcquiredDomain> => {
    const existing = await adopt(domain, kind)
    if (existing) return existing
    const price = await readPrice(http, domain, kind)
    await requireBalance(http, method, price)
    try {
      const paid = await http.call(method, params, purchaseSchema)
      const costCents = paid === undefined ? price.netCents : toCents(paid)
      return { costCents, observed: await readObservedDomain(http, domain) }
    } catch (error) {
      const acquired = hasInwxCode(error, ...alreadyExistsCodes)
        ? await adopt(domain, kind)
        : undefined
      if (acquired) return acquired
      throw error
    }
  }
}

type AcquisitionCalls = Pick<InwxClient, 'ensureRegistered' | 'ensureTransferred' | 'getDomainCost'>

export const createAcquisitionCalls = (http: InwxHttpClient): AcquisitionCalls => {
  const acquire = createAcquire(http)
  return {
    getDomainCost: (domain, kind) => findDomainCost(http, domain, kind),
    ensureRegistered: (request) => acquire(request.domain, registrationPurchase(request)),
    ensureTransferred: (request) => acquire(request.domain, transferPurchase(request)),
  }
}
