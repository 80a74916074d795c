import { expect, test } from 'bun:test'
import { parseProjectTabId } from '../../../src/domain/project/project-tabs'

test('an address names a tab', () => {
  expect(parseProjectTabId('vendor-calls')).toBe('vendor-calls')
  expect(parseProjectTabId('history')).toBe('history')
})

test('an old bookmark leads to the tab that it meant', () => {
  expect(parseProjectTabId('anfragen')).toBe('vendor-calls')
  expect(parseProjectTabId('zahlungen')).toBe('payments')
})

test('an address without a tab, or with one that never was, leads to the timeline', () => {
  for (const name of [undefined, '', 'nonsense', 'toString', '__proto__'])
    expect(parseProjectTabId(name)).toBe('timeline')
})
