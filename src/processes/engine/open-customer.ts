import { personStream } from '../../../events/streams'
import type { Sql } from '../../../projections/projection'
import { findPerson } from '../../../projections/queries/people'
import type { Registrant } from '../../integrations/inwx/types'
import type { Vault } from '../../security/vault'

export type CustomerContact = { name: string; email: string }

type PersonDependencies = { sql: Sql; vault: Vault }

/** Her fields, opened; undefined once she was erased. */
export const decryptPersonFields = async ({ sql, vault }: PersonDependencies, personId: string) => {
  const [person, key] = [await findPerson(sql, personId), await vault.findPersonKey(personId)]
  if (!person || !key) return undefined
  const at = { stream: personStream(personId), type: person.sealedAs }
  return vault.openFields(key, at, person.sealed)
}

/** The customer's name and address, opened for a mail; undefined once she was erased. */
export const openCustomer = async (
  parts: PersonDependencies,
  personId: string,
): Promise<CustomerContact | undefined> => {
  const { name, email } = (await decryptPersonFields(parts, personId)) ?? {}
  return name && email ? { name, email } : undefined
}

/** She is the legal owner of her domain. Undefined when something that a registry wants is missing. */
export const openRegistrant = async (
  parts: PersonDependencies,
  personId: string,
): Promise<Registrant | undefined> => {
  const fields = (await decryptPersonFields(parts, personId)) ?? {}
  const { name, street, city, postalCode, country, phone, email, company } = fields
  if (!name || !street || !city || !postalCode || !country || !phone || !email) return undefined
  const place = { name, street, city, postalCode, country, phone, email }
  return company
    ? { ...place, kind: 'organisation', organisation: company }
    : { ...place, kind: 'person' }
}
