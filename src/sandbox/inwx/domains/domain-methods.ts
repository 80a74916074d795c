import { defineMethod, type InwxMethod, type InwxMethodContext } from '../api/define-method'
import { pageParameters, takePage } from '../api/paging'
import {
  anyValue,
  bool,
  host,
  int,
  list,
  optional,
  period,
  renewalMode,
  required,
  text,
  unsupported,
} from '../api/parameters'
import { createMethodError, respondSuccess } from '../api/results'
import type { RegisteredDomain } from '../store/documents'
import { nameserverList } from '../zones/zone-methods'
import { toDomainDetails, toDomainModel } from './domain-model'
import { assertPeriod, assertRenewalMode } from './tld-rules'

export const requireDomain = (
  { store }: InwxMethodContext,
  by: { domain?: string; roId?: number },
): RegisteredDomain => {
  if (!by.domain && !by.roId) throw createMethodError(2003, 'Parameter domain is required.')
  const domain = by.domain
    ? store.getDomain(by.domain)
    : store.listDomains().find(({ roId }) => roId === by.roId)
  if (!domain) throw createMethodError(2303, 'The domain does not exist.')
  return domain
}

export const requireActiveDomain = (domain: RegisteredDomain): RegisteredDomain => {
  if (domain.status !== 'OK')
    throw createMethodError(2304, `The domain's status is ${domain.status}.`)
  return domain
}

const saveDomainChange = (
  { store, now }: InwxMethodContext,
  after: RegisteredDomain,
  status: string,
) =>
  store.inTransaction(() => {
    store.putDomain(after)
    const { roId, name: domain } = after
    store.putLog({ roId, domain, at: now, status, priceCents: 0, userText: '' })
  })

const ignoredParameter = optional(anyValue)
const contactHandle = optional(int(1))
const textList = optional(list(text(255)))

export const domainMethods: Record<string, InwxMethod> = {
  'domain.info': defineMethod(
    { domain: optional(host), roId: optional(int(1)), wide: optional(int(1, 2)) },
    ({ domain, roId, wide = 1 }, call) => {
      const found = requireDomain(call, { ...(domain && { domain }), ...(roId && { roId }) })
      return respondSuccess(toDomainDetails(found, wide, call.store))
    },
  ),
  'domain.list': defineMethod(
    {
      domain: textList,
      status: textList,
      renewalMode: optional(text(20)),
      roId: unsupported,
      registrant: unsupported,
      admin: unsupported,
      tech: unsupported,
      billing: unsupported,
      transferLock: unsupported,
      noDelegation: unsupported,
      tag: unsupported,
      withPrivacy: unsupported,
      wide: optional(int(1, 2)),
      order: ignoredParameter,
      ...pageParameters,
    },
    ({ domain, status, page, pagelimit, ...filter }, { store }) => {
      const all = store
        .listDomains()
        .filter((one) => !domain || domain.includes('*') || domain.includes(one.name))
        .filter((one) => !status || status.includes(one.status))
        .filter((one) => !filter.renewalMode || filter.renewalMode === one.renewalMode)
        .sort((a, b) => a.name.localeCompare(b.name))
      const pageOfDomains = takePage(all, { page, pagelimit })
      return respondSuccess({ count: String(all.length), domain: pageOfDomains.map(toDomainModel) })
    },
  ),
  'domain.update': defineMethod(
    {
      domain: required(host),
      registrant: contactHandle,
      admin: contactHandle,
      tech: contactHandle,
      billing: contactHandle,
      ns: optional(nameserverList),
      transferLock: optional(bool),
      period: optional(period),
      authCode: optional(text(255)),
      scDate: ignoredParameter,
      renewalMode: optional(renewalMode),
      transferMode: ignoredParameter,
      whoisProvider: ignoredParameter,
      whoisUrl: ignoredParameter,
      extData: ignoredParameter,
      asynchron: optional(bool),
      testing: optional(bool),
    },
    ({ domain, testing, ...changes }, call) => {
      const before = requireActiveDomain(requireDomain(call, { domain }))
      assertRenewalMode(domain, changes.renewalMode)
      if (changes.period) assertPeriod(domain, changes.period)
      const { registrant, admin, tech, billing } = before.contacts
      const after: RegisteredDomain = {
        ...before,
        ns: changes.ns ?? before.ns,
        renewalMode: changes.renewalMode ?? before.renewalMode,
        transferLock: changes.transferLock ?? before.transferLock,
        authCode: changes.authCode ?? before.authCode,
        period: changes.period ?? before.period,
        contacts: {
          registrant: changes.registrant ?? registrant,
          admin: changes.admin ?? admin,
          tech: changes.tech ?? tech,
          billing: changes.billing ?? billing,
        },
        updatedAt: call.now,
      }
      if (!testing) saveDomainChange(call, after, 'UPDATE SUCCESSFUL')
      return respondSuccess({ price: 0, currency: 'EUR' })
    },
  ),
  'domain.delete': defineMethod(
    { domain: required(host), scDate: ignoredParameter, testing: optional(bool) },
    ({ domain, testing }, call) => {
      const before = requireActiveDomain(requireDomain(call, { domain }))
      if (testing) return respondSuccess()
      saveDomainChange(call, before, 'DELETE SUCCESSFUL')
      call.store.removeDomain(domain)
      return respondSuccess()
    },
  ),
}
