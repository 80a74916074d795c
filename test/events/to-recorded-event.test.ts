import { describe, expect, test } from 'bun:test'
import { isEventType } from '../../events'
import { toRecordedEvent, UnreadableEventError } from '../../events/to-recorded-event'

const row = {
  stream: 'domain-example.org',
  position: 3,
  id: 'event-1',
  type: 'DomainRenewed',
  data: { expiresAt: '2031-01-01T00:00:00.000Z', costCents: 100 },
  by: 'system:domains',
  at: '2030-01-01T00:00:00.000Z',
  correlationId: 'request-1',
  causationId: 'request-2',
}

describe('a stored event', () => {
  test('becomes an event of today, without what is no part of it', () => {
    expect(toRecordedEvent(row)).toStrictEqual(row as never)
    expect(toRecordedEvent({ ...row, reason: null })).toStrictEqual(row as never)
    const numbered = { ...row, number: '17' }
    expect(toRecordedEvent(numbered)).toStrictEqual(row as never)
  })

  test('keeps the reason of a person', () => {
    const reason = { code: 'ON_REQUEST', note: 'sealed' }
    const byPerson = { ...row, by: 'person:1', reason }
    expect(toRecordedEvent(byPerson)).toStrictEqual(byPerson as never)
  })

  test('is brought to the shape of today by its type', () => {
    const upcasts = {
      DomainRenewed: ({ costEuros, ...data }: Record<string, unknown>) => ({
        ...data,
        costCents: Number(costEuros) * 100,
      }),
    }
    const old = { ...row, data: { expiresAt: row.data.expiresAt, costEuros: 1 } }
    expect(toRecordedEvent(old, upcasts)).toStrictEqual(row as never)
  })

  test.each([
    ['an unknown type', { type: 'DomainLost' }, 'a known event type'],
    ['a type that every object has', { type: 'toString' }, 'a known event type'],
    ['no stream', { stream: '' }, 'the name of a stream'],
    ['the position 0', { position: 0 }, 'a position from 1 on'],
    ['a position as text', { position: '3' }, 'a position from 1 on'],
    ['half a position', { position: 1.5 }, 'a position from 1 on'],
    ['no id', { id: undefined }, 'an event id'],
    ['no data', { data: null }, 'data as an object'],
    ['a list as data', { data: [] }, 'data as an object'],
    ['text as data', { data: 'x' }, 'data as an object'],
    ['nobody who did it', { by: undefined }, 'an actor'],
    ['an actor of no kind', { by: 'somebody:1' }, 'an actor'],
    ['an actor without a name', { by: 'person:' }, 'an actor'],
    ['no instant', { at: undefined }, 'an instant'],
    ['an instant that is none', { at: 'yesterday' }, 'an instant'],
    ['no correlation', { correlationId: undefined }, 'a correlation id'],
    ['no causation', { causationId: '' }, 'a causation id'],
    ['a reason without a code', { reason: { note: 'x' } }, 'a reason with a code'],
    ['a reason as text', { reason: 'x' }, 'a reason with a code'],
  ])('with %s is refused by stream, position and type', (_, damage, expected) => {
    const damaged = { ...row, ...damage }
    const { stream, position, type } = damaged
    const read = () => toRecordedEvent(damaged)
    expect(read).toThrow(UnreadableEventError)
    expect(read).toThrow(
      `expected ${expected} in ${stream} at position ${position} of type ${type}`,
    )
  })
})

test('event types are those of all streams', () => {
  for (const type of [
    'ProjectOrdered',
    'DomainAdded',
    'ServerAdded',
    'PluginListed',
    'DriftMended',
  ])
    expect(isEventType(type)).toBe(true)
  for (const type of ['Ordered', '', undefined, 7]) expect(isEventType(type)).toBe(false)
})
