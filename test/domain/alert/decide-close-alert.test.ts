import { expect, test } from 'bun:test'
import type { RecordedEvent } from '../../../events'
import { canCloseAlert, decideCloseAlert } from '../../../src/domain/alert/decide-close-alert'

const data = { kind: 'stuck', subject: 'p1', raisedAt: '2026-11-01T08:00:00.000Z' }
const command = { type: 'CloseAlert', data } as const

test('an alert is closed once; again is no news', () => {
  expect(decideCloseAlert(command, [])).toEqual([{ type: 'AlertClosed', data }])
  expect(decideCloseAlert(command, [{ type: 'AlertClosed', data } as RecordedEvent])).toEqual([])
})

test('only an open one can be closed', () => {
  expect(canCloseAlert({ closedAt: null })).toBe(true)
  expect(canCloseAlert({ closedAt: data.raisedAt })).toBe(false)
})
