import { personStream } from '../../../events/streams'
import { personById } from '../../../projections/people'
import { missingContact } from '../../domain/order/missing-contact'
import type { OrderWish } from '../../domain/order/validate-order'
import type { Desk } from '../http/route-dependencies'

/** What an order must know of a customer who is there; undefined for one who is not, or was erased. */
export const knownCustomer = async (
  { sql, vault }: Pick<Desk, 'sql' | 'vault'>,
  customerId: string,
): Promise<Pick<OrderWish, 'business' | 'missingContact'> | undefined> => {
  const [person, key] = await Promise.all([personById(sql, customerId), vault.keyOf(customerId)])
  if (person?.sealedAs !== 'CustomerRegistered' || !key) return undefined
  const at = { stream: personStream(customerId), type: person.sealedAs }
  const fields = vault.openFields(key, at, person.sealed)
  const business = { company: Boolean(fields.company), country: Boolean(fields.country) }
  return { business, missingContact: missingContact(fields) }
}
