import { expect, test } from 'bun:test'
import { foldEqualCalls } from '../../views/admin/projects/vendor-calls/fold-equal-calls'
import { vendorCalls, vendorPolls } from './examples/rows'

const countRuns = (...changes: object[]) => {
  const [poll] = vendorPolls
  if (!poll) throw new Error('expected a poll')
  return foldEqualCalls(changes.map((change) => ({ ...poll, ...change }))).map(
    ({ length }) => length,
  )
}

test('folds what asks the same and ends alike, whatever was answered', () => {
  expect(foldEqualCalls(vendorPolls)).toEqual([vendorPolls])
  expect(countRuns({ response: 1 }, { response: 2, attempt: 2, durationMs: 9 })).toEqual([2])
})

test('keeps apart what asks something else, of somebody else, or ends otherwise', () => {
  expect(countRuns({}, { method: 'GET /servers' }, {})).toEqual([1, 1, 1])
  expect(countRuns({}, { vendor: 'inwx' })).toEqual([1, 1])
  expect(countRuns({}, { request: { a: 1 } }, { request: { a: 2 } })).toEqual([1, 1, 1])
  expect(countRuns({}, {}, { outcome: 'failed', code: 'TIMEOUT' }, {})).toEqual([2, 1, 1])
  expect(countRuns({}, { code: '202' })).toEqual([1, 1])
})

test('loses none and changes no order', () => {
  const calls = [...vendorCalls, ...vendorPolls, ...vendorCalls]
  expect(foldEqualCalls(calls).flat()).toEqual(calls)
  expect(foldEqualCalls([])).toEqual([])
})
