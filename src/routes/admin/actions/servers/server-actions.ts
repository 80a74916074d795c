import type { ServerRequestRow } from '../../../../../projections/server-requests'
import type { ServerRow } from '../../../../../projections/servers'
import type { AdminAction } from '../define-action'
import { capacity } from './capacity'
import { closing } from './closing'
import type { ServerActionKind, ServerRequestActionKind } from './define-server-action'
import { description } from './description'
import { maintenance } from './maintenance'
import { opening } from './opening'
import { serverRemoval } from './removal'
import { bringBack } from './return'
import { validation } from './validation'
import { withdrawal } from './withdrawal'

/** Every action on a server, in the order in which its page offers them. */
export const serverActions: readonly AdminAction<ServerActionKind>[] = [
  bringBack,
  capacity,
  maintenance,
  closing,
  opening,
  description,
  serverRemoval,
]

export const serverRequestActions: readonly AdminAction<ServerRequestActionKind>[] = [
  validation,
  withdrawal,
]

export const allowedServerActions = ({ status, acceptingNew, taken }: ServerRow) => {
  const facts = {
    status,
    admission: acceptingNew ? ('open' as const) : ('closed' as const),
    occupiedSlots: taken,
  }
  return serverActions.filter((action) => action.isAllowed(facts))
}

export const allowedRequestActions = ({ trouble }: ServerRequestRow) =>
  serverRequestActions.filter((action) =>
    action.isAllowed({ stage: trouble ? 'failed' : 'requested' }),
  )
