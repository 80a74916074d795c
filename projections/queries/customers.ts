import type { PaymentRow } from '../payments'
import type { PersonRow } from '../people'
import type { Sql } from '../projection'
import { firstRow } from '../projection'
import type { ProjectRow } from '../projects'
import { projectColumns } from './projects'

/** A customer with the number of their projects; personal fields stay sealed. */
export type CustomerRow = PersonRow & { projects: number }

/** One of each group of hashed terms must be a customer's; no group = nobody is searched for. */
type CustomerFilter = {
  terms?: readonly (readonly string[])[]
  /** The id of the last one that was shown; they come newest first. */
  after?: string
  limit: number
}

const hasTerms = (sql: Sql, terms: readonly (readonly string[])[]) =>
  terms.length === 0
    ? sql`false`
    : sql`${terms
        .map((group) => sql`terms && ${group as string[]}`)
        .reduce((all, one) => sql`${all} and ${one}`)}`

/** Those who were erased have no key and are not listed. */
export const listCustomerPage = (sql: Sql, { terms, after, limit }: CustomerFilter) =>
  sql<CustomerRow[]>`select p.*,
      (select count(*)::int from projects where customer_id = p.id) as projects
    from people p join person_keys k on k.person_id = p.id
    where p.sealed_as <> 'StaffInvited'
      ${terms ? sql`and p.id in (select person_id from customer_search where ${hasTerms(sql, terms)})` : sql``}
      ${after ? sql`and p.id < ${after}` : sql``}
    order by p.id desc limit ${limit}`

/** A customer who was not erased. */
export const findCustomer = (sql: Sql, id: string) =>
  sql<PersonRow[]>`select p.* from people p join person_keys k on k.person_id = p.id
    where p.id = ${id} and p.sealed_as <> 'StaffInvited'`.then(firstRow)

/** The newest customers whom these terms find. */
export const findCustomerIds = async (
  sql: Sql,
  terms: readonly (readonly string[])[],
  limit: number,
) => {
  if (terms.length === 0) return []
  const rows = await sql<{ personId: string }[]>`select person_id from customer_search
    where ${hasTerms(sql, terms)} order by person_id desc limit ${limit}`
  return rows.map(({ personId }) => personId)
}

/** A customer's projects, newest first. */
export const listCustomerProjects = (sql: Sql, customerId: string, limit: number) =>
  sql<ProjectRow[]>`select ${projectColumns(sql)} from projects where customer_id = ${customerId}
    order by ordered_at desc, id desc limit ${limit}`

export type CustomerPaymentRow = PaymentRow & { projectName: string; orderNumber: string }

/** What a customer paid, for all of their projects, newest first. */
export const listCustomerPayments = (sql: Sql, customerId: string, limit: number) =>
  sql<CustomerPaymentRow[]>`select m.*, p.name as project_name, p.order_number
    from payments m join projects p on p.id = m.project_id
    where p.customer_id = ${customerId} order by m.at desc, m.position desc limit ${limit}`

/** The order of this number, if it is of one with this address. */
export const findOrderByEmail = (sql: Sql, orderNumber: string, emailHmac: string) =>
  sql<Pick<ProjectRow, 'id' | 'customerId'>[]>`select p.id, p.customer_id
    from projects p join person_emails e on e.person_id = p.customer_id
    where p.order_number = ${orderNumber} and e.email_hmac = ${emailHmac}
      and e.kind = 'customer' limit 1`.then(firstRow)
