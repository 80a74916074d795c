import { describe, expect, test } from 'bun:test'
import type { ServerAdded, ServerEvent, ServerRequested } from '../../../events/operations/server'
import { RefusalError } from '../../../events/refusal-error'
import { decideServer } from '../../../src/domain/server/decide-server'
import { givenServer, givenServerPool, toRecordedEvents } from '../../support/decider-specification'
import { serverId } from '../../support/project-events'

const serverRequest: ServerRequested['data'] = {
  name: 'hetzner-4',
  ip: '203.0.113.9',
  capacity: 20,
  privateKey: 'key-1',
}
const serverData: ServerAdded['data'] = {
  name: 'hetzner-4',
  ipv4: '203.0.113.9',
  coolifyUuid: 'c-4',
  capacity: 20,
}
const requested: ServerRequested = { type: 'ServerRequested', data: serverRequest }
const added: ServerAdded = { type: 'ServerAdded', data: serverData }
const trouble = { code: 'VALIDATION_FAILED', log: 'Connection refused' }
const failed = { type: 'ServerValidationFailed', data: trouble } as const
type Plain = Exclude<
  ServerEvent['type'],
  | 'ServerRequested'
  | 'ServerValidationFailed'
  | 'ServerAdded'
  | 'ServerDescribed'
  | 'ServerCapacitySet'
  | 'ServerStrategyChosen'
>
const eventWithoutData = (type: Plain) => ({ type, data: {} }) as ServerEvent
const repeated = eventWithoutData('ServerValidationRepeated')
const withdrawn = eventWithoutData('ServerRequestWithdrawn')
const closedToNew = eventWithoutData('ServerClosedToNew')
const openedToNew = eventWithoutData('ServerOpenedToNew')
const inMaintenance = eventWithoutData('ServerPutInMaintenance')
const wentOffline = eventWithoutData('ServerWentOffline')
const cameBack = eventWithoutData('ServerCameBack')
const removed = eventWithoutData('ServerRemoved')

describe('asking for a server', () => {
  const command = { type: 'RequestServer', data: serverRequest } as const
  test('is recorded', () => givenServer().when(command).then(requested))
  test('is ignored while it is being added', () =>
    givenServer(requested).when(command).thenNothing())
  test('is refused when the stream is another server’s, or for no places at all', () => {
    givenServer(added).when(command).thenRefused('WRONG_STATE')
    for (const capacity of [0, -1, 1.5, 10_001, Number.NaN])
      givenServer()
        .when({ ...command, data: { ...serverRequest, capacity } })
        .thenRefused('BAD_CAPACITY')
  })
})

describe('the validation of a server', () => {
  const fail = { type: 'FailValidation', data: trouble } as const
  const repeat = { type: 'RepeatValidation' } as const
  const withdraw = { type: 'WithdrawRequest' } as const
  const add = { type: 'AddServer', data: serverData } as const

  test('fails, is repeated, and succeeds', () => {
    givenServer(requested).when(fail).then(failed)
    givenServer(requested, failed).when(repeat).then(repeated)
    givenServer(requested, failed, repeated).when(add).then(added)
  })
  test('is given up, failed or not', () => {
    givenServer(requested).when(withdraw).then(withdrawn)
    givenServer(requested, failed).when(withdraw).then(withdrawn)
  })
  test('is ignored when it says the same again', () => {
    givenServer(requested, failed).when(fail).thenNothing()
    givenServer(requested).when(repeat).thenNothing()
    givenServer(requested, withdrawn).when(withdraw).thenNothing()
    givenServer(requested, added).when(add).thenNothing()
  })
  test('is refused of what was given up or is there', () => {
    for (const command of [fail, repeat, add])
      givenServer(requested, withdrawn).when(command).thenRefused('WRONG_STATE')
    for (const command of [fail, repeat, withdraw])
      givenServer(requested, added).when(command).thenRefused('WRONG_STATE')
    givenServer().when(add).thenRefused('WRONG_STATE')
  })
})

describe('a server', () => {
  const bringBack = { type: 'BringBack' } as const
  const rest = { type: 'PutInMaintenance' } as const
  const unusable = { type: 'NoteUnusable' } as const
  const usable = { type: 'NoteUsable' } as const

  test('is put in maintenance and brought back by a person', () => {
    givenServer(added).when(rest).then(inMaintenance)
    givenServer(added, wentOffline).when(rest).then(inMaintenance)
    givenServer(added, inMaintenance).when(bringBack).then(cameBack)
    givenServer(added, wentOffline).when(bringBack).then(cameBack)
  })
  test('goes offline and comes back by what was seen', () => {
    givenServer(added).when(unusable).then(wentOffline)
    givenServer(added, wentOffline).when(usable).then(cameBack)
  })
  test('never leaves maintenance by what was seen', () => {
    givenServer(added, inMaintenance).when(usable).thenNothing()
    givenServer(added, inMaintenance).when(unusable).thenNothing()
    givenServer(added, wentOffline, inMaintenance).when(usable).thenNothing()
  })
  test('changes nothing by what is so already', () => {
    givenServer(added, inMaintenance).when(rest).thenNothing()
    givenServer(added).when(bringBack).thenNothing()
    givenServer(added).when(usable).thenNothing()
    givenServer(added, wentOffline).when(unusable).thenNothing()
  })
  test('closes and opens', () => {
    givenServer(added).when({ type: 'CloseServer' }).then(closedToNew)
    givenServer(added, closedToNew).when({ type: 'CloseServer' }).thenNothing()
    givenServer(added, closedToNew).when({ type: 'OpenServer' }).then(openedToNew)
    givenServer(added).when({ type: 'OpenServer' }).thenNothing()
  })
  test('that is not there, or not any more, refuses every act', () => {
    const all = [bringBack, rest, unusable, usable, { type: 'CloseServer' } as const]
    for (const command of all) {
      givenServer().when(command).thenRefused('WRONG_STATE')
      givenServer(requested).when(command).thenRefused('WRONG_STATE')
      givenServer(added, removed).when(command).thenRefused('WRONG_STATE')
    }
  })
})

