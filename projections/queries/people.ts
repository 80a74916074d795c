import type { PersonRow } from '../people'
import type { Sql } from '../projection'
import { firstRow } from '../projection'

export const findPerson = (sql: Sql, id: string) =>
  sql<PersonRow[]>`select * from people where id = ${id}`.then(firstRow)

export const listPeople = (sql: Sql, ids: readonly string[]) =>
  sql<PersonRow[]>`select * from people where id = any(${ids as string[]})`

/** Those who mend what stalls, as far as they have signed in once. */
export const listActiveStaff = (sql: Sql) =>
  sql<PersonRow[]>`select * from people
    where role is not null and role in ('admin', 'caseworker') and has_password order by id`
