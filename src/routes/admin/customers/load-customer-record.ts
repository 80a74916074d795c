import {
  findCustomer,
  listCustomerPayments,
  listCustomerProjects,
} from '../../../../projections/queries/customers'
import { listCustomerMails } from '../../../../projections/queries/mail-texts'
import type { CustomerRecord } from '../../../../views/admin/customers/customer-view-model'
import { unsealPersonFields } from '../../http/person-fields'
import { isUuid } from '../../http/query-parameters'
import type { RouteDependencies } from '../../http/route-dependencies'

const maxProjects = 100
const maxPayments = 100
const maxMails = 100

/** What the page of a customer shows; undefined for one who is not there, or was erased. */
export const loadCustomerRecord = async (
  { sql, vault }: RouteDependencies,
  id: string,
): Promise<CustomerRecord | undefined> => {
  const person = isUuid(id) ? await findCustomer(sql, id) : undefined
  if (!person) return undefined
  const [key, projects, payments, mails] = await Promise.all([
    vault.findPersonKey(id),
    listCustomerProjects(sql, id, maxProjects),
    listCustomerPayments(sql, id, maxPayments),
    listCustomerMails(sql, id, maxMails),
  ])
  if (!key) return undefined
  const fields = unsealPersonFields(vault, key, person)
  return { id, since: person.since, fields, projects, payments, mails }
}
