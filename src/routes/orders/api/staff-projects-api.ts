import { z } from '@hono/zod-openapi'
import { RefusalError } from '../../../../events/refusal-error'
import { projectStream } from '../../../../events/streams'
import { findProject } from '../../../../projections/queries/projects'
import { deployment } from '../../admin/actions/project/provisioning'
import { parseReason } from '../../admin/actions/staff-action'
import { sealReason } from '../../audit/reason-notes'
import { createApiRoute, jsonBody, jsonResponse } from '../../http/api-route'
import {
  idempotencyKeyHeader,
  projectIdParameter,
  projectStatusSchema,
} from '../../http/api-schemas'
import { currentTokenCaller } from '../../http/guards/token-guards'
import type { ApiHandler, PermissionRouter, RequestContext } from '../../http/permission-router'
import { problemResponse } from '../../http/problem'
import { isUuid } from '../../http/query-parameters'
import type { RouteDependencies } from '../../http/route-dependencies'
import { loadExistingCustomer } from '../existing-customer'
import { deploymentSchema, staffOrderSchema, toOrderRequest } from '../order-schema'
import { placeOrder } from '../place-order'
import { orderRefusals, orderResponse, placedOrderSchema } from './order-response'

const createProjectRoute = createApiRoute({
  method: 'post',
  path: '/api/v1/projects',
  tags: ['Staff'],
  limit: 'tokens',
  summary: 'Place an order on behalf of a customer',
  description:
    'Like an order, for a customer who is there already, and with what only staff may give: project types and payments that cost nothing.',
  request: {
    headers: idempotencyKeyHeader,
    body: jsonBody(
      "The customer's id, what is ordered, where it shall stand and how it is paid. At most 256 KiB.",
      staffOrderSchema,
    ),
  },
  responses: { 201: jsonResponse('The order is placed.', placedOrderSchema) },
  refusals: [...orderRefusals, 'UNKNOWN_CUSTOMER'],
})

const unknownCustomerError = (customerId: string) =>
  new RefusalError('UNKNOWN_CUSTOMER', `expected a customer, found no ${customerId}`, [
    { pointer: '/customerId', code: 'UNKNOWN_CUSTOMER' },
  ])

const createProject =
  (deps: RouteDependencies): ApiHandler<typeof createProjectRoute> =>
  async (c) => {
    const { personId } = currentTokenCaller(c)
    const { customerId, ...fields } = c.req.valid('json')
    const customer = await loadExistingCustomer(deps, customerId)
    if (!customer) throw unknownCustomerError(customerId)
    const { requestId } = c.var
    const request = toOrderRequest(fields, customer)
    const placed = await placeOrder(deps, {
      order: { request, customer: { customerId }, authCode: fields.domain.authCode },
      by: 'staff',
      actor: `person:${personId}`,
      scope: `api/projects/${personId}`,
      key: c.req.valid('header')['Idempotency-Key'],
      body: await c.req.json(),
      requestId,
    })
    return c.json(await orderResponse(deps, placed, request, requestId), 201)
  }

const deployRoute = createApiRoute({
  method: 'post',
  path: '/api/v1/projects/{id}/deploy',
  tags: ['Staff'],
  limit: 'tokens',
  summary: 'Deploy a project again',
  description:
    'A live site stays live meanwhile. While a deployment is under way, nothing is added to it and the answer is the same.',
  request: {
    params: projectIdParameter,
    body: jsonBody(
      'Why; kept encrypted in the history. One of the codes of the console, or a text.',
      deploymentSchema,
    ),
  },
  usesFirstErrorCode: true,
  responses: {
    202: jsonResponse(
      'It will be deployed.',
      z.object({ projectId: z.string(), status: projectStatusSchema }),
    ),
  },
  refusals: [
    ...['NOT_FOUND', 'REASON_NEEDED', 'BAD_FORMAT', 'BAD_CHARACTERS', 'TOO_LONG', 'TOO_EARLY'],
    'WRONG_STATE',
  ],
})

const sealDeployReason = async (
  c: RequestContext,
  deps: RouteDependencies,
  project: { id: string; customerId: string },
  reason: string,
) => {
  const note = parseReason(deployment.reasons, { reason })
  if ('pointer' in note) throw new RefusalError(note.code, 'the reason was refused', [note])
  const by = currentTokenCaller(c)
  const { id, customerId } = project
  return sealReason(deps, { stream: projectStream(id), customerId, by, ...note })
}

const postDeployment =
  (deps: RouteDependencies): ApiHandler<typeof deployRoute> =>
  async (c) => {
    const { id } = c.req.param()
    const project = isUuid(id) ? await findProject(deps.sql, id) : undefined
    if (!project) return problemResponse(c, { code: 'NOT_FOUND' })
    const { requestId } = c.var
    const context = {
      by: `person:${currentTokenCaller(c).personId}` as const,
      correlationId: requestId,
      causationId: requestId,
      reason: await sealDeployReason(c, deps, project, c.req.valid('json').reason),
    }
    await deps.commands.project(context, id, { type: 'Deploy', data: {} })
    const { status } = (await findProject(deps.sql, id)) ?? project
    return c.json({ projectId: id, status }, 202)
  }

/** What programs do for staff, by a personal token: an order on behalf, another deployment. */
export const staffProjectsApi = (deps: RouteDependencies) => (router: PermissionRouter) => {
  router.openapi(createProjectRoute, 'projects:write', createProject(deps))
  router.openapi(deployRoute, 'projects:deploy', postDeployment(deps))
}
