import type { Happened } from '../../../events'
import { Refused } from '../../../events/refusal-error'
import type {
  ServerAdded,
  ServerDescribed,
  ServerEvent,
  ServerRequested,
} from '../../../events/server'

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
  | Command<'SetCapacity', { capacity: number; taken: number }>
  | Command<'RemoveServer', { taken: number }>

type Standing = {
  status: 'active' | 'maintenance' | 'offline'
  doors: 'open' | 'closed'
  capacity: number
  name: string
  description: string
}

export type Server =
  | { stage: 'none' | 'removed' | 'withdrawn' }
  | { stage: 'requested' | 'failed' }
  | ({ stage: 'there' } & Standing)

const most = 10_000

const standing = (server: Server, change: Partial<Standing>): Server =>
  server.stage === 'there' ? { ...server, ...change } : server

const evolve = (server: Server, event: Happened): Server => {
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
      const fresh = { status: 'active', doors: 'open', description: '' } as const
      return { stage: 'there', ...fresh, name, capacity }
    }
    case 'ServerDescribed':
      return standing(server, event.data.fields)
    case 'ServerClosedToNew':
      return standing(server, { doors: 'closed' })
    case 'ServerOpenedToNew':
      return standing(server, { doors: 'open' })
    case 'ServerPutInMaintenance':
      return standing(server, { status: 'maintenance' })
    case 'ServerWentOffline':
      return standing(server, { status: 'offline' })
    case 'ServerCameBack':
      return standing(server, { status: 'active' })
    case 'ServerCapacitySet':
      return standing(server, { capacity: event.data.capacity })
    case 'ServerRemoved':
      return { stage: 'removed' }
    default:
      return server
  }
}

export const serverFrom = (events: readonly Happened[]): Server =>
  events.reduce<Server>(evolve, { stage: 'none' })

const checkCapacity = (id: string, capacity: number) => {
  if (Number.isInteger(capacity) && capacity >= 1 && capacity <= most) return
  throw new Refused(
    'BAD_CAPACITY',
    `expected 1 to ${most} places of server ${id}, found ${capacity}`,
    [{ pointer: '/capacity', code: 'BAD_CAPACITY' }],
  )
}

const wrongState = (id: string, expected: string, { stage }: Server) =>
  new Refused('WRONG_STATE', `expected server ${id} to be ${expected}, found it ${stage}`)

const request = (id: string, data: ServerRequested['data'], server: Server): ServerEvent[] => {
  if (server.stage === 'requested') return []
  if (server.stage !== 'none') throw wrongState(id, 'unknown', server)
  checkCapacity(id, data.capacity)
  return [{ type: 'ServerRequested', data }]
}

/** What happens before a server is there; undefined for every other command. */
const decideRequest = (
  id: string,
  command: ServerCommand,
  server: Server,
): ServerEvent[] | undefined => {
  const { stage } = server
  switch (command.type) {
    case 'RequestServer':
      return request(id, command.data, server)
    case 'FailValidation':
      if (stage === 'failed') return []
      if (stage !== 'requested') throw wrongState(id, 'requested', server)
      return [{ type: 'ServerValidationFailed', data: command.data }]
    case 'RepeatValidation':
      if (stage === 'requested') return []
      if (stage !== 'failed') throw wrongState(id, 'failed', server)
      return [{ type: 'ServerValidationRepeated', data: {} }]
    case 'WithdrawRequest':
      if (stage === 'withdrawn') return []
      if (stage !== 'requested' && stage !== 'failed') throw wrongState(id, 'requested', server)
      return [{ type: 'ServerRequestWithdrawn', data: {} }]
    case 'AddServer':
      if (stage === 'there') return []
      if (stage !== 'requested') throw wrongState(id, 'requested', server)
      return [{ type: 'ServerAdded', data: command.data }]
    default:
      return undefined
  }
}

type There = Extract<Server, { stage: 'there' }>

const describe = ({ fields }: ServerDescribed['data'], server: There): ServerEvent[] => {
  const news = Object.entries(fields).filter(
    ([name, value]) => server[name as 'name' | 'description'] !== value,
  )
  if (news.length === 0) return []
  if (fields.name === '')
    throw new Refused('REQUIRED', 'expected a name, found none', [
      { pointer: '/name', code: 'REQUIRED' },
    ])
  return [{ type: 'ServerDescribed', data: { fields: Object.fromEntries(news) } }]
}

const setCapacity = (
  id: string,
  { capacity, taken }: { capacity: number; taken: number },
  server: There,
): ServerEvent[] => {
  if (capacity === server.capacity) return []
  checkCapacity(id, capacity)
  if (capacity < taken)
    throw new Refused(
      'CAPACITY_TAKEN',
      `expected at least the ${taken} places taken on server ${id}, found ${capacity}`,
      [{ pointer: '/capacity', code: 'CAPACITY_TAKEN' }],
    )
  return [{ type: 'ServerCapacitySet', data: { capacity } }]
}

const remove = (id: string, taken: number): ServerEvent[] => {
  if (taken > 0)
    throw new Refused('SERVER_NOT_EMPTY', `expected no place taken on server ${id}, found ${taken}`)
  return [{ type: 'ServerRemoved', data: {} }]
}

const when = (holds: boolean, type: ServerEvent['type']): ServerEvent[] =>
  holds ? [{ type, data: {} } as ServerEvent] : []

/** One server, from the wish for it to its removal; nothing when a command is no news. */
export const decideServer = (
  id: string,
  command: ServerCommand,
  events: readonly Happened[],
): ServerEvent[] => {
  const server = serverFrom(events)
  const requested = decideRequest(id, command, server)
  if (requested) return requested
  if (command.type === 'RemoveServer' && server.stage === 'removed') return []
  if (server.stage !== 'there') throw wrongState(id, 'there', server)
  switch (command.type) {
    case 'DescribeServer':
      return describe(command.data, server)
    case 'CloseServer':
      return when(server.doors === 'open', 'ServerClosedToNew')
    case 'OpenServer':
      return when(server.doors === 'closed', 'ServerOpenedToNew')
    case 'PutInMaintenance':
      return when(server.status !== 'maintenance', 'ServerPutInMaintenance')
    case 'BringBack':
      return when(server.status !== 'active', 'ServerCameBack')
    // Whoever works on a server expects it to be gone now and then.
    case 'NoteUnusable':
      return when(server.status === 'active', 'ServerWentOffline')
    case 'NoteUsable':
      return when(server.status === 'offline', 'ServerCameBack')
    case 'SetCapacity':
      return setCapacity(id, command.data, server)
    case 'RemoveServer':
      return remove(id, command.data.taken)
    default:
      return []
  }
}
