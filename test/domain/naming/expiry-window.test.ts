import { expect, test } from 'bun:test'
import { findExpiryWindow } from '../../../src/domain/naming/expiry-window'
import { noon } from '../../support/project-events'

const now = new Date(noon)
const windowOf = (days: number) =>
  findExpiryWindow(new Date(now.getTime() + days * 86_400_000).toISOString(), now)

test('people are told of an end 60, 30, 14 and 7 days before it, each day included', () => {
  expect([61, 60, 31, 30, 15, 14, 8, 7, 1].map(windowOf)).toEqual([
    undefined,
    60,
    60,
    30,
    30,
    14,
    14,
    7,
    7,
  ])
})

test('the moment of the end still counts, and nothing after it', () => {
  expect(windowOf(0)).toBe(7)
  expect(windowOf(-0.001)).toBeUndefined()
})
