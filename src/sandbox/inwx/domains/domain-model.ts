import { createHash } from 'node:crypto'
import { toDateTime } from '../api/results'
import type { RegisteredDomain } from '../store/documents'
import type { InwxStore } from '../store/inwx-store'
import { findContactModel } from './contact-model'

const dayMs = 86_400_000

/** A renewal must be paid before this instant; a domain without one ends a day later. */
export const getRenewalDate = ({ expiresAt }: Pick<RegisteredDomain, 'expiresAt'>): number =>
  expiresAt - dayMs

/** With which the domain could be transferred away from INWX. */
const getAuthCode = ({ authCode, name, roId }: RegisteredDomain) =>
  authCode || createHash('sha256').update(`${roId} ${name}`).digest('base64url').slice(0, 12)

export const toDomainModel = (domain: RegisteredDomain) => ({
  roId: domain.roId,
  domain: domain.name,
  'domain-ace': domain.name,
  withPrivacy: false,
  period: domain.period,
  crDate: toDateTime(domain.createdAt),
  exDate: toDateTime(domain.expiresAt),
  reDate: toDateTime(getRenewalDate(domain)),
  upDate: toDateTime(domain.updatedAt),
  transferLock: domain.transferLock,
  status: domain.status,
  authCode: getAuthCode(domain),
  renewalMode: domain.renewalMode,
  transferMode: 'DEFAULT',
  ...domain.contacts,
  ns: domain.ns,
  noDelegation: 0,
  verificationStatus: 'ACTIVE',
  registrantVerificationStatus: 'NONE',
})

/** `domain.info`: at `wide` 2 with its contacts. */
export const toDomainDetails = (domain: RegisteredDomain, wide: number, store: InwxStore) => {
  if (wide < 2) return toDomainModel(domain)
  const contacts = Object.entries(domain.contacts).map(
    ([role, id]) => [role, findContactModel(store, id)] as const,
  )
  return { ...toDomainModel(domain), contact: Object.fromEntries(contacts) }
}
