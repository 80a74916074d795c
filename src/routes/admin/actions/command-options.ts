import { RefusalError } from '../../../../events/refusal-error'
import type { ProjectRow } from '../../../../projections/projects'
import type { ProjectCommand } from '../../../domain/project/commands'
import type { CommandOptions } from '../../../store/event-store/command-handler'
import { createStatement } from '../../../store/postgres/statement'
import type { FormFields } from '../../http/form-fields'
import type { RouteDependencies } from '../../http/route-dependencies'
import { authCodeRow } from '../../orders/auth-code-row'

/** What commits together with an act: a place taken at the server, the sealed code. */
export const commandOptionsOf = (
  desk: Pick<RouteDependencies, 'vault'>,
  project: ProjectRow,
  command: ProjectCommand,
  fields: FormFields,
): CommandOptions => {
  switch (command.type) {
    case 'ChooseServer': {
      const { serverId } = command.data
      if (serverId === project.serverId) return {}
      return { locks: [createStatement('select lock_free_server_slot($1)', [serverId])] }
    }
    case 'ReplaceTransferCode':
      return { statements: [authCodeRow(desk.vault, project.id, fields.authCode ?? '')] }
    default:
      return {}
  }
}

/** A server that is full, or closed, is the form's fault and nobody's bug. */
export const toServerFullRefusal = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'VRS01'
    ? new RefusalError('SERVER_FULL', error.message, [{ pointer: '/server', code: 'SERVER_FULL' }])
    : error
