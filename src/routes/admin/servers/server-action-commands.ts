import type { Fault } from '../../../../events/refusal-error'
import type { ServerRow } from '../../../../projections/servers'
import type { RequestAct, ServerAct } from '../../../../views/admin/servers/server-view-model'
import type { ServerCommand } from '../../../domain/server/decide-server'
import type { Fields } from '../../http/form-fields'
import { capacityFaults, descriptionFaults, nameFaults, placesIn } from './server-form'

/** `places`: at most so many may be taken when it is done. */
export type ServerOrder = { command: ServerCommand; places?: number }
type Read = (fields: Fields, server: ServerRow) => ServerOrder | Fault[]

const capacity: Read = (fields, { taken }) => {
  const faults = capacityFaults(fields)
  if (faults.length > 0) return faults
  const places = placesIn(fields)
  return { command: { type: 'SetCapacity', data: { capacity: places, taken } }, places }
}

const description: Read = (fields) => {
  const faults = [...nameFaults(fields), ...descriptionFaults(fields)]
  if (faults.length > 0) return faults
  const { name = '', description: text = '' } = fields
  return {
    command: { type: 'DescribeServer', data: { fields: { name, description: text } } },
  }
}

/** What each form asks a server to do, or what is wrong with what was typed. */
export const orderOf: Record<ServerAct, Read> = {
  capacity,
  maintenance: () => ({ command: { type: 'PutInMaintenance' } }),
  return: () => ({ command: { type: 'BringBack' } }),
  closing: () => ({ command: { type: 'CloseServer' } }),
  opening: () => ({ command: { type: 'OpenServer' } }),
  description,
  removal: (_, { taken }) => ({
    command: { type: 'RemoveServer', data: { taken } },
    places: 0,
  }),
}

export const requestCommand: Record<RequestAct, ServerCommand> = {
  validation: { type: 'RepeatValidation' },
  withdrawal: { type: 'WithdrawRequest' },
}

const fits: Record<ServerAct, (server: ServerRow) => boolean> = {
  return: ({ status }) => status !== 'active',
  capacity: () => true,
  maintenance: ({ status }) => status !== 'maintenance',
  closing: ({ acceptingNew }) => acceptingNew,
  opening: ({ acceptingNew }) => !acceptingNew,
  description: () => true,
  removal: ({ taken }) => taken === 0,
}

/** What can be done with this server now; a decider judges again when it is done. */
export const possibleServerActs = (server: ServerRow) =>
  (Object.keys(fits) as ServerAct[]).filter((act) => fits[act](server))
