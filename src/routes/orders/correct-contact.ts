import { isBought } from '../../../events/codes'
import { RefusalError } from '../../../events/refusal-error'
import { personStream } from '../../../events/streams'
import type { ProjectRow } from '../../../projections/projects'
import { findPerson } from '../../../projections/queries/people'
import { findProject } from '../../../projections/queries/projects'
import { findRegistrantFaults } from '../../domain/contact/domain-holder'
import { canCorrectContact } from '../../domain/project/allowed-actions'
import type { CommandContext } from '../../store/event-store/event-store'
import { customerSearchRow } from '../../store/ledgers/customer-search'
import { createStatement } from '../../store/postgres/statement'
import { toProjectFacts } from '../admin/actions/project/project-facts'
import type { RequestContext } from '../http/permission-router'
import { unsealPersonFields } from '../http/person-fields'
import type { RouteDependencies } from '../http/route-dependencies'
import type { OrderCustomer } from './order-schema'

const loadContact = async ({ sql, vault }: RouteDependencies, customerId: string) => {
  const [person, key] = await Promise.all([
    findPerson(sql, customerId),
    vault.findPersonKey(customerId),
  ])
  if (!person || !key)
    throw new RefusalError('UNKNOWN_CUSTOMER', `expected a customer, found no ${customerId}`)
  return { key, fields: unsealPersonFields(vault, key, person) }
}

const definedFields = (fields: OrderCustomer) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

/** The same fields change nothing; under the old address the customer is not found any more. */
const correctCustomerDetails = async (
  deps: RouteDependencies,
  context: CommandContext,
  customerId: string,
  contact: OrderCustomer,
) => {
  const { vault } = deps
  const { key, fields: before } = await loadContact(deps, customerId)
  const fields = definedFields(contact)
  if (Bun.deepEquals(before, fields)) return
  const at = { stream: personStream(customerId), type: 'CustomerDetailsCorrected' as const }
  const sealed = vault.sealFields(key, at, fields)
  const statements = [
    createStatement(`delete from person_emails where person_id = $1 and kind = 'customer'`, [
      customerId,
    ]),
    createStatement(
      `insert into person_emails (email_hmac, person_id, kind) values ($1, $2, 'customer')
       on conflict do nothing`,
      [vault.hashEmail(contact.email), customerId],
    ),
    customerSearchRow(customerId, vault.hashPersonTerms(contact)),
  ]
  const command = { type: 'CorrectCustomerDetails' as const, data: { sealed } }
  await deps.commands.customer(context, customerId, command, { statements })
}

const assertTakenByRegistrars = ({ domainKind }: ProjectRow, contact: OrderCustomer) => {
  const faults = isBought(domainKind) ? findRegistrantFaults(contact) : []
  const errors = faults.map(({ field, code }) => ({ pointer: `/${field}`, code }))
  if (errors[0]) throw new RefusalError(errors[0].code, 'the contact was refused', errors)
}

/** The customer's contact as it is from now on; a domain that stands because of it is tried again. */
export const correctOrderContact = async (
  c: RequestContext,
  deps: RouteDependencies,
  id: string,
  contact: OrderCustomer,
) => {
  const project = await findProject(deps.sql, id)
  if (!project) throw new RefusalError('NOT_FOUND', `expected order ${id}, found none`)
  if (!canCorrectContact(toProjectFacts(project, [])))
    throw new RefusalError(
      'WRONG_STATE',
      `expected no domain of ${id} yet, found ${project.status}`,
    )
  assertTakenByRegistrars(project, contact)
  const { requestId, staff = c.var.caller } = c.var
  const by = `person:${staff?.personId ?? project.customerId}` as const
  const context = { by, correlationId: requestId, causationId: requestId }
  await correctCustomerDetails(deps, context, project.customerId, contact)
  if (project.stalled?.step === 'domain')
    await deps.commands.project(context, id, { type: 'Resume', data: {} })
}
