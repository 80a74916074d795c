import type { DomainLookup, RequestedDomain } from '../../domain/order/validate-domain'
import type { OrderRequest } from '../../domain/order/validate-order'
import type { RouteDependencies } from '../http/route-dependencies'

/** Those that new names are offered below. */
export const loadBaseDomainNames = async (deps: RouteDependencies) =>
  (await deps.catalogueSnapshot()).offer.baseDomains.map(({ name }) => name)

/** Names of our own, offered now or before, which nobody needs to ask for. */
export const loadOwnBaseDomainNames = async (deps: RouteDependencies) =>
  (await deps.catalogueSnapshot()).offer.ownBaseDomains.map(({ name }) => name)

const queryDomain = async (
  deps: RouteDependencies,
  { kind, name }: RequestedDomain,
): Promise<DomainLookup | undefined> => {
  if (kind === 'subdomain' || !name) return undefined
  const { found, ...read } = await deps.vendorQueries.checkDomainName(
    kind,
    name,
    await loadOwnBaseDomainNames(deps),
  )
  const answer: DomainLookup = { ...read, holder: 'other', ...(found ? { found } : {}) }
  const isWorthMore = found?.state === (kind === 'registered' ? 'free' : 'taken')
  const rules = isWorthMore
    ? await deps.vendorQueries.getRegistryRequirements(read.name)
    : undefined
  if (!rules) return isWorthMore ? { ...answer, found: { state: 'unreachable' } } : answer
  const authCode = rules.authCode ? 'needed' : 'not needed'
  return { ...answer, rules: { ...rules, authCode } }
}

/** The wish with what is known of the name in it: whether it can be had, and for how much. */
export const withDomainLookup = async (
  deps: RouteDependencies,
  request: OrderRequest,
): Promise<OrderRequest> => {
  const found = await queryDomain(deps, request.domain)
  return found ? { ...request, domain: { ...request.domain, lookup: found } } : request
}
