import { z } from 'zod'
import { toAce } from '../../to-ace'
import { VendorError } from '../../vendor-error'
import type { InwxHttpClient } from '../transport/http-client'
import { hasInwxCode, inwxError } from '../transport/result-codes'
import type { InwxClient } from '../types'
import { type DomainInfo, toObservedDomain } from './domain-codec'
import { findLoggedCost } from './domain-log'
import { readDomainInfo } from './observe-domain'
import { readPrice, requireBalance, toCents } from './prices'

/** Ends unless it is renewed; Austria's registry knows that by another name. */
export const expiringMode = (name: string) =>
  toAce(name).endsWith('.at') ? 'AUTODELETE' : 'AUTOEXPIRE'

const renewedSchema = z.object({ price: z.coerce.number().optional() }).prefault({})

const pendingRenewalPattern = /^RENEWAL (REQUESTED|INITIATED|DELAYED)$/

const pendingError = (method: string, name: string, status: string) =>
  new VendorError({
    vendor: 'inwx',
    errorClass: 'waiting',
    owner: 'vendor',
    code: 'PENDING',
    vendorText: `${method}: expected ${name} to be settled, found ${status}`,
  })

const domainMissingError = (method: string, name: string) =>
  inwxError(method, { code: 2303, msg: `expected ${name} in the account, found none` })

const requireDomain = async (
  http: InwxHttpClient,
  method: string,
  name: string,
): Promise<DomainInfo> => {
  const info = await readDomainInfo(http, name)
  const seen = info && toObservedDomain(info)
  if (!info || seen?.state === 'failed') throw domainMissingError(method, name)
  if (seen?.state === 'pending' || pendingRenewalPattern.test(info.status))
    throw pendingError(method, name, info.status)
  return info
}

const expiryOf = (info: DomainInfo) => info.exDate?.at ?? ''

const createRenew = (http: InwxHttpClient) => {
  const method = 'domain.renew'

  /** The domain ends later than we saw before: it was renewed, maybe by a call whose answer was lost. */
  const alreadyRenewed = async (info: DomainInfo, name: string, before: string, told?: number) => {
    if (Date.parse(expiryOf(info)) <= Date.parse(before)) return undefined
    const paid = told ?? (await findLoggedCost(http, name, 'RENEWAL'))
    const costCents = paid ?? (await readPrice(http, name, 'renewal')).netCents
    return { expiresAt: expiryOf(info), costCents }
  }

  const renew = async (info: DomainInfo, name: string) => {
    const expiration = info.exDate?.day
    const wanted = { domain: toAce(name), period: '1Y', expiration }
    try {
      return (await http.call(method, wanted, renewedSchema)).price
    } catch (error) {
      if (hasInwxCode(error, '2105', '2304')) return error
      throw error
    }
  }

  const ensureRenewed: InwxClient['ensureRenewed'] = async (name, before) => {
    const info = await requireDomain(http, method, name)
    const done = await alreadyRenewed(info, name, before)
    if (done) return done
    const price = await readPrice(http, name, 'renewal')
    await requireBalance(http, method, price)
    const paid = await renew(info, name)
    const told = typeof paid === 'number' ? toCents(paid) : undefined
    const after = await alreadyRenewed(await requireDomain(http, method, name), name, before, told)
    if (!after) throw paid instanceof VendorError ? paid : pendingError(method, name, info.status)
    return after
  }
  return ensureRenewed
}

export const createRenewalCalls = (
  http: InwxHttpClient,
): Pick<InwxClient, 'setRenewal' | 'ensureRenewed'> => ({
  setRenewal: async (name, renewal) => {
    const info = await readDomainInfo(http, name)
    const renewalMode = renewal === 'AUTORENEW' ? renewal : expiringMode(name)
    if (info?.renewalMode === renewalMode) return
    const gone = !info || toObservedDomain(info).state === 'failed'
    if (gone && renewal === 'AUTOEXPIRE') return
    await requireDomain(http, 'domain.update', name)
    await http.call('domain.update', { domain: toAce(name), renewalMode }, z.unknown())
  },
  ensureRenewed: createRenew(http),
})
