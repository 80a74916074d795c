import { Refused } from '../../../../events/refusal-error'
import { projectStream } from '../../../../events/streams'
import { projectById } from '../../../../projections/projects'
import { reasonOf } from '../../admin/actions/action-reason'
import { sealedReason } from '../../audit/reason-notes'
import { callerIn } from '../../http/guards/token-guards'
import { jsonBody } from '../../http/json-body'
import type { Asked, Door } from '../../http/permission-router'
import { problem } from '../../http/problem'
import { isId } from '../../http/query-parameters'
import type { Desk } from '../../http/route-dependencies'
import { knownCustomer } from '../existing-customer'
import { keyOf } from '../idempotency-key'
import { readStaffOrder } from '../order-schema'
import { placeOrder } from '../place-order'
import { deployReason } from './deploy-schema'
import { orderAnswer } from './order-response'

const unknownCustomer = (customerId: string) =>
  new Refused('UNKNOWN_CUSTOMER', `expected a customer, found no ${customerId}`, [
    { pointer: '/customerId', code: 'UNKNOWN_CUSTOMER' },
  ])

const place = (desk: Desk) => async (c: Asked) => {
  const { personId } = callerIn(c)
  const key = keyOf(c)
  const body = await jsonBody(c)
  const read = readStaffOrder(body)
  if ('faults' in read) throw new Refused('INVALID', 'the order was refused', read.faults)
  const { authCode, customerId, wishFor } = read
  const customer = await knownCustomer(desk, customerId)
  if (!customer) throw unknownCustomer(customerId)
  const { requestId } = c.var
  const wish = wishFor(customer)
  const placed = await placeOrder(desk, {
    order: { wish, customer: { customerId }, authCode },
    by: 'staff',
    actor: `person:${personId}`,
    scope: `api/projects/${personId}`,
    key,
    body,
    requestId,
  })
  return c.json(await orderAnswer(desk, placed, wish, requestId), 201)
}

const reasonFor = async (c: Asked, desk: Desk, projectId: string, customerId: string) => {
  const given = reasonOf('deployment', { reason: deployReason(await jsonBody(c)) })
  if ('pointer' in given) throw new Refused(given.code, 'the reason was refused', [given])
  const by = callerIn(c)
  return sealedReason(desk, { stream: projectStream(projectId), customerId, by, ...given })
}

const deploy = (desk: Desk) => async (c: Asked) => {
  const id = c.req.param('id') ?? ''
  const project = isId(id) ? await projectById(desk.sql, id) : undefined
  if (!project) return problem(c, { code: 'NOT_FOUND' })
  const { requestId } = c.var
  const context = {
    by: `person:${callerIn(c).personId}` as const,
    correlationId: requestId,
    causationId: requestId,
    reason: await reasonFor(c, desk, id, project.customerId),
  }
  await desk.commands.project(context, id, { type: 'Deploy', data: {} })
  const { status } = (await projectById(desk.sql, id)) ?? project
  return c.json({ projectId: id, status }, 202)
}

/** What programs do for staff, by a personal token: an order on behalf, another deployment. */
export const staffProjectsApi = (desk: Desk) => (door: Door) => {
  door.post('/api/v1/projects', 'projects:write', place(desk))
  door.post('/api/v1/projects/:id/deploy', 'projects:deploy', deploy(desk))
}
