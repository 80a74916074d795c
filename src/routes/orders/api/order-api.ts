import { createHash } from 'node:crypto'
import { RefusalError } from '../../../../events/refusal-error'
import { findProject } from '../../../../projections/queries/projects'
import { readJsonBody } from '../../http/json-body'
import type { PermissionRouter, RequestContext } from '../../http/permission-router'
import { problemResponse } from '../../http/problem'
import { localeOf } from '../../http/request-locale'
import type { RouteDependencies } from '../../http/route-dependencies'
import { streamProjectChanges } from '../../http/streams/project-change-stream'
import { readIdempotencyKey } from '../idempotency-key'
import { parseOrder, parseTransferCode } from '../order-schema'
import { loadOrderProgressWithObstacle, orderStatusBody } from '../order-status'
import { placeOrder } from '../place-order'
import { replaceOrderTransferCode } from '../replace-order-transfer-code'
import { orderResponse } from './order-response'

const createOrder = (deps: RouteDependencies) => async (c: RequestContext) => {
  const key = readIdempotencyKey(c)
  const body = await readJsonBody(c)
  const order = parseOrder(body)
  if ('faults' in order) throw new RefusalError('INVALID', 'the order was refused', order.faults)
  const { requestId } = c.var
  const placed = await placeOrder(deps, {
    order: { ...order, request: { ...order.request, locale: localeOf(c) } },
    by: 'public',
    scope: 'api/orders',
    key,
    body,
    requestId,
  })
  return c.json(await orderResponse(deps, placed, order.request, requestId), 201)
}

/** Of the whole answer: what a step waits for changes without an event. */
const etagOf = (body: object) =>
  `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 22)}"`

const getOrder = (deps: RouteDependencies) => async (c: RequestContext) => {
  const progress = await loadOrderProgressWithObstacle(
    deps,
    c.req.param('id') ?? '',
    c.var.requestId,
  )
  if (!progress) return problemResponse(c, { code: 'NOT_FOUND' })
  const body = orderStatusBody(progress)
  const etag = etagOf(body)
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, { etag })
  return c.json(body, 200, { etag, 'cache-control': 'private, no-cache' })
}

const streamOrder = (deps: RouteDependencies) => (c: RequestContext) => {
  const id = c.req.param('id') ?? ''
  return streamProjectChanges(c, deps, id, async () => {
    const progress = await loadOrderProgressWithObstacle(deps, id, c.var.requestId)
    if (!progress) throw new Error(`expected project ${id}, found none`)
    return {
      event: 'status',
      id: String(progress.version),
      data: JSON.stringify(orderStatusBody(progress)),
    }
  })
}

const cancelOrder = (deps: RouteDependencies) => async (c: RequestContext) => {
  readIdempotencyKey(c)
  const id = c.req.param('id') ?? ''
  const project = await findProject(deps.sql, id)
  const { requestId } = c.var
  const staff = c.var.staff ?? c.var.caller
  await deps.commands.project(
    {
      by: staff ? `person:${staff.personId}` : `person:${project?.customerId ?? 'unknown'}`,
      correlationId: requestId,
      causationId: requestId,
    },
    id,
    { type: 'CancelOrder', data: { cause: staff ? 'caseworker' : 'customer' } },
  )
  return c.json({ projectId: id, status: 'archived' }, 202)
}

const postTransferCode = (deps: RouteDependencies) => async (c: RequestContext) => {
  const id = c.req.param('id') ?? ''
  await replaceOrderTransferCode(c, deps, id, parseTransferCode(await readJsonBody(c)))
  return c.json({ projectId: id }, 202)
}

/** Orders over JSON: placing, status, its stream, cancellation before payment, a new auth code. */
export const orderApi = (deps: RouteDependencies) => (router: PermissionRouter) => {
  router.post('/api/v1/orders', 'public', createOrder(deps))
  router.get('/api/v1/orders/:id', 'order', getOrder(deps))
  router.get('/api/v1/orders/:id/events', 'order', streamOrder(deps))
  router.post('/api/v1/orders/:id/cancellation', 'order', cancelOrder(deps))
  router.post('/api/v1/orders/:id/transfer-code', 'order', postTransferCode(deps))
}
