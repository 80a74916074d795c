import { describe, expect, test } from 'bun:test'
import type { VrsEvent } from '../../../events'
import { driftStream } from '../../../events/streams'
import { type DriftCommand, decideDrift } from '../../../src/domain/drift/decide-drift'
import { recorded } from '../../support/decider-specification'

const subject = { kind: 'domainRenewsItself', subject: 'berger.example' } as const
const about = { domain: 'berger.example' }
const decided = (command: DriftCommand, ...past: VrsEvent[]) =>
  decideDrift(command, recorded(driftStream('f1'), ...past))

const ignore = (state: string): DriftCommand => ({
  type: 'IgnoreDrift',
  data: { ...subject, state },
})
const ignored: VrsEvent = { type: 'DriftIgnored', data: { ...subject, state: 'a' } }
const order: DriftCommand = { type: 'OrderMending', data: { ...subject, way: 'repair', about } }
const ordered: VrsEvent = {
  type: 'DriftMendingOrdered',
  data: { ...subject, way: 'repair', about },
}
const mended: VrsEvent = { type: 'DriftMended', data: { ...subject, way: 'repair' } }

describe('ignoring a finding', () => {
  test('is recorded with what was found, and again when that has changed', () => {
    expect(decided(ignore('a'))).toEqual([ignored])
    expect(decided(ignore('b'), ignored)).toMatchObject([{ data: { state: 'b' } }])
  })
  test('is ignored itself when nothing has changed', () =>
    expect(decided(ignore('a'), ignored)).toEqual([]))
  test('is refused while it is being mended', () =>
    expect(() => decided(ignore('a'), ordered)).toThrow('found it being mended'))
})

describe('mending a finding', () => {
  test('is ordered, done and may be ordered again', () => {
    expect(decided(order, ignored)).toEqual([ordered])
    expect(decided({ type: 'ConfirmMending', data: {} }, ordered)).toEqual([mended])
    expect(decided(order, ordered, mended)).toEqual([ordered])
  })
  test('may fail with the words of the vendor', () =>
    expect(decided({ type: 'FailMending', data: { code: '2400' } }, ordered)).toEqual([
      { type: 'DriftMendingFailed', data: { ...subject, way: 'repair', code: '2400' } },
    ]))
  test('is ignored when it is ordered twice, or told twice', () => {
    expect(decided(order, ordered)).toEqual([])
    expect(decided({ type: 'ConfirmMending', data: {} }, ordered, mended)).toEqual([])
  })
  test('is refused in two ways at once', () =>
    expect(() =>
      decided({ type: 'OrderMending', data: { ...subject, way: 'adopt', about } }, ordered),
    ).toThrow('found it being mended'))
})
