import type { RecordedEvent } from '../../../events'
import type {
  ServerAdded,
  ServerDescribed,
  ServerEvent,
  ServerRequested,
} from '../../../events/operations/server'
import { RefusalError } from '../../../events/refusal-error'

import {
  canBringBack,
  canClose,
  canOpen,
  canPutInMaintenance,
  canRemoveServer,
  canRepeatValidation,
  canWithdrawRequest,
} from './allowed-actions'

type Command<Type extends string, Data = undefined> = Data extends undefined
  ? { type: Type }
  : { type: Type; data: Data }

/** `taken`: how many places are taken now; the append makes sure that it stays so. */
export type ServerCommand =
  | Command<'RequestServer', ServerRequested['data']>
  | Command<'FailValidation', { code: string; log?: string }>
  | Command<'RepeatValidation'>
  | Command<'WithdrawRequest'>
  | Command<'AddServer', ServerAdded['data']>
  | Command<'DescribeServer', ServerDescribed['data']>
  | Command<'CloseServer'>
  | Command<'OpenServer'>
  | Command<'PutInMaintenance'>
  | Command<'BringBack'>
  | Command<'NoteUnusable'>
  | Command<'NoteUsable'>
  | Command<'SetCapacity', { capacity: number; occupiedSlots: number }>
  | Command<'RemoveServer', { occupiedSlots: number }>

type ActiveServerDetails = {
  status: 'active' | 'maintenance' | 'offline'
  admission: 'open' | 'closed'
  capacity: number
  name: string
  description: string
}

export type ServerState =
  | { stage: 'none' | 'removed' | 'withdrawn' }
  | { stage: 'requested' | 'failed' }
  | ({ stage: 'active' } & ActiveServerDetails)

const maxCapacity = 10_000

const updateServer = (server: ServerState, change: Partial<ActiveServerDetails>): ServerState =>
  server.stage === 'active' ? { ...server, ...change } : server

const evolve = (server: ServerState, event: RecordedEvent): ServerState => {
  switch (event.type) {
    case 'ServerRequested':
    case 'ServerValidationRepeated':
      return { stage: 'requested' }
    case 'ServerValidationFailed':
      return { stage: 'failed' }
    case 'ServerRequestWithdrawn':
      return { stage: 'withdrawn' }
    case 'ServerAdded': {
      const { name, capacity } = event.data
      const fresh = { status: 'active', admission: 'open', description: '' } as const
      return { stage: 'active', ...fresh, name, capacity }
    }
    case 'ServerDescribed':
      return updateServer(server, event.data.fields)
    case 'ServerClosedToNew':
      return updateServer(server, { admission: 'closed' })
    case 'ServerOpenedToNew':
      return updateServer(server, { admission: 'open' })
    case 'ServerPutInMaintenance':
      return updateServer(server, { status: 'maintenance' })
    case 'ServerWentOffline':
      return updateServer(server, { status: 'offline' })
    case 'ServerCameBack':
      return updateServer(server, { status: 'active' })
    case 'ServerCapacitySet':
      return updateServer(server, { capacity: event.data.capacity })
    case 'ServerRemoved':
      return { stage: 'removed' }
    default:
      return server
  }
}

export const rebuildServer = (events: readonly RecordedEvent[]): ServerState =>
  events.reduce<ServerState>(evolve, { stage: 'none' })

const assertCapacity = (id: string, capacity: number) => {
  if (Number.isInteger(capacity) && capacity >= 1 && capacity <= maxCapacity) return
  throw new RefusalError(
    'BAD_CAPACITY',
    `expected 1 to ${maxCapacity} places of server ${id}, found ${capacity}`,
    [{ pointer: '/capacity', code: 'BAD_CAPACITY' }],
  )
}

const wrongState = (id: string, expected: string, { stage }: ServerState) =>
  new RefusalError('WRONG_STATE', `expected server ${id} to be ${expected}, found it ${stage}`)

const decideRequestServer = (
  id: string,
  data: ServerRequested['data'],
  server: ServerState,
): ServerEvent[] => {
  if (server.stage === 'requested') return []
  if (server.stage !== 'none') throw wrongState(id, 'unknown', server)
  assertCapacity(id, data.capacity)
  return [{ type: 'ServerRequested', data }]
}

