import { RefusalError } from '../../../events/refusal-error'
import { findProject } from '../../../projections/queries/projects'
import type { ProjectCommand } from '../../domain/project/commands'
import type { CommandOptions } from '../../store/event-store/command-handler'
import type { RequestContext } from '../http/permission-router'
import type { RouteDependencies } from '../http/route-dependencies'
import { authCodeRow } from './auth-code-row'
import { assertNoPaymentUnderWay } from './checkout-offer'

/** By staff, or else by the customer, who holds the order's token. */
const handleOrderCommand = async (
  c: RequestContext,
  deps: RouteDependencies,
  id: string,
  command: ProjectCommand,
  options: CommandOptions = {},
) => {
  const { requestId, staff = c.var.caller } = c.var
  const project = await findProject(deps.sql, id)
  if (!project) throw new RefusalError('NOT_FOUND', `expected order ${id}, found none`)
  const by = `person:${staff?.personId ?? project.customerId}` as const
  const context = { by, correlationId: requestId, causationId: requestId }
  await deps.commands.project(context, id, command, options)
}

export const cancelOrder = async (c: RequestContext, deps: RouteDependencies, id: string) => {
  const project = await findProject(deps.sql, id)
  if (project) await assertNoPaymentUnderWay(deps, project, c.var.requestId)
  const cause = (c.var.staff ?? c.var.caller) ? 'caseworker' : 'customer'
  return handleOrderCommand(c, deps, id, { type: 'CancelOrder', data: { cause } })
}

/** A new auth code in place of one that the registry refused; the transfer goes on with it. */
export const replaceOrderTransferCode = (
  c: RequestContext,
  deps: RouteDependencies,
  id: string,
  authCode: string,
) => {
  const statements = [authCodeRow(deps.vault, id, authCode)]
  return handleOrderCommand(c, deps, id, { type: 'ReplaceTransferCode', data: {} }, { statements })
}
