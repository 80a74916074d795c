import { describe, expect, test } from 'bun:test'
import type { RecordedEvent } from '../../../events'
import { decideTransferStart, isTransferStarted } from '../../../src/domain/naming/transfer-history'

const historyOf = (...types: RecordedEvent['type'][]) =>
  types.map((type) => ({ type }) as RecordedEvent)
const ordered = historyOf('DomainOrdered', 'ZoneCopied')
const started = historyOf('DomainOrdered', 'ZoneCopied', 'DomainTransferStarted')
const completed = [...started, ...historyOf('DomainTransferCompleted')]
const failed = [...started, ...historyOf('DomainTransferFailed')]
const recorded = [{ type: 'DomainTransferStarted' as const, data: { costCents: 990 } }]

describe('the start of a transfer', () => {
  test('is recorded once, and again after it failed', () => {
    expect(decideTransferStart(ordered, ordered, 990)).toEqual(recorded)
    expect(decideTransferStart(failed, failed, 990)).toEqual(recorded)
  })

  test('is not recorded when another run of the step recorded it, or its end, meanwhile', () => {
    expect(decideTransferStart(started, ordered, 990)).toEqual([])
    expect(decideTransferStart(completed, ordered, 990)).toEqual([])
    expect(decideTransferStart(failed, ordered, 990)).toEqual([])
  })

  test('has happened until the transfer failed or was completed', () => {
    expect([ordered, started, completed, failed].map(isTransferStarted)).toEqual([
      false,
      true,
      false,
      false,
    ])
  })
})
