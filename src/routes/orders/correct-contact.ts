import { isBought } from '../../../events/codes'
import type { Reason } from '../../../events/metadata'
import { RefusalError } from '../../../events/refusal-error'
import { personStream } from '../../../events/streams'
import type { ProjectRow } from '../../../projections/projects'
import { listCustomerProjects } from '../../../projections/queries/customers'
import { findProject } from '../../../projections/queries/projects'
import { listChangedFields } from '../../domain/contact/decide-customer-details'
import { findRegistrantFaults } from '../../domain/contact/domain-holder'
import { canCorrectContact } from '../../domain/project/allowed-actions'
import type { CommandContext } from '../../store/event-store/event-store'
import { customerLookupRows } from '../../store/ledgers/customer-search'
import { createStatement } from '../../store/postgres/statement'
import { noDues, toProjectFacts } from '../admin/actions/project/project-facts'
import { sealReason } from '../audit/reason-notes'
import type { RequestContext } from '../http/permission-router'
import type { RouteDependencies } from '../http/route-dependencies'
import { loadContact } from './load-contact'
import type { OrderCustomer } from './order-schema'

const maxProjects = 100

const definedFields = (fields: OrderCustomer) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

/** Whether the contact of the order was not handed to a registrar yet. */
export const isContactOpen = (project: ProjectRow) =>
  canCorrectContact(toProjectFacts(project, noDues))

const assertTakenByRegistrars = (projects: readonly ProjectRow[], contact: OrderCustomer) => {
  const isHolder = projects.some((one) => isContactOpen(one) && isBought(one.domainKind))
  const faults = isHolder ? findRegistrantFaults(contact) : []
  const errors = faults.map(({ field, code }) => ({ pointer: `/${field}`, code }))
  if (errors[0]) throw new RefusalError(errors[0].code, 'the contact was refused', errors)
}

/** Under the old address and name the customer is not found any more. */
const lookupRows = ({ vault }: RouteDependencies, customerId: string, contact: OrderCustomer) => [
  createStatement(`delete from person_emails where person_id = $1 and kind = 'customer'`, [
    customerId,
  ]),
  ...customerLookupRows(customerId, {
    emailHmac: vault.hashEmail(contact.email),
    terms: vault.hashPersonTerms(contact),
  }),
]

/**
 * The customer's data as they are from now on; the same fields change nothing. Throws `Refused` for what
 * no registrar takes, while one of the projects waits for a domain to be bought.
 */
export const correctCustomerDetails = async (
  deps: RouteDependencies,
  context: CommandContext,
  customerId: string,
  contact: OrderCustomer,
) => {
  const current = await loadContact(deps, customerId)
  if (!current)
    throw new RefusalError('UNKNOWN_CUSTOMER', `expected a customer, found no ${customerId}`)
  const projects = await listCustomerProjects(deps.sql, customerId, maxProjects)
  assertTakenByRegistrars(projects, contact)
  const fields = definedFields(contact)
  const at = { stream: personStream(customerId), type: 'CustomerDetailsCorrected' as const }
  const sealed = deps.vault.sealFields(current.key, at, fields)
  const changedFields = listChangedFields(current.fields, fields)
  const command = { type: 'CorrectCustomerDetails' as const, data: { sealed, changedFields } }
  const statements = lookupRows(deps, customerId, contact)
  // What follows for the projects is a job's, which is queued with the event.
  return deps.commands.customer(context, customerId, command, { statements })
}

/** By staff, who say why, or else by the customer, who holds the order's token. */
const createContactContext = async (
  c: RequestContext,
  deps: RouteDependencies,
  { customerId }: ProjectRow,
  note: string | undefined,
): Promise<CommandContext> => {
  const { requestId, staff = c.var.caller } = c.var
  const by = `person:${staff?.personId ?? customerId}` as const
  const context = { by, correlationId: requestId, causationId: requestId }
  if (!staff) return context
  if (!note)
    throw new RefusalError('REASON_NEEDED', 'expected a reason of staff, found none', [
      { pointer: '/reason', code: 'REASON_NEEDED' },
    ])
  const stream = personStream(customerId)
  const reason: Reason = await sealReason(deps, {
    stream,
    customerId,
    by: staff,
    code: 'other',
    note,
  })
  return { ...context, reason }
}

/** The contact of an order, until a registrar has it. `reason`: of staff. */
export const correctOrderContact = async (
  c: RequestContext,
  deps: RouteDependencies,
  id: string,
  { reason, ...contact }: OrderCustomer & { reason?: string | undefined },
) => {
  const project = await findProject(deps.sql, id)
  if (!project) throw new RefusalError('NOT_FOUND', `expected order ${id}, found none`)
  if (!isContactOpen(project))
    throw new RefusalError(
      'WRONG_STATE',
      `expected no domain of ${id} yet, found ${project.status}`,
    )
  const context = await createContactContext(c, deps, project, reason)
  await correctCustomerDetails(deps, context, project.customerId, contact)
}
