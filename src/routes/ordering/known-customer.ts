import { personStream } from '../../../events/streams'
import { personById } from '../../../projections/people'
import type { OrderWish } from '../../deciders/order'
import type { Desk } from '../desk'

/** Whether a customer orders as a business; undefined for one who is not there, or was erased. */
export const businessOf = async (
  { sql, vault }: Pick<Desk, 'sql' | 'vault'>,
  customerId: string,
): Promise<OrderWish['business'] | undefined> => {
  const [person, key] = await Promise.all([personById(sql, customerId), vault.keyOf(customerId)])
  if (person?.sealedAs !== 'CustomerRegistered' || !key) return undefined
  const at = { stream: personStream(customerId), type: person.sealedAs }
  const { company, country } = vault.openFields(key, at, person.sealed)
  return { company: Boolean(company), country: Boolean(country) }
}
