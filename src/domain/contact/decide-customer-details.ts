import type { RecordedEvent } from '../../../events'
import type { PersonEvent, SealedFields } from '../../../events/person'
import { RefusalError } from '../../../events/refusal-error'

/** All fields as they are from now on, sealed for `CustomerDetailsCorrected`. */
export type CorrectCustomerDetails = {
  type: 'CorrectCustomerDetails'
  data: { sealed: SealedFields }
}

/** The event on a customer's own stream; whether anything is new is judged before it is sealed. */
export const decideCustomerDetails = (
  { data }: CorrectCustomerDetails,
  events: readonly RecordedEvent[],
): PersonEvent[] => {
  if (!events.some(({ type }) => type === 'CustomerRegistered'))
    throw new RefusalError('UNKNOWN_CUSTOMER', 'expected a customer, found none')
  return [{ type: 'CustomerDetailsCorrected', data }]
}
