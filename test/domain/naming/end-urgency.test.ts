import { expect, test } from 'bun:test'
import { findEndUrgency } from '../../../src/domain/naming/expiry-window'

const now = new Date('2026-11-01T00:00:00Z')

test('an end is urgent within seven days, and soon within fourteen', () => {
  const urgencies = [
    ['2026-10-31T00:00:00Z', 'urgent'],
    ['2026-11-07T23:59:59Z', 'urgent'],
    ['2026-11-08T00:00:00Z', 'soon'],
    ['2026-11-14T23:59:59Z', 'soon'],
    ['2026-11-15T00:00:00Z', undefined],
  ] as const
  for (const [at, urgency] of urgencies)
    expect([at, findEndUrgency(at, now)]).toEqual([at, urgency])
})
