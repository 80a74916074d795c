import { describe, expect, test } from 'bun:test'
import { createChangeSignal } from '../../../src/routes/http/streams/change-signal'

const timeoutMs = 60_000

describe('a bell', () => {
  test('wakes who listens, long before the time is over', async () => {
    const bell = createChangeSignal()
    const change = bell.wait(timeoutMs)
    bell.notify()
    expect(await change).toBe('rung')
  })

  test('keeps many rings that nobody heard as one', async () => {
    const bell = createChangeSignal()
    bell.notify()
    bell.notify()
    expect(await bell.wait(timeoutMs)).toBe('rung')
    expect(await bell.wait(1)).toBe('quiet')
  })

  test('once closed stays closed, for those who listen and those who come later', async () => {
    const bell = createChangeSignal()
    const change = bell.wait(timeoutMs)
    bell.close()
    bell.notify()
    expect(await change).toBe('closed')
    expect(await bell.wait(timeoutMs)).toBe('closed')
  })
})
