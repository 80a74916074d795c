import { z } from 'zod'
import { ace } from '../../to-ace'
import { VendorError } from '../../vendor-error'
import type { Line } from '../transport/http-client'
import { refusal, refusedWith } from '../transport/result-codes'
import type { InwxClient } from '../types'
import { type DomainInfo, seenFrom } from './domain-codec'
import { costOf } from './domain-log'
import { infoOf } from './observe-domain'
import { cents, demandBalance, priceOf } from './prices'

/** Ends unless it is renewed; Austria's registry knows that by another name. */
export const expiring = (name: string) => (ace(name).endsWith('.at') ? 'AUTODELETE' : 'AUTOEXPIRE')

const renewed = z.object({ price: z.coerce.number().optional() }).prefault({})

const underWay = /^RENEWAL (REQUESTED|INITIATED|DELAYED)$/

const pending = (method: string, name: string, status: string) =>
  new VendorError({
    vendor: 'inwx',
    errorClass: 'waiting',
    owner: 'vendor',
    code: 'PENDING',
    vendorText: `${method}: expected ${name} to be settled, found ${status}`,
  })

const missing = (method: string, name: string) =>
  refusal(method, { code: 2303, msg: `expected ${name} in the account, found none` })

const demandHeld = async (line: Line, method: string, name: string): Promise<DomainInfo> => {
  const info = await infoOf(line, name)
  const seen = info && seenFrom(info)
  if (!info || seen?.state === 'failed') throw missing(method, name)
  if (seen?.state === 'pending' || underWay.test(info.status))
    throw pending(method, name, info.status)
  return info
}

const endOf = (info: DomainInfo) => info.exDate?.at ?? ''

const openRenew = (line: Line) => {
  const method = 'domain.renew'

  /** The domain ends later than we saw before: it was renewed, maybe by a call whose answer was lost. */
  const alreadyRenewed = async (info: DomainInfo, name: string, before: string, told?: number) => {
    if (Date.parse(endOf(info)) <= Date.parse(before)) return undefined
    const paid = told ?? (await costOf(line, name, 'RENEWAL'))
    const costCents = paid ?? (await priceOf(line, name, 'renewal')).netCents
    return { expiresAt: endOf(info), costCents }
  }

  const renew = async (info: DomainInfo, name: string) => {
    const expiration = info.exDate?.day
    const wanted = { domain: ace(name), period: '1Y', expiration }
    try {
      return (await line.call(method, wanted, renewed)).price
    } catch (error) {
      if (refusedWith(error, '2105', '2304')) return error
      throw error
    }
  }

  const ensureRenewed: InwxClient['ensureRenewed'] = async (name, before) => {
    const info = await demandHeld(line, method, name)
    const done = await alreadyRenewed(info, name, before)
    if (done) return done
    const price = await priceOf(line, name, 'renewal')
    await demandBalance(line, method, price)
    const paid = await renew(info, name)
    const told = typeof paid === 'number' ? cents(paid) : undefined
    const after = await alreadyRenewed(await demandHeld(line, method, name), name, before, told)
    if (!after) throw paid instanceof VendorError ? paid : pending(method, name, info.status)
    return after
  }
  return ensureRenewed
}

export const openRenewals = (line: Line): Pick<InwxClient, 'setRenewal' | 'ensureRenewed'> => ({
  setRenewal: async (name, renewal) => {
    const info = await infoOf(line, name)
    const renewalMode = renewal === 'AUTORENEW' ? renewal : expiring(name)
    if (info?.renewalMode === renewalMode) return
    const gone = !info || seenFrom(info).state === 'failed'
    if (gone && renewal === 'AUTOEXPIRE') return
    await demandHeld(line, 'domain.update', name)
    await line.call('domain.update', { domain: ace(name), renewalMode }, z.unknown())
  },
  ensureRenewed: openRenew(line),
})
