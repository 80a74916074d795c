import { describe, expect, test } from 'bun:test'
import { openBell } from '../../../src/routes/http/streams/change-signal'

const long = 60_000

describe('a bell', () => {
  test('wakes who listens, long before the time is over', async () => {
    const bell = openBell()
    const heard = bell.hear(long)
    bell.ring()
    expect(await heard).toBe('rung')
  })

  test('keeps many rings that nobody heard as one', async () => {
    const bell = openBell()
    bell.ring()
    bell.ring()
    expect(await bell.hear(long)).toBe('rung')
    expect(await bell.hear(1)).toBe('quiet')
  })

  test('once closed stays closed, for those who listen and those who come later', async () => {
    const bell = openBell()
    const heard = bell.hear(long)
    bell.close()
    bell.ring()
    expect(await heard).toBe('closed')
    expect(await bell.hear(long)).toBe('closed')
  })
})
