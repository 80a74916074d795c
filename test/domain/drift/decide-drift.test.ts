import { describe, expect, test } from 'bun:test'
import type { DomainEvent } from '../../../events'
import { driftStream } from '../../../events/streams'
import { type DriftCommand, decideDrift } from '../../../src/domain/drift/decide-drift'
import { toRecordedEvents } from '../../support/decider-specification'

const subject = { kind: 'domainRenewsItself', subject: 'berger.example' } as const
const about = { domain: 'berger.example' }
const decideAfter = (command: DriftCommand, ...past: DomainEvent[]) =>
  decideDrift(command, toRecordedEvents(driftStream('f1'), ...past))

const ignore = (state: string): DriftCommand => ({
  type: 'IgnoreDrift',
  data: { ...subject, state },
})
const ignored: DomainEvent = { type: 'DriftIgnored', data: { ...subject, state: 'a' } }
const orderFix: DriftCommand = { type: 'OrderDriftFix', data: { ...subject, way: 'repair', about } }
const fixOrdered: DomainEvent = {
  type: 'DriftMendingOrdered',
  data: { ...subject, way: 'repair', about },
}
const driftFixed: DomainEvent = { type: 'DriftMended', data: { ...subject, way: 'repair' } }

describe('ignoring a finding', () => {
  test('is recorded with what was found, and again when that has changed', () => {
    expect(decideAfter(ignore('a'))).toEqual([ignored])
    expect(decideAfter(ignore('b'), ignored)).toMatchObject([{ data: { state: 'b' } }])
  })
  test('is ignored itself when nothing has changed', () =>
    expect(decideAfter(ignore('a'), ignored)).toEqual([]))
  test('is refused while it is being mended', () =>
    expect(() => decideAfter(ignore('a'), fixOrdered)).toThrow('found it being mended'))
})

describe('mending a finding', () => {
  test('is ordered, done and may be ordered again', () => {
    expect(decideAfter(orderFix, ignored)).toEqual([fixOrdered])
    expect(decideAfter({ type: 'ConfirmDriftFix', data: {} }, fixOrdered)).toEqual([driftFixed])
    expect(decideAfter(orderFix, fixOrdered, driftFixed)).toEqual([fixOrdered])
  })
  test('may fail with the words of the vendor', () =>
    expect(decideAfter({ type: 'FailDriftFix', data: { code: '2400' } }, fixOrdered)).toEqual([
      { type: 'DriftMendingFailed', data: { ...subject, way: 'repair', code: '2400' } },
    ]))
  test('is ignored when it is ordered twice, or told twice', () => {
    expect(decideAfter(orderFix, fixOrdered)).toEqual([])
    expect(decideAfter({ type: 'ConfirmDriftFix', data: {} }, fixOrdered, driftFixed)).toEqual([])
  })
  test('is refused in two ways at once', () =>
    expect(() =>
      decideAfter({ type: 'OrderDriftFix', data: { ...subject, way: 'adopt', about } }, fixOrdered),
    ).toThrow('found it being mended'))
})
