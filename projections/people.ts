import type { Role } from '../events/codes'
import type { Sealed } from '../events/person'
import { idIn } from '../events/streams'
import type { Projection, Sql } from './projection'
import { one } from './projection'

/** A person; personal fields stay sealed, `sealedAs` names the event whose fields they are. */
export type PersonRow = {
  id: string
  role: Role | null
  sealed: Sealed
  sealedAs: 'CustomerRegistered' | 'StaffInvited'
  hasPassword: boolean
  since: string
}

export const people: Projection = {
  table: 'people',
  key: ['id'],
  changes: (event) => {
    const where = { id: idIn(event.stream) }
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

export const personById = (sql: Sql, id: string) =>
  sql<PersonRow[]>`select * from people where id = ${id}`.then(one)

export const peopleByIds = (sql: Sql, ids: readonly string[]) =>
  sql<PersonRow[]>`select * from people where id = any(${ids as string[]})`

/** Those who mend what stalls, as far as they have signed in once. */
export const staffAtWork = (sql: Sql) =>
  sql<PersonRow[]>`select * from people
    where role is not null and role in ('admin', 'caseworker') and has_password order by id`
