import type { CommandContext } from '../../../store/event-store/event-store'
import { sealReason } from '../../audit/reason-notes'
import { currentStaff } from '../../http/guards/staff-guards'
import type { RequestContext } from '../../http/permission-router'
import type { RouteDependencies } from '../../http/route-dependencies'
import type { ActionReason } from './staff-action'

/** The acting person, and why; the note is sealed under the key of the stream's owner, else her own. */
export const createStaffCommandContext = async (
  c: RequestContext,
  deps: RouteDependencies,
  stream: string,
  reason: ActionReason,
  ownerId?: string,
): Promise<CommandContext> => {
  const by = currentStaff(c)
  const { requestId } = c.var
  return {
    by: `person:${by.personId}`,
    correlationId: requestId,
    causationId: requestId,
    reason: await sealReason(deps, { stream, customerId: ownerId ?? by.personId, by, ...reason }),
  }
}
