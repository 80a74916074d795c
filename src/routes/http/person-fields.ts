import { personStream } from '../../../events/streams'
import type { PersonRow } from '../../../projections/people'
import type { ContactFieldName } from '../../domain/contact/contact-fields'
import type { Vault } from '../../security/vault'

export type PersonFields = Partial<Record<ContactFieldName, string>>

/** A person's own data, unsealed; nothing once they were erased. */
export const unsealPersonFields = (
  vault: Vault,
  key: Uint8Array | undefined,
  person: PersonRow,
): PersonFields =>
  key
    ? vault.openFields(
        key,
        { stream: personStream(person.id), type: person.sealedAs },
        person.sealed,
      )
    : {}

/** The end of a person's id, to tell people apart who have no name here. */
export const shortId = (id: string) => id.slice(-6)
