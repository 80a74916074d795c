import type { PersonRow } from '../../../projections/people'
import type { Sql } from '../../../projections/projection'
import { createStatement } from '../postgres/statement'

/** The hashes under which a customer is found from now on; after the row of their key. */
export const customerSearchRow = (personId: string, terms: readonly string[]) =>
  createStatement(
    `insert into customer_search (person_id, terms) values ($1, $2)
     on conflict (person_id) do update set terms = excluded.terms`,
    [personId, [...terms]],
  )

/** By their address and by those hashes. */
export const customerLookupRows = (
  personId: string,
  { emailHmac, terms }: { emailHmac: string; terms: readonly string[] },
) => [
  createStatement(
    `insert into person_emails (email_hmac, person_id, kind) values ($1, $2, 'customer')
     on conflict do nothing`,
    [emailHmac, personId],
  ),
  customerSearchRow(personId, terms),
]

/** Customers who cannot be found yet, such as those of before there was a search. */
export const listUnindexedCustomers = (sql: Sql, limit: number) =>
  sql<PersonRow[]>`select p.* from people p join person_keys k on k.person_id = p.id
    where p.sealed_as <> 'StaffInvited'
      and not exists (select from customer_search s where s.person_id = p.id)
    order by p.id limit ${limit}`

/** Adds those rows; who has one already, or was erased meanwhile, stays as they are. */
export const addCustomerSearchRows = (
  sql: Sql,
  rows: readonly { personId: string; terms: readonly string[] }[],
) => {
  // A two-dimensional array would need rows of one length.
  const json = JSON.stringify(rows.map(({ personId, terms }) => ({ id: personId, terms })))
  return sql`insert into customer_search (person_id, terms)
    select k.person_id, array(select jsonb_array_elements_text(r.terms))
    from jsonb_to_recordset(${json}::text::jsonb) r(id text, terms jsonb)
    join person_keys k on k.person_id = r.id
    on conflict do nothing`
}
