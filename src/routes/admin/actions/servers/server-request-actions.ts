import type { ServerRequestRow } from '../../../../../projections/servers/server-requests'
import type { ServerRequestFacts } from '../../../../domain/server/allowed-actions'
import { canRepeatValidation, canWithdrawRequest } from '../../../../domain/server/allowed-actions'
import type { ServerCommand } from '../../../../domain/server/decide-server'
import { type ActionKind, type AdminAction, defineCodedAction } from '../define-action'

export type ServerRequestActionKind = ActionKind<
  ServerRequestRow,
  ServerRequestFacts,
  object,
  ServerCommand
>

/** For a server that Coolify has not reached yet. */
const defineServerRequestAction = defineCodedAction<ServerRequestActionKind>()(
  (t) => t.servers.requestActions,
)

/** Coolify tries once more to reach and set up the server. */
const validation = defineServerRequestAction({
  code: 'validation',
  reasons: ['causeRemoved', 'retry', 'other'],
  plan: 'stated',
  isAllowed: canRepeatValidation,
  command: () => ({ type: 'RepeatValidation' }),
})

/** Gives the request up; what Coolify has made of it stays there. */
const withdrawal = defineServerRequestAction({
  code: 'withdrawal',
  reasons: ['wrongData', 'notNeeded', 'other'],
  plan: 'stated',
  isDangerous: true,
  isAllowed: canWithdrawRequest,
  command: () => ({ type: 'WithdrawRequest' }),
})

export const serverRequestActions: readonly AdminAction<ServerRequestActionKind>[] = [
  validation,
  withdrawal,
]

export const allowedRequestActions = ({ trouble }: ServerRequestRow) =>
  serverRequestActions.filter((action) =>
    action.isAllowed({ stage: trouble ? 'failed' : 'requested' }),
  )
