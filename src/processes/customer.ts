import { personStream } from '../../events/streams'
import { personById } from '../../projections/people'
import type { Sql } from '../../projections/projection'
import type { Vault } from '../security/vault'

export type Customer = { name: string; email: string }

/** The customer's name and address, opened for a mail; undefined once she was erased. */
export const openCustomer = async (
  { sql, vault }: { sql: Sql; vault: Vault },
  personId: string,
): Promise<Customer | undefined> => {
  const [person, key] = [await personById(sql, personId), await vault.keyOf(personId)]
  if (!person || !key) return undefined
  const { name, email } = vault.openFields(
    key,
    { stream: personStream(personId), type: person.sealedAs },
    person.sealed,
  )
  return name && email ? { name, email } : undefined
}
