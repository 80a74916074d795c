import { describe, expect, test } from 'bun:test'
import type { ServerPoolRow } from '../../../projections/servers/server-pool'
import type { ServerRow } from '../../../projections/servers/servers'
import { countPoolSlots, selectServer } from '../../../src/domain/server/select-server'

const row = (id: string, taken: number, change: Partial<ServerRow> = {}): ServerRow => ({
  id,
  name: id,
  description: null,
  ipv4: '203.0.113.7',
  ipv6: null,
  coolifyUuid: `c-${id}`,
  capacity: 10,
  acceptingNew: true,
  status: 'active',
  statusSince: null,
  taken,
  ...change,
})
const pool = (change: Partial<ServerPoolRow> = {}): ServerPoolRow => ({
  strategy: 'least_loaded',
  serverId: null,
  turn: 0,
  ...change,
})
const roundRobinPool = (turn: number) => pool({ strategy: 'round_robin', turn })

describe('the least loaded server', () => {
  test('is the one with the most room in proportion', () => {
    const large = row('large', 20, { capacity: 100 })
    expect(selectServer([row('a', 3), large, row('b', 4)], pool())).toMatchObject({
      server: { id: 'large' },
      strategy: 'least_loaded',
    })
  })

  test('is open, in operation and not full', () => {
    const unfit = [
      row('full', 10),
      row('over', 11),
      row('closed', 0, { acceptingNew: false }),
      row('rested', 0, { status: 'maintenance' }),
      row('lost', 0, { status: 'offline' }),
    ]
    expect(selectServer(unfit, pool())).toBeUndefined()
    expect(selectServer([...unfit, row('last', 9)], pool())?.server.id).toBe('last')
    expect(countPoolSlots([...unfit, row('last', 9)], pool())).toBe(1)
  })
})

describe('in turn', () => {
  test('every server comes once before any comes again', () => {
    const servers = [row('b', 0), row('a', 9), row('c', 5)]
    let turn = 0
    const order = [1, 2, 3, 4, 5].map(() => {
      const choice = selectServer(servers, roundRobinPool(turn))
      turn = choice?.nextTurn ?? -1
      return choice?.server.id
    })
    expect(order).toEqual(['a', 'b', 'c', 'a', 'b'])
  })

  test('whoever has no room is passed over, and the next one goes on after it', () => {
    const servers = [row('a', 0), row('b', 10), row('c', 0)]
    expect(selectServer(servers, roundRobinPool(1))).toMatchObject({
      server: { id: 'c' },
      nextTurn: 3,
    })
    expect(selectServer(servers, roundRobinPool(3))?.server.id).toBe('a')
  })

  test('a ring that has become smaller, or none, is no trouble', () => {
    expect(selectServer([row('a', 0)], roundRobinPool(7))?.server.id).toBe('a')
    expect(selectServer([], roundRobinPool(7))).toBeUndefined()
  })
})

describe('a particular server', () => {
  const specific = pool({ strategy: 'specific', serverId: 'b' })

  test('gets all, and is waited for when it is full', () => {
    const servers = [row('a', 0), row('b', 9)]
    const choice = { server: { id: 'b' }, strategy: 'specific' }
    expect(selectServer(servers, specific)).toMatchObject(choice)
    expect(selectServer([row('a', 0), row('b', 10)], specific)).toBeUndefined()
    expect(countPoolSlots(servers, specific)).toBe(1)
  })

  test('that a person wished for comes before every strategy', () => {
    const servers = [row('a', 0), row('b', 9), row('c', 10)]
    for (const one of [pool(), roundRobinPool(0), specific])
      expect(selectServer(servers, one, 'a')).toMatchObject({
        server: { id: 'a' },
        strategy: 'specific',
      })
    expect(selectServer(servers, pool(), 'c')).toBeUndefined()
  })
})
