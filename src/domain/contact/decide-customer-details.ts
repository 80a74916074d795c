import type { RecordedEvent } from '../../../events'
import type { PersonEvent, SealedFields } from '../../../events/person'
import { RefusalError } from '../../../events/refusal-error'
import type { ContactFields } from './contact-fields'

/**
 * All fields as they are from now on, sealed for `CustomerDetailsCorrected`, and the names of those that
 * differ: whether anything is new cannot be seen in what is sealed.
 */
export type CorrectCustomerDetails = {
  type: 'CorrectCustomerDetails'
  data: { sealed: SealedFields; changedFields: readonly string[] }
}

/** The fields that were added, taken away or have another value. */
export const listChangedFields = (before: ContactFields, after: ContactFields): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => before[field] !== after[field],
  )

/** The address that a customer has now is confirmed once. */
export const confirmEmail = (events: readonly RecordedEvent[]): PersonEvent[] => {
  const latest = events.findLast(
    ({ type }) => type === 'EmailConfirmed' || type === 'CustomerDetailsCorrected',
  )
  return latest?.type === 'EmailConfirmed' ? [] : [{ type: 'EmailConfirmed', data: {} }]
}

/** The event on a customer's own stream. */
export const decideCustomerDetails = (
  { data: { sealed, changedFields } }: CorrectCustomerDetails,
  events: readonly RecordedEvent[],
): PersonEvent[] => {
  if (!events.some(({ type }) => type === 'CustomerRegistered'))
    throw new RefusalError('UNKNOWN_CUSTOMER', 'expected a customer, found none')
  return changedFields.length > 0 ? [{ type: 'CustomerDetailsCorrected', data: { sealed } }] : []
}
