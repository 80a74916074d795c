import type { Role } from '../events/codes'
import type { SealedFields } from '../events/person'
import { parseStreamId } from '../events/streams'
import type { Projection } from './projection'

/** A person; personal fields stay sealed, `sealedAs` names the event whose fields they are. */
export type PersonRow = {
  id: string
  role: Role | null
  sealed: SealedFields
  sealedAs: 'CustomerRegistered' | 'CustomerDetailsCorrected' | 'StaffInvited'
  hasPassword: boolean
  since: string
}

export const peopleProjection: Projection = {
  table: 'people',
  key: ['id'],
  changes: (event) => {
    const where = { id: parseStreamId(event.stream) }
    switch (event.type) {
      case 'CustomerRegistered':
      case 'StaffInvited':
        return [
          {
            insert: {
              id: where.id,
              role: event.type === 'StaffInvited' ? event.data.role : null,
              sealed: event.data.sealed,
              sealed_as: event.type,
              has_password: false,
              since: event.at,
            },
          },
        ]
      case 'CustomerDetailsCorrected':
        return [{ update: { sealed: event.data.sealed, sealed_as: event.type }, where }]
      case 'RoleGranted':
        return [{ update: { role: event.data.role }, where }]
      case 'RoleWithdrawn':
        return [{ update: { role: null }, where }]
      case 'PasswordSet':
        return [{ update: { has_password: true }, where }]
      default:
        return []
    }
  },
}
