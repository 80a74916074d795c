import { personStream } from '../../../events/streams'
import { findPerson } from '../../../projections/queries/people'
import { findRegistrantFaults } from '../../domain/contact/domain-holder'
import type { OrderRequest } from '../../domain/order/validate-order'
import type { RouteDependencies } from '../http/route-dependencies'

/** What an order must know of a customer who is there; undefined for one who is not, or was erased. */
export const loadExistingCustomer = async (
  { sql, vault }: Pick<RouteDependencies, 'sql' | 'vault'>,
  customerId: string,
): Promise<Pick<OrderRequest, 'business' | 'contactFaults'> | undefined> => {
  const [person, key] = await Promise.all([
    findPerson(sql, customerId),
    vault.findPersonKey(customerId),
  ])
  if (!person || person.sealedAs === 'StaffInvited' || !key) return undefined
  const at = { stream: personStream(customerId), type: person.sealedAs }
  const fields = vault.openFields(key, at, person.sealed)
  const business = { company: Boolean(fields.company), country: Boolean(fields.country) }
  return { business, contactFaults: findRegistrantFaults(fields) }
}
