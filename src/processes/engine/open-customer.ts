import { personStream } from '../../../events/streams'
import { personById } from '../../../projections/people'
import type { Sql } from '../../../projections/projection'
import type { Registrant } from '../../integrations/inwx/types'
import type { Vault } from '../../security/vault'

export type Customer = { name: string; email: string }

type Parts = { sql: Sql; vault: Vault }

/** Her fields, opened; undefined once she was erased. */
export const fieldsOf = async ({ sql, vault }: Parts, personId: string) => {
  const [person, key] = [await personById(sql, personId), await vault.keyOf(personId)]
  if (!person || !key) return undefined
  const at = { stream: personStream(personId), type: person.sealedAs }
  return vault.openFields(key, at, person.sealed)
}

/** The customer's name and address, opened for a mail; undefined once she was erased. */
export const openCustomer = async (
  parts: Parts,
  personId: string,
): Promise<Customer | undefined> => {
  const { name, email } = (await fieldsOf(parts, personId)) ?? {}
  return name && email ? { name, email } : undefined
}

/** She is the legal owner of her domain. Undefined when something that a registry wants is missing. */
export const openRegistrant = async (
  parts: Parts,
  personId: string,
): Promise<Registrant | undefined> => {
  const fields = (await fieldsOf(parts, personId)) ?? {}
  const { name, street, city, postalCode, country, phone, email, company } = fields
  if (!name || !street || !city || !postalCode || !country || !phone || !email) return undefined
  const place = { name, street, city, postalCode, country, phone, email }
  return company
    ? { ...place, kind: 'organisation', organisation: company }
    : { ...place, kind: 'person' }
}
