import { Refused } from '../../../events/refusal-error'
import { projectById } from '../../../projections/projects'
import type { Asked } from '../http/permission-router'
import type { Desk } from '../http/route-dependencies'
import { authCodeRow } from './auth-code-row'

/** A new auth code in place of the one that did not open the door; the transfer goes on with it. */
export const askReplacement = async (c: Asked, desk: Desk, id: string, authCode: string) => {
  const { requestId } = c.var
  const staff = c.var.staff ?? c.var.caller
  const project = await projectById(desk.sql, id)
  if (!project) throw new Refused('NOT_FOUND', `expected order ${id}, found none`)
  await desk.commands.project(
    {
      by: `person:${staff?.personId ?? project.customerId}`,
      correlationId: requestId,
      causationId: requestId,
    },
    id,
    { type: 'ReplaceTransferCode', data: {} },
    { also: [authCodeRow(desk.vault, id, authCode)] },
  )
}