describe('describing a server', () => {
  const describeAs = (fields: { name?: string; description?: string }) =>
    ({ type: 'DescribeServer', data: { fields } }) as const
  test('records only what is new', () =>
    givenServer(added)
      .when(describeAs({ name: 'hetzner-4', description: 'Falkenstein' }))
      .then({ type: 'ServerDescribed', data: { fields: { description: 'Falkenstein' } } }))
  test('is ignored when nothing is', () =>
    givenServer(added)
      .when(describeAs({ name: 'hetzner-4', description: '' }))
      .thenNothing())
  test('is refused without a name', () =>
    givenServer(added)
      .when(describeAs({ name: '' }))
      .thenRefused('REQUIRED'))
})

describe('setting the capacity', () => {
  const set = (capacity: number, taken = 12) =>
    ({ type: 'SetCapacity', data: { capacity, occupiedSlots: taken } }) as const
  test('makes more places, or fewer down to what is taken', () => {
    for (const capacity of [30, 12])
      givenServer(added).when(set(capacity)).then({ type: 'ServerCapacitySet', data: { capacity } })
  })
  test('takes one place at least', () => {
    givenServer(added)
      .when(set(1, 0))
      .then({ type: 'ServerCapacitySet', data: { capacity: 1 } })
    givenServer(added).when(set(0, 0)).thenRefused('BAD_CAPACITY')
  })
  test('is ignored when it is the same', () => givenServer(added).when(set(20)).thenNothing())
  test('is refused below what is taken, with both numbers', () => {
    givenServer(added).when(set(11)).thenRefused('CAPACITY_TAKEN')
    const act = () => decideServer(serverId, set(11), toRecordedEvents(`server-${serverId}`, added))
    expect(act).toThrow(RefusalError)
    expect(act).toThrow(/12 slots occupied.*found 11/)
  })
  test('is refused for no number of places', () => {
    givenServer(added).when(set(0, 0)).thenRefused('BAD_CAPACITY')
    givenServer(added).when(set(Number.NaN, 0)).thenRefused('BAD_CAPACITY')
  })
})

describe('removing a server', () => {
  const remove = (taken: number) =>
    ({ type: 'RemoveServer', data: { occupiedSlots: taken } }) as const
  test('happens to an empty one, in maintenance or not', () => {
    givenServer(added).when(remove(0)).then(removed)
    givenServer(added, inMaintenance).when(remove(0)).then(removed)
  })
  test('is ignored the second time', () =>
    givenServer(added, removed).when(remove(0)).thenNothing())
  test('is refused while a place is taken, and of one that never was', () => {
    givenServer(added).when(remove(1)).thenRefused('SERVER_NOT_EMPTY')
    givenServer().when(remove(0)).thenRefused('WRONG_STATE')
  })
})

describe('choosing a strategy', () => {
  const serverIds = ['s1', 's2']
  const choose = (strategy: 'least_loaded' | 'round_robin' | 'specific', id?: string) =>
    ({
      type: 'ChooseStrategy',
      data: { strategy, ...(id ? { serverId: id } : {}) },
      serverIds,
    }) as const
  const strategyChosen = (data: { strategy: 'round_robin' | 'specific'; serverId?: string }) =>
    ({ type: 'ServerStrategyChosen', data }) as const

  test('is recorded, with a server where it needs one only', () => {
    givenServerPool()
      .when(choose('round_robin', 's1'))
      .then(strategyChosen({ strategy: 'round_robin' }))
    const specific = strategyChosen({ strategy: 'specific', serverId: 's2' })
    givenServerPool().when(choose('specific', 's2')).then(specific)
  })
  test('is ignored when it is the same, the usual one from the start', () => {
    givenServerPool().when(choose('least_loaded')).thenNothing()
    givenServerPool(strategyChosen({ strategy: 'specific', serverId: 's2' }))
      .when(choose('specific', 's2'))
      .thenNothing()
  })
  test('is refused for a server that is not there', () => {
    givenServerPool().when(choose('specific')).thenRefused('UNKNOWN_SERVER')
    givenServerPool().when(choose('specific', 's9')).thenRefused('UNKNOWN_SERVER')
  })
})
