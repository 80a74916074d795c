import { personStream } from '../../../events/streams'
import type { Sql } from '../../../projections/projection'
import { findPerson } from '../../../projections/queries/people'
import type { ParsedDomainHolder } from '../../domain/contact/domain-holder'
import { parseDomainHolder } from '../../domain/contact/domain-holder'
import type { Vault } from '../../security/vault'

export type CustomerContact = { name: string; email: string }

type PersonDependencies = { sql: Sql; vault: Vault }

/** The person's fields, decrypted; undefined once the person was erased. */
export const decryptPersonFields = async ({ sql, vault }: PersonDependencies, personId: string) => {
  const [person, key] = [await findPerson(sql, personId), await vault.findPersonKey(personId)]
  if (!person || !key) return undefined
  const sealedFor = { stream: personStream(personId), type: person.sealedAs }
  return vault.openFields(key, sealedFor, person.sealed)
}

/** The customer's name and address for a mail; undefined once the customer was erased. */
export const openCustomer = async (
  deps: PersonDependencies,
  personId: string,
): Promise<CustomerContact | undefined> => {
  const { name, email } = (await decryptPersonFields(deps, personId)) ?? {}
  return name && email ? { name, email } : undefined
}

/** The customer as legal owner of a domain, or what a registrar would refuse. */
export const openDomainHolder = async (
  deps: PersonDependencies,
  personId: string,
): Promise<ParsedDomainHolder> =>
  parseDomainHolder((await decryptPersonFields(deps, personId)) ?? {})
