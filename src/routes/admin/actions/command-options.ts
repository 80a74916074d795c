import { Refused } from '../../../../events/refusal-error'
import type { ProjectRow } from '../../../../projections/projects'
import type { ProjectCommand } from '../../../domain/project/commands'
import type { Extras } from '../../../store/event-store/command-handler'
import { statement } from '../../../store/postgres/statement'
import type { Fields } from '../../http/form-fields'
import type { Desk } from '../../http/route-dependencies'
import { authCodeRow } from '../../orders/auth-code-row'

/** What commits together with an act: a place taken at the server, the sealed code. */
export const extrasOf = (
  desk: Pick<Desk, 'vault'>,
  project: ProjectRow,
  command: ProjectCommand,
  fields: Fields,
): Extras => {
  switch (command.type) {
    case 'ChooseServer': {
      const { serverId } = command.data
      if (serverId === project.serverId) return {}
      return { guards: [statement('select take_server_slot($1)', [serverId])] }
    }
    case 'ReplaceTransferCode':
      return { also: [authCodeRow(desk.vault, project.id, fields.authCode ?? '')] }
    default:
      return {}
  }
}

/** A server that is full, or closed, is the form's fault and nobody's bug. */
export const serverFull = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'VRS01'
    ? new Refused('SERVER_FULL', error.message, [{ pointer: '/server', code: 'SERVER_FULL' }])
    : error
