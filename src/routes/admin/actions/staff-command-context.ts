import type { Context } from '../../../store/event-store/event-store'
import { sealedReason } from '../../audit/reason-notes'
import { staffIn } from '../../http/guards/staff-guards'
import type { Asked } from '../../http/permission-router'
import type { Desk } from '../../http/route-dependencies'
import type { GivenReason } from './action-reason'

/** The acting person, and why; the note is sealed under the key of the stream's owner, else her own. */
export const contextFor = async (
  c: Asked,
  desk: Desk,
  stream: string,
  reason: GivenReason,
  ownerId?: string,
): Promise<Context> => {
  const by = staffIn(c)
  const { requestId } = c.var
  return {
    by: `person:${by.personId}`,
    correlationId: requestId,
    causationId: requestId,
    reason: await sealedReason(desk, { stream, customerId: ownerId ?? by.personId, by, ...reason }),
  }
}
