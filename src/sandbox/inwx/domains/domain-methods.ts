import { dateTime } from '../api/date-time'
import { type Call, type Method, method } from '../api/define-method'
import {
  anything,
  flag,
  host,
  int,
  list,
  notHere,
  oneOf,
  optional,
  period,
  required,
  text,
} from '../api/parameters'
import { done, refuse } from '../api/results'
import type { Domain } from '../store/documents'
import { nameserverList } from '../zones/zone-methods'
import { demandRenewalMode } from './tld-rules'

const shown = (domain: Domain) => ({
  roId: domain.roId,
  domain: domain.name,
  'domain-ace': domain.name,
  period: domain.period,
  crDate: dateTime(domain.createdAt),
  exDate: dateTime(domain.expiresAt),
  reDate: dateTime(domain.expiresAt),
  upDate: dateTime(domain.updatedAt),
  transferLock: domain.transferLock ? 1 : 0,
  status: domain.status,
  authCode: domain.authCode,
  renewalMode: domain.renewalMode,
  ...domain.contacts,
  ns: domain.ns,
  noDelegation: 0,
  verificationStatus: 'VERIFIED',
  registrantVerificationStatus: 'VERIFIED',
})

export const demandDomain = ({ state }: Call, by: { domain?: string; roId?: number }): Domain => {
  if (!by.domain && !by.roId) throw refuse(2003, 'Parameter domain is required.')
  const found = by.domain
    ? state.domain(by.domain)
    : state.domains().find((domain) => domain.roId === by.roId)
  if (!found) throw refuse(2303, 'The domain does not exist.')
  return found
}

export const demandSettled = (domain: Domain): Domain => {
  if (domain.status !== 'OK') throw refuse(2304, `The domain's status is ${domain.status}.`)
  return domain
}

const keepChange = ({ state, now }: Call, after: Domain, status: string) =>
  state.together(() => {
    state.putDomain(after)
    const { roId, name: domain } = after
    state.putLog({ roId, domain, at: now, status, priceCents: 0, userText: '' })
  })

const nothing = optional(anything)
const handle = optional(int(1))
const several = optional(list(text(255)))

export const holding: Record<string, Method> = {
  'domain.info': method(
    { domain: optional(host), roId: optional(int(1)), wide: optional(int(1, 2)) },
    ({ domain, roId }, call) =>
      done(shown(demandDomain(call, { ...(domain && { domain }), ...(roId && { roId }) }))),
  ),
  'domain.list': method(
    {
      domain: several,
      status: several,
      renewalMode: optional(text(20)),
      roId: notHere,
      registrant: notHere,
      admin: notHere,
      tech: notHere,
      billing: notHere,
      transferLock: notHere,
      noDelegation: notHere,
      tag: notHere,
      withPrivacy: notHere,
      wide: optional(int(1, 2)),
      order: nothing,
      page: optional(int(1)),
      pagelimit: optional(int(1, 10_000)),
    },
    ({ domain, status, renewalMode, page = 1, pagelimit = 20 }, { state }) => {
      const all = state
        .domains()
        .filter((one) => !domain || domain.includes('*') || domain.includes(one.name))
        .filter((one) => !status || status.includes(one.status))
        .filter((one) => !renewalMode || renewalMode === one.renewalMode)
        .sort((a, b) => a.name.localeCompare(b.name))
      const some = all.slice((page - 1) * pagelimit, page * pagelimit)
      return done({ count: String(all.length), domain: some.map(shown) })
    },
  ),
  'domain.update': method(
    {
      domain: required(host),
      registrant: handle,
      admin: handle,
      tech: handle,
      billing: handle,
      ns: optional(nameserverList),
      transferLock: optional(flag),
      period: optional(period),
      authCode: optional(text(255)),
      scDate: nothing,
      renewalMode: optional(oneOf('AUTORENEW', 'AUTODELETE', 'AUTOEXPIRE')),
      transferMode: nothing,
      whoisProvider: nothing,
      whoisUrl: nothing,
      extData: nothing,
      asynchron: optional(flag),
      testing: optional(flag),
    },
    ({ domain, testing, ...changes }, call) => {
      const before = demandSettled(demandDomain(call, { domain }))
      demandRenewalMode(domain, changes.renewalMode)
      const { registrant, admin, tech, billing } = before.contacts
      const after: Domain = {
        ...before,
        ns: changes.ns ?? before.ns,
        renewalMode: changes.renewalMode ?? before.renewalMode,
        transferLock: changes.transferLock ?? before.transferLock,
        authCode: changes.authCode ?? before.authCode,
        contacts: {
          registrant: changes.registrant ?? registrant,
          admin: changes.admin ?? admin,
          tech: changes.tech ?? tech,
          billing: changes.billing ?? billing,
        },
        updatedAt: call.now,
      }
      if (!testing) keepChange(call, after, 'UPDATE SUCCESSFUL')
      return done({ price: 0, currency: 'EUR' })
    },
  ),
  'domain.delete': method(
    { domain: required(host), scDate: nothing, testing: optional(flag) },
    ({ domain, testing }, call) => {
      const before = demandSettled(demandDomain(call, { domain }))
      if (testing) return done()
      keepChange(call, before, 'DELETE SUCCESSFUL')
      call.state.dropDomain(domain)
      return done()
    },
  ),
}
