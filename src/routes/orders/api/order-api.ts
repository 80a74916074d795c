import { createHash } from 'node:crypto'
import { Refused } from '../../../../events/refusal-error'
import { projectById } from '../../../../projections/projects'
import { jsonBody } from '../../http/json-body'
import type { Asked, Door } from '../../http/permission-router'
import { problem } from '../../http/problem'
import { localeOf } from '../../http/request-locale'
import type { Desk } from '../../http/route-dependencies'
import { follow } from '../../http/streams/project-change-stream'
import { keyOf } from '../idempotency-key'
import { readOrder, transferCode } from '../order-schema'
import { progressShown, statusBody } from '../order-status'
import { placeOrder } from '../place-order'
import { askReplacement } from '../replace-order-transfer-code'
import { orderAnswer } from './order-response'

const place = (desk: Desk) => async (c: Asked) => {
  const key = keyOf(c)
  const body = await jsonBody(c)
  const order = readOrder(body)
  if ('faults' in order) throw new Refused('INVALID', 'the order was refused', order.faults)
  const { requestId } = c.var
  const placed = await placeOrder(desk, {
    order: { ...order, wish: { ...order.wish, locale: localeOf(c) } },
    by: 'public',
    scope: 'api/orders',
    key,
    body,
    requestId,
  })
  return c.json(await orderAnswer(desk, placed, order.wish, requestId), 201)
}

/** Of the whole answer: what a step waits for changes without an event. */
const tagOf = (body: object) =>
  `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 22)}"`

const show = (desk: Desk) => async (c: Asked) => {
  const progress = await progressShown(desk, c.req.param('id') ?? '', c.var.requestId)
  if (!progress) return problem(c, { code: 'NOT_FOUND' })
  const body = statusBody(progress)
  const etag = tagOf(body)
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, { etag })
  return c.json(body, 200, { etag, 'cache-control': 'private, no-cache' })
}

const events = (desk: Desk) => (c: Asked) => {
  const id = c.req.param('id') ?? ''
  return follow(c, desk, id, async () => {
    const progress = await progressShown(desk, id, c.var.requestId)
    if (!progress) throw new Error(`expected project ${id}, found none`)
    return {
      event: 'status',
      id: String(progress.version),
      data: JSON.stringify(statusBody(progress)),
    }
  })
}

const cancel = (desk: Desk) => async (c: Asked) => {
  keyOf(c)
  const id = c.req.param('id') ?? ''
  const project = await projectById(desk.sql, id)
  const { requestId } = c.var
  const staff = c.var.staff ?? c.var.caller
  await desk.commands.project(
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

const replaceCode = (desk: Desk) => async (c: Asked) => {
  const id = c.req.param('id') ?? ''
  await askReplacement(c, desk, id, transferCode(await jsonBody(c)))
  return c.json({ projectId: id }, 202)
}

/** Orders over JSON: placing, status, its stream, cancellation before payment, a new auth code. */
export const orderApi = (desk: Desk) => (door: Door) => {
  door.post('/api/v1/orders', 'public', place(desk))
  door.get('/api/v1/orders/:id', 'order', show(desk))
  door.get('/api/v1/orders/:id/events', 'order', events(desk))
  door.post('/api/v1/orders/:id/cancellation', 'order', cancel(desk))
  door.post('/api/v1/orders/:id/transfer-code', 'order', replaceCode(desk))
}
