import { describe, expect, test } from 'bun:test'
import type { DomainEvent } from '../../../events'
import { listChangedFields } from '../../../src/domain/contact/decide-customer-details'
import { givenCustomer as given } from '../../support/decider-specification'

const registered: DomainEvent = { type: 'CustomerRegistered', data: { sealed: { name: 'a' } } }
const corrected: DomainEvent = {
  type: 'CustomerDetailsCorrected',
  data: { sealed: { name: 'b', street: 'c' } },
}
const invited: DomainEvent = { type: 'StaffInvited', data: { role: 'admin', sealed: {} } }
const correct = (...changedFields: string[]) => ({
  type: 'CorrectCustomerDetails' as const,
  data: { sealed: { name: 'b', street: 'c' }, changedFields },
})

describe('the correction of a customer’s details', () => {
  test('is recorded with all fields, sealed, however often they were corrected', () => {
    given(registered).when(correct('street')).then(corrected)
    given(registered, corrected).when(correct('name', 'street')).then(corrected)
  })

  test('is ignored where no field differs', () => {
    given(registered).when(correct()).thenNothing()
    given(registered, corrected).when(correct()).thenNothing()
  })

  test('is refused for those who are no customer', () => {
    given().when(correct('name')).thenRefused('UNKNOWN_CUSTOMER')
    given(invited).when(correct('name')).thenRefused('UNKNOWN_CUSTOMER')
    given().when(correct()).thenRefused('UNKNOWN_CUSTOMER')
  })
})

test.each([
  ['none', { name: 'Ada' }, { name: 'Ada' }, []],
  ['another value', { name: 'Ada', city: 'Köln' }, { name: 'Ada', city: 'Bonn' }, ['city']],
  ['one more', { name: 'Ada' }, { name: 'Ada', phone: '+49221123' }, ['phone']],
  ['one less', { name: 'Ada', vatId: 'DE136695976' }, { name: 'Ada' }, ['vatId']],
  ['blank beside absent', { name: 'Ada' }, { name: 'Ada', city: undefined }, []],
])('changed fields: %s', (_, before, after, changed) => {
  expect(listChangedFields(before, after)).toEqual(changed)
})
