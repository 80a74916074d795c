import type { FieldError } from '../../../../events/refusal-error'
import type { ServerRow } from '../../../../projections/servers'
import type {
  ServerAction,
  ServerRequestAction,
} from '../../../../views/admin/servers/server-view-model'
import type { ServerCommand } from '../../../domain/server/decide-server'
import type { FormFields } from '../../http/form-fields'
import {
  parseCapacity,
  validateCapacity,
  validateServerDescription,
  validateServerName,
} from './server-form'

/** `places`: at most so many may be taken when it is done. */
export type ServerActionCommand = { command: ServerCommand; maxOccupiedSlots?: number }
type ParseServerCommand = (
  fields: FormFields,
  server: ServerRow,
) => ServerActionCommand | FieldError[]

const parseCapacityChange: ParseServerCommand = (fields, { taken }) => {
  const errors = validateCapacity(fields)
  if (errors.length > 0) return errors
  const places = parseCapacity(fields)
  return {
    command: { type: 'SetCapacity', data: { capacity: places, occupiedSlots: taken } },
    maxOccupiedSlots: places,
  }
}

const parseDescriptionChange: ParseServerCommand = (fields) => {
  const errors = [...validateServerName(fields), ...validateServerDescription(fields)]
  if (errors.length > 0) return errors
  const { name = '', description: text = '' } = fields
  return {
    command: { type: 'DescribeServer', data: { fields: { name, description: text } } },
  }
}

/** What each form asks a server to do, or what is wrong with what was typed. */
export const serverCommandParsers: Record<ServerAction, ParseServerCommand> = {
  capacity: parseCapacityChange,
  maintenance: () => ({ command: { type: 'PutInMaintenance' } }),
  return: () => ({ command: { type: 'BringBack' } }),
  closing: () => ({ command: { type: 'CloseServer' } }),
  opening: () => ({ command: { type: 'OpenServer' } }),
  description: parseDescriptionChange,
  removal: (_, { taken }) => ({
    command: { type: 'RemoveServer', data: { occupiedSlots: taken } },
    maxOccupiedSlots: 0,
  }),
}

export const serverRequestCommands: Record<ServerRequestAction, ServerCommand> = {
  validation: { type: 'RepeatValidation' },
  withdrawal: { type: 'WithdrawRequest' },
}

const allowedWhen: Record<ServerAction, (server: ServerRow) => boolean> = {
  return: ({ status }) => status !== 'active',
  capacity: () => true,
  maintenance: ({ status }) => status !== 'maintenance',
  closing: ({ acceptingNew }) => acceptingNew,
  opening: ({ acceptingNew }) => !acceptingNew,
  description: () => true,
  removal: ({ taken }) => taken === 0,
}

/** What can be done with this server now; a decider judges again when it is done. */
export const allowedServerActions = (server: ServerRow) =>
  (Object.keys(allowedWhen) as ServerAction[]).filter((act) => allowedWhen[act](server))
