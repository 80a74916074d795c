import { RefusalError } from '../../../../events/refusal-error'
import { personStream } from '../../../../events/streams'
import type { ProjectRow } from '../../../../projections/projects'
import { findPerson } from '../../../../projections/queries/people'
import { findProject } from '../../../../projections/queries/projects'
import { confirmEmail } from '../../../domain/contact/decide-customer-details'
import { freeOrderEndsAt } from '../../../domain/order/free-release'
import { isConfirmationToken } from '../../../security/order-token'
import { unsealPersonFields } from '../../http/person-fields'
import { isUuid } from '../../http/query-parameters'
import type { RouteDependencies } from '../../http/route-dependencies'
import { withFreeOrderAssessment } from '../free-order'

/** `open`: the address may be confirmed. `passed`: it was, or waits for us. `ended`: too late. */
type ConfirmationState = 'open' | 'passed' | 'ended'

export type OrderToConfirm = { project: ProjectRow; email: string; state: ConfirmationState }

const stateOf = (project: ProjectRow, now: Date): ConfirmationState => {
  if (project.releasedAt) return 'passed'
  if (project.archivedAt || now.toISOString() >= freeOrderEndsAt(project.orderedAt)) return 'ended'
  return project.freeRelease === 'emailConfirmation' ? 'open' : 'passed'
}

const findCustomerEmail = async ({ sql, vault }: RouteDependencies, customerId: string) => {
  const [person, key] = await Promise.all([
    findPerson(sql, customerId),
    vault.findPersonKey(customerId),
  ])
  return person && unsealPersonFields(vault, key, person).email
}

/** The order that this link of a mail is about. Refuses every other link, without saying why. */
export const loadOrderToConfirm = async (
  deps: RouteDependencies,
  id: string,
  token: string,
): Promise<OrderToConfirm> => {
  const project = isUuid(id) ? await findProject(deps.sql, id) : undefined
  const email = project?.freeRelease && (await findCustomerEmail(deps, project.customerId))
  if (!project || !email || !isConfirmationToken(deps.orderTokenKey, id, email, token))
    throw new RefusalError('NOT_FOUND', `expected the link of a mail about order ${id}`)
  return { project, email, state: stateOf(project, deps.now()) }
}

/** The address is confirmed, and the order is released, or held if the address was corrected. */
export const confirmOrder = async (
  deps: RouteDependencies,
  { project: { id, customerId }, email }: OrderToConfirm,
  requestId: string,
) => {
  const stream = personStream(customerId)
  const context = {
    by: `person:${customerId}` as const,
    correlationId: requestId,
    causationId: requestId,
  }
  const appends = async () => {
    const { events, version } = await deps.store.read(stream)
    return [{ stream, expectedVersion: version, events: confirmEmail(events) }]
  }
  await withFreeOrderAssessment(
    deps,
    { projectId: id, customerId, email },
    ({ hold, statements }) => {
      const data = { now: deps.now().toISOString(), hold }
      return deps.commands.project(
        context,
        id,
        { type: 'ConfirmFreeOrder', data },
        { appends, statements },
      )
    },
  )
}
