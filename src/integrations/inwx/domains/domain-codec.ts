import { z } from 'zod'
import { toAce } from '../../canonical-names'
import type { ObservedDomain } from '../types'

const dateObjectSchema = z.object({ scalar: z.string(), timestamp: z.coerce.number() })

const toIso = (text: string) =>
  text.replace(/^(\d{4})-?(\d{2})-?(\d{2})[T ]?([\d:]*).*$/, (_, year, month, day, time) =>
    [`${year}-${month}-${day}`, time || '00:00:00'].join('T'),
  )

/** `{scalar, timestamp}` in JSON, a string elsewhere; `day` is in INWX's time zone. */
export const inwxDateSchema = z
  .union([dateObjectSchema, z.string().min(8)])
  .transform((value, context) => {
    const text = toIso(typeof value === 'string' ? value : value.scalar)
    const at = typeof value === 'string' ? Date.parse(`${text}Z`) : value.timestamp * 1000
    if (Number.isNaN(at)) {
      context.addIssue({ code: 'custom', message: 'expected a date' })
      return z.NEVER
    }
    return { at: new Date(at).toISOString(), day: text.slice(0, 10) }
  })

/** INWX sends booleans, numbers and lists in many forms; only the fields that we need are parsed. */
export const domainInfoSchema = z.object({
  roId: z.coerce.string(),
  domain: z.string(),
  'domain-ace': z.string().optional(),
  status: z.string().default(''),
  exDate: inwxDateSchema.optional(),
  reDate: inwxDateSchema.optional(),
  renewalMode: z.string().default(''),
  ns: z.array(z.string()).default([]),
  verificationStatus: z.string().optional(),
  registrantVerificationStatus: z.string().optional(),
})

export type DomainInfo = z.infer<typeof domainInfoSchema>

export const domainNameOf = (info: DomainInfo) => toAce(info['domain-ace'] ?? info.domain)

/** `NONE`: the registry demands no verification of the registrant, then the contact's own counts. */
const findVerification = ({ registrantVerificationStatus, verificationStatus }: DomainInfo) =>
  registrantVerificationStatus && registrantVerificationStatus !== 'NONE'
    ? registrantVerificationStatus
    : verificationStatus

const acquisitionPattern = /^(APP|REG|TRANSFER) /
const failedPattern = /\b(FAILED|CANCELED|CANCELLED|REJECTED)$/
const successPattern = /\bSUCCESSFUL$/

/** `REG REQUESTED` and the like are pending; with any other status the domain is in our account. */
export const toObservedDomain = (
  info: DomainInfo,
): Exclude<ObservedDomain, { state: 'absent' }> => {
  const { status, roId, renewalMode } = info
  if (acquisitionPattern.test(status) && failedPattern.test(status))
    return { state: 'failed', status }
  if (acquisitionPattern.test(status) && !successPattern.test(status))
    return { state: 'pending', status }
  const verification = findVerification(info)
  return {
    state: 'held',
    roId,
    status,
    expiresAt: (info.exDate ?? info.reDate)?.at ?? '',
    ...(info.reDate && { renewBefore: info.reDate.at }),
    renewalMode,
    nameservers: info.ns.map(toAce),
    ...(verification && { verification }),
  }
}
