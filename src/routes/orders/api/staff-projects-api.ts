import { RefusalError } from '../../../../events/refusal-error'
import { projectStream } from '../../../../events/streams'
import { findProject } from '../../../../projections/queries/projects'
import { parseActionReason } from '../../admin/actions/action-reason'
import { sealReason } from '../../audit/reason-notes'
import { currentTokenCaller } from '../../http/guards/token-guards'
import { readJsonBody } from '../../http/json-body'
import type { PermissionRouter, RequestContext } from '../../http/permission-router'
import { problemResponse } from '../../http/problem'
import { isUuid } from '../../http/query-parameters'
import type { RouteDependencies } from '../../http/route-dependencies'
import { loadExistingCustomer } from '../existing-customer'
import { readIdempotencyKey } from '../idempotency-key'
import { parseStaffOrder } from '../order-schema'
import { placeOrder } from '../place-order'
import { parseDeployReason } from './deploy-schema'
import { orderResponse } from './order-response'

const unknownCustomerError = (customerId: string) =>
  new RefusalError('UNKNOWN_CUSTOMER', `expected a customer, found no ${customerId}`, [
    { pointer: '/customerId', code: 'UNKNOWN_CUSTOMER' },
  ])

const createProject = (deps: RouteDependencies) => async (c: RequestContext) => {
  const { personId } = currentTokenCaller(c)
  const key = readIdempotencyKey(c)
  const body = await readJsonBody(c)
  const read = parseStaffOrder(body)
  if ('faults' in read) throw new RefusalError('INVALID', 'the order was refused', read.faults)
  const { authCode, customerId, requestFor } = read
  const customer = await loadExistingCustomer(deps, customerId)
  if (!customer) throw unknownCustomerError(customerId)
  const { requestId } = c.var
  const request = requestFor(customer)
  const placed = await placeOrder(deps, {
    order: { request, customer: { customerId }, authCode },
    by: 'staff',
    actor: `person:${personId}`,
    scope: `api/projects/${personId}`,
    key,
    body,
    requestId,
  })
  return c.json(await orderResponse(deps, placed, request, requestId), 201)
}

const sealDeployReason = async (
  c: RequestContext,
  deps: RouteDependencies,
  projectId: string,
  customerId: string,
) => {
  const given = parseActionReason('deployment', {
    reason: parseDeployReason(await readJsonBody(c)),
  })
  if ('pointer' in given) throw new RefusalError(given.code, 'the reason was refused', [given])
  const by = currentTokenCaller(c)
  return sealReason(deps, { stream: projectStream(projectId), customerId, by, ...given })
}

const postDeployment = (deps: RouteDependencies) => async (c: RequestContext) => {
  const id = c.req.param('id') ?? ''
  const project = isUuid(id) ? await findProject(deps.sql, id) : undefined
  if (!project) return problemResponse(c, { code: 'NOT_FOUND' })
  const { requestId } = c.var
  const context = {
    by: `person:${currentTokenCaller(c).personId}` as const,
    correlationId: requestId,
    causationId: requestId,
    reason: await sealDeployReason(c, deps, id, project.customerId),
  }
  await deps.commands.project(context, id, { type: 'Deploy', data: {} })
  const { status } = (await findProject(deps.sql, id)) ?? project
  return c.json({ projectId: id, status }, 202)
}

/** What programs do for staff, by a personal token: an order on behalf, another deployment. */
export const staffProjectsApi = (deps: RouteDependencies) => (router: PermissionRouter) => {
  router.post('/api/v1/projects', 'projects:write', createProject(deps))
  router.post('/api/v1/projects/:id/deploy', 'projects:deploy', postDeployment(deps))
}
