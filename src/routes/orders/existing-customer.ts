import { findRegistrantFaults } from '../../domain/contact/domain-holder'
import type { OrderRequest } from '../../domain/order/validate-order'
import type { RouteDependencies } from '../http/route-dependencies'
import { loadContact } from './load-contact'

/** What an order must know of a customer who is there; undefined for one who is not, or was erased. */
export const loadExistingCustomer = async (
  deps: Pick<RouteDependencies, 'sql' | 'vault'>,
  customerId: string,
): Promise<Pick<OrderRequest, 'business' | 'contactFaults'> | undefined> => {
  const contact = await loadContact(deps, customerId)
  if (!contact) return undefined
  const { fields } = contact
  const business = { company: Boolean(fields.company), country: Boolean(fields.country) }
  return { business, contactFaults: findRegistrantFaults(fields) }
}
