import { findPerson } from '../../../projections/queries/people'
import { unsealPersonFields } from '../http/person-fields'
import type { RouteDependencies } from '../http/route-dependencies'

/** A customer's own data and their key; undefined for one who is not there, or was erased. */
export const loadContact = async (
  { sql, vault }: Pick<RouteDependencies, 'sql' | 'vault'>,
  customerId: string,
) => {
  const [person, key] = await Promise.all([
    findPerson(sql, customerId),
    vault.findPersonKey(customerId),
  ])
  if (!person || person.sealedAs === 'StaffInvited' || !key) return undefined
  return { key, fields: unsealPersonFields(vault, key, person) }
}
