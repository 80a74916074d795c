import { isBought } from '../../../events/codes'
import { RefusalError } from '../../../events/refusal-error'
import { domainStream } from '../../../events/streams'
import { parseDomainHolder } from '../../domain/contact/domain-holder'
import { listBlockingChecks } from '../../domain/order/preflight'
import type { OrderRequest } from '../../domain/order/validate-order'
import type { StreamAppend } from '../../store/event-store/stream-append'
import { decideAppend } from '../../store/event-store/stream-append'
import type { RouteDependencies } from '../http/route-dependencies'
import type { MintedIds } from './idempotency'
import { loadDomainHolder } from './order-preflight'
import type { ParsedOrder } from './order-schema'

/** A bought name has a stream of its own, perhaps since an order that came to nothing. */
export const boughtDomainAppends = async (
  { store }: RouteDependencies,
  { kind, lookup }: OrderRequest['domain'],
  projectId: string,
): Promise<StreamAppend[]> => {
  if (!isBought(kind) || !lookup) return []
  const ordered = { type: 'DomainOrdered' as const, data: { kind, projectId } }
  return [await decideAppend(store, domainStream(lookup.name), () => [ordered])]
}

/** What is given away is released at once, so all must be there at once. */
export const assertFulfillable = async (
  deps: RouteDependencies,
  { request: { domain }, customer }: ParsedOrder,
  ids: MintedIds,
  requestId: string,
) => {
  const { kind, lookup } = domain
  if (!isBought(kind) || !lookup) return
  const { catalogue } = await deps.catalogueSnapshot()
  const checks = await deps.vendorQueries.runPreflight({
    requestId,
    projectId: ids.projectId,
    domain: { kind, name: lookup.name },
    plugins: [],
    contact:
      'customerId' in customer
        ? await loadDomainHolder(deps, customer.customerId)
        : parseDomainHolder(customer),
    versions: catalogue.versions,
    maxAgeMs: 0,
  })
  const faults = listBlockingChecks(checks).map(({ code }) => ({ pointer: '', code }))
  if (faults[0]) throw new RefusalError(faults[0].code, 'the order was refused', faults)
}
