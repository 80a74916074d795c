import { isBought } from '../../../events/codes'
import { Refused } from '../../../events/refusal-error'
import { domainStream } from '../../../events/streams'
import { redIn } from '../../domain/order/preflight'
import type { OrderWish } from '../../domain/order/validate-order'
import type { Desk } from '../http/route-dependencies'
import type { MintedIds } from './idempotency'

/** A bought name has a stream of its own, perhaps since an order that came to nothing. */
export const boughtDomainGrows =
  ({ store }: Desk, { kind, judged }: OrderWish['domain'], projectId: string) =>
  async () => {
    if (!isBought(kind) || !judged) return []
    const stream = domainStream(judged.name)
    const { at } = await store.read(stream)
    return [{ stream, at, events: [{ type: 'DomainOrdered' as const, data: { kind, projectId } }] }]
  }

/** What is given away is released at once, so all must be there at once. */
export const demandAllIsThere = async (
  desk: Desk,
  { domain, missingContact = [] }: OrderWish,
  ids: MintedIds,
  requestId: string,
) => {
  const { kind, judged } = domain
  if (!isBought(kind) || !judged) return
  const { catalogue } = await desk.stock()
  const checks = await desk.questions.preflight({
    requestId,
    projectId: ids.projectId,
    domain: { kind, name: judged.name },
    plugins: [],
    missingContact,
    versions: catalogue.versions,
    atMostOldMs: 0,
  })
  const faults = redIn(checks).map(({ code }) => ({ pointer: '', code }))
  if (faults[0]) throw new Refused(faults[0].code, `order ${ids.orderNumber} was refused`, faults)
}
