import { z } from 'zod'
import { ace } from '../../to-ace'
import type { DomainSeen } from '../types'

const dateObject = z.object({ scalar: z.string(), timestamp: z.coerce.number() })

const iso = (text: string) =>
  text.replace(/^(\d{4})-?(\d{2})-?(\d{2})[T ]?([\d:]*).*$/, (_, year, month, day, time) =>
    [`${year}-${month}-${day}`, time || '00:00:00'].join('T'),
  )

/** `{scalar, timestamp}` in JSON, a string elsewhere; `day` is the one INWX itself would name. */
export const inwxDate = z.union([dateObject, z.string().min(8)]).transform((value, context) => {
  const text = iso(typeof value === 'string' ? value : value.scalar)
  const at = typeof value === 'string' ? Date.parse(`${text}Z`) : value.timestamp * 1000
  if (Number.isNaN(at)) {
    context.addIssue({ code: 'custom', message: 'expected a date' })
    return z.NEVER
  }
  return { at: new Date(at).toISOString(), day: text.slice(0, 10) }
})

/** Booleans, numbers and lists come in many forms; what we do not need is not looked at. */
export const domainInfo = z.object({
  roId: z.coerce.string(),
  domain: z.string(),
  'domain-ace': z.string().optional(),
  status: z.string().default(''),
  exDate: inwxDate.optional(),
  reDate: inwxDate.optional(),
  renewalMode: z.string().default(''),
  ns: z.array(z.string()).default([]),
  verificationStatus: z.string().optional(),
  registrantVerificationStatus: z.string().optional(),
})

export type DomainInfo = z.infer<typeof domainInfo>

export const nameOf = (info: DomainInfo) => ace(info['domain-ace'] ?? info.domain)

const broughtIn = /^(APP|REG|TRANSFER) /
const ended = /\b(FAILED|CANCELED|CANCELLED|REJECTED)$/
const arrived = /\bSUCCESSFUL$/

/** `REG REQUESTED` and the like are under way; any other status is one of a domain we hold. */
export const seenFrom = (info: DomainInfo): Exclude<DomainSeen, { state: 'absent' }> => {
  const { status, roId, renewalMode } = info
  if (broughtIn.test(status) && ended.test(status)) return { state: 'failed', status }
  if (broughtIn.test(status) && !arrived.test(status)) return { state: 'pending', status }
  const verification = info.registrantVerificationStatus ?? info.verificationStatus
  return {
    state: 'held',
    roId,
    status,
    expiresAt: (info.exDate ?? info.reDate)?.at ?? '',
    renewalMode,
    nameservers: info.ns.map(ace),
    ...(verification && { verification }),
  }
}
