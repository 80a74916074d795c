import { z } from 'zod'
import { RefusalError } from '../../../../../events/refusal-error'
import { ServerField } from '../../../../../views/admin/actions/correction-fields'
import { canChooseServer } from '../../../../domain/project/allowed-actions'
import { createStatement } from '../../../../store/postgres/statement'
import { defineProjectAction } from './define-project-action'
import { loadFormChoices } from './form-choices'

/** `lock_free_server_slot` raises it for a server that is full or closed. */
const noFreeSlotCode = 'VRS01'

/** Builds a project at another server, or moves a live one there. */
export const server = defineProjectAction({
  code: 'server',
  reasons: ['serverFull', 'serverDown', 'maintenance', 'other'],
  plan: 'computed',
  Fields: ServerField,
  labels: (t) => ({ server: t.project.newServer }),
  isAllowed: canChooseServer,
  input: () => z.object({ server: z.string().default('') }),
  command: async (input, { deps }) => {
    const { servers } = await loadFormChoices(deps)
    const chosen = servers.find(({ id }) => id === input.server)
    if (!chosen) return [{ pointer: '/server', code: 'REQUIRED' }]
    const { id, ipv4, ipv6 } = chosen
    return { type: 'ChooseServer', data: { serverId: id, ipv4, ...(ipv6 ? { ipv6 } : {}) } }
  },
  options: (command, { subject }) => {
    if (command.type !== 'ChooseServer' || command.data.serverId === subject.serverId) return {}
    const { serverId } = command.data
    return { locks: [createStatement('select lock_free_server_slot($1)', [serverId])] }
  },
  translateError: (error) =>
    error instanceof Error && 'code' in error && error.code === noFreeSlotCode
      ? new RefusalError('SERVER_FULL', error.message, [
          { pointer: '/server', code: 'SERVER_FULL' },
        ])
      : error,
})