/** What happens before a server is there; undefined for every other command. */
const decideServerRequest = (
  id: string,
  command: ServerCommand,
  server: ServerState,
): ServerEvent[] | undefined => {
  const { stage } = server
  switch (command.type) {
    case 'RequestServer':
      return decideRequestServer(id, command.data, server)
    case 'FailValidation':
      if (stage === 'failed') return []
      if (stage !== 'requested') throw wrongState(id, 'requested', server)
      return [{ type: 'ServerValidationFailed', data: command.data }]
    case 'RepeatValidation':
      if (stage === 'requested') return []
      if (!canRepeatValidation(server)) throw wrongState(id, 'failed', server)
      return [{ type: 'ServerValidationRepeated', data: {} }]
    case 'WithdrawRequest':
      if (stage === 'withdrawn') return []
      if (!canWithdrawRequest(server)) throw wrongState(id, 'requested', server)
      return [{ type: 'ServerRequestWithdrawn', data: {} }]
    case 'AddServer':
      if (stage === 'active') return []
      if (stage !== 'requested') throw wrongState(id, 'requested', server)
      return [{ type: 'ServerAdded', data: command.data }]
    default:
      return undefined
  }
}

type ExistingServer = Extract<ServerState, { stage: 'active' }>

const decideDescribeServer = (
  { fields }: ServerDescribed['data'],
  server: ExistingServer,
): ServerEvent[] => {
  const news = Object.entries(fields).filter(
    ([name, value]) => server[name as 'name' | 'description'] !== value,
  )
  if (news.length === 0) return []
  if (fields.name === '')
    throw new RefusalError('REQUIRED', 'expected a name, found none', [
      { pointer: '/name', code: 'REQUIRED' },
    ])
  return [{ type: 'ServerDescribed', data: { fields: Object.fromEntries(news) } }]
}

const decideSetCapacity = (
  id: string,
  { capacity, occupiedSlots }: { capacity: number; occupiedSlots: number },
  server: ExistingServer,
): ServerEvent[] => {
  if (capacity === server.capacity) return []
  assertCapacity(id, capacity)
  if (capacity < occupiedSlots)
    throw new RefusalError(
      'CAPACITY_TAKEN',
      `expected at least the ${occupiedSlots} slots occupied on server ${id}, found ${capacity}`,
      [{ pointer: '/capacity', code: 'CAPACITY_TAKEN' }],
    )
  return [{ type: 'ServerCapacitySet', data: { capacity } }]
}

const decideRemoveServer = (id: string, occupiedSlots: number): ServerEvent[] => {
  if (!canRemoveServer({ occupiedSlots }))
    throw new RefusalError(
      'SERVER_NOT_EMPTY',
      `expected no slot occupied on server ${id}, found ${occupiedSlots}`,
    )
  return [{ type: 'ServerRemoved', data: {} }]
}

const eventIf = (holds: boolean, type: ServerEvent['type']): ServerEvent[] =>
  holds ? [{ type, data: {} } as ServerEvent] : []

/** One server, from the wish for it to its removal; nothing when a command is no news. */
export const decideServer = (
  id: string,
  command: ServerCommand,
  events: readonly RecordedEvent[],
): ServerEvent[] => {
  const server = rebuildServer(events)
  const requested = decideServerRequest(id, command, server)
  if (requested) return requested
  if (command.type === 'RemoveServer' && server.stage === 'removed') return []
  if (server.stage !== 'active') throw wrongState(id, 'active', server)
  switch (command.type) {
    case 'DescribeServer':
      return decideDescribeServer(command.data, server)
    case 'CloseServer':
      return eventIf(canClose(server), 'ServerClosedToNew')
    case 'OpenServer':
      return eventIf(canOpen(server), 'ServerOpenedToNew')
    case 'PutInMaintenance':
      return eventIf(canPutInMaintenance(server), 'ServerPutInMaintenance')
    case 'BringBack':
      return eventIf(canBringBack(server), 'ServerCameBack')
    // Whoever works on a server expects it to be gone now and then.
    case 'NoteUnusable':
      return eventIf(server.status === 'active', 'ServerWentOffline')
    case 'NoteUsable':
      return eventIf(server.status === 'offline', 'ServerCameBack')
    case 'SetCapacity':
      return decideSetCapacity(id, command.data, server)
    case 'RemoveServer':
      return decideRemoveServer(id, command.data.occupiedSlots)
    default:
      return []
  }
}
