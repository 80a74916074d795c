import { RefusalError } from '../../../events/refusal-error'
import { findProject } from '../../../projections/queries/projects'
import type { RequestContext } from '../http/permission-router'
import type { RouteDependencies } from '../http/route-dependencies'
import { authCodeRow } from './auth-code-row'

/** A new auth code in place of the one that did not open the door; the transfer goes on with it. */
export const replaceOrderTransferCode = async (
  c: RequestContext,
  deps: RouteDependencies,
  id: string,
  authCode: string,
) => {
  const { requestId } = c.var
  const staff = c.var.staff ?? c.var.caller
  const project = await findProject(deps.sql, id)
  if (!project) throw new RefusalError('NOT_FOUND', `expected order ${id}, found none`)
  await deps.commands.project(
    {
      by: `person:${staff?.personId ?? project.customerId}`,
      correlationId: requestId,
      causationId: requestId,
    },
    id,
    { type: 'ReplaceTransferCode', data: {} },
    { statements: [authCodeRow(deps.vault, id, authCode)] },
  )
}
