import { expect, test } from 'bun:test'
import {
  findRenewalDeadline,
  isRenewalInvoiceDue,
} from '../../../src/domain/naming/renewal-deadline'

const end = '2027-11-21T10:00:00.000Z'
const dayBefore = '2027-11-20T10:00:00.000Z'

test.each([
  ['the date of the registrar', '2027-11-10T10:00:00.000Z', '2027-11-10T10:00:00.000Z'],
  ['a day before the end without one', undefined, dayBefore],
  ['a day before the end where the registrar names the end itself', end, dayBefore],
  [
    'a day before the end where the registrar names a later date',
    '2028-01-01T00:00:00.000Z',
    dayBefore,
  ],
])('the next term must be paid until %s', (_, renewBefore, deadline) => {
  expect(findRenewalDeadline(end, renewBefore)).toBe(deadline)
})

test.each([
  ['2027-10-21T09:59:59.000Z', false],
  ['2027-10-21T10:00:00.000Z', true],
  ['2027-11-20T09:59:59.000Z', true],
  ['2027-11-20T10:00:00.000Z', false],
  ['2027-11-21T09:00:00.000Z', false],
])('at %s it is invoiced: %p', (now, isDue) => {
  expect(isRenewalInvoiceDue(dayBefore, new Date(now))).toBe(isDue)
})
