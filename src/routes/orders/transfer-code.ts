import { Refused } from '../../../events/refused'
import { projectById } from '../../../projections/projects'
import type { Desk } from '../desk'
import type { Asked } from '../door'
import { authCodeRow } from '../ordering/auth-code'

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
