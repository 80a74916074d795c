import { z } from 'zod'
import { serverStrategies } from '../../../../../events/operations/server'
import { ServerStrategyFields } from '../../../../../views/admin/servers/server-strategy-card'
import type { ServerPoolModel } from '../../../../../views/admin/servers/server-view-model'
import type { ServerPoolCommand } from '../../../../domain/server/decide-server-pool'
import { defineAdminAction } from '../define-action'

export type ServerPoolActionKind = {
  subject: { serverIds: readonly string[] }
  facts: object
  model: ServerPoolModel
  command: ServerPoolCommand
}

/** How new projects are spread over all servers. */
export const strategy = defineAdminAction<ServerPoolActionKind>()({
  code: 'strategy',
  texts: (t) => t.servers.actions.strategy,
  reasons: ['balance', 'fillFirst', 'other'],
  plan: 'stated',
  Fields: ServerStrategyFields,
  labels: (t) => ({ serverId: t.servers.strategyServer }),
  isAllowed: () => true,
  input: () =>
    z.object({
      strategy: z.enum(serverStrategies, 'INVALID'),
      serverId: z.string().default(''),
    }),
  command: (input, { subject: { serverIds } }) => ({
    type: 'ChooseStrategy',
    data: {
      strategy: input.strategy,
      ...(input.serverId ? { serverId: input.serverId } : {}),
    },
    serverIds,
  }),
})
