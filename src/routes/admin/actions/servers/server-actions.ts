import type { ServerRow } from '../../../../../projections/servers/servers'
import type { AdminAction } from '../define-action'
import type { ServerActionKind } from './define-server-action'
import { bringBack, closing, maintenance, opening } from './server-availability'
import { capacity, description, serverRemoval } from './server-settings'

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

export const allowedServerActions = ({ status, acceptingNew, taken }: ServerRow) => {
  const facts = {
    status,
    admission: acceptingNew ? ('open' as const) : ('closed' as const),
    occupiedSlots: taken,
  }
  return serverActions.filter((action) => action.isAllowed(facts))
}
