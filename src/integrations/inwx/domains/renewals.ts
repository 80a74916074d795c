import { z } from 'zod'
import { toAce } from '../../canonical-names'
import { VendorError } from '../../vendor-error'
import type { InwxHttpClient } from '../transport/http-client'
import { hasInwxCode, inwxError } from '../transport/result-codes'
import type { InwxClient } from '../types'
import { type DomainInfo, toObservedDomain } from './domain-codec'
import { findLoggedCost } from './domain-log'
import { readDomainInfo } from './observe-domain'
import { readPrice, requireBalance, toCents } from './prices'

/** The mode in which a domain expires unless it is renewed; Austria's registry has another name for it. */
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
  const observed = info && toObservedDomain(info)
  if (!info || observed?.state === 'failed') throw domainMissingError(method, name)
  if (observed?.state === 'pending' || pendingRenewalPattern.test(info.status))
    throw pendingError(method, name, info.status)
  return info
}

const getExpiry = (info: DomainInfo) => info.exDate?.at ?? ''

const createRenew = (http: InwxHttpClient) => {
  const method = 'domain.renew'

  /** The renewal, if the domain expires later than `before`; its call's answer may have been lost. */
  const findRenewal = async (
    info: DomainInfo,
    name: string,
    before: string,
    paidCents?: number,
  ) => {
    if (Date.parse(getExpiry(info)) <= Date.parse(before)) return undefined
    const cents = paidCents ?? (await findLoggedCost(http, name, 'RENEWAL'))
    const costCents = cents ?? (await readPrice(http, name, 'renewal')).netCents
    return { expiresAt: getExpiry(info), costCents }
  }

  const renew = async (info: DomainInfo, name: string) => {
    const expiration = info.exDate?.day
    const params = { domain: toAce(name), period: '1Y', expiration }
    try {
      return (await http.call(method, params, renewedSchema)).price
    } catch (error) {
      if (hasInwxCode(error, '2105', '2304')) return error
      throw error
    }
  }

  const ensureRenewed: InwxClient['ensureRenewed'] = async (name, before) => {
    const info = await requireDomain(http, method, name)
    const renewal = await findRenewal(info, name, before)
    if (renewal) return renewal
    const price = await readPrice(http, name, 'renewal')
    await requireBalance(http, method, price)
    const paid = await renew(info, name)
    const paidCents = typeof paid === 'number' ? toCents(paid) : undefined
    const after = await findRenewal(
      await requireDomain(http, method, name),
      name,
      before,
      paidCents,
    )
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
    const isAbsent = !info || toObservedDomain(info).state === 'failed'
    if (isAbsent && renewal === 'AUTOEXPIRE') return
    await requireDomain(http, 'domain.update', name)
    await http.call('domain.update', { domain: toAce(name), renewalMode }, z.unknown())
  },
  ensureRenewed: createRenew(http),
})
