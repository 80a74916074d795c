import { Refused } from '../../../events/refused'
import type { ProjectRow } from '../../../projections/projects'
import type { ProjectCommand } from '../../deciders/project-commands'
import type { Extras } from '../../store/commands'
import { statement } from '../../store/statements'
import type { Desk } from '../desk'
import type { Fields } from '../html/form-fields'
import { authCodeRow } from '../ordering/auth-code'

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
