import type { Context } from '../../store/store'
import type { Desk } from '../desk'
import type { Asked } from '../door'
import { staffIn } from '../html/staff-guards'
import type { GivenReason } from './act-reason'
import { sealedReason } from './reason-notes'

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
