import { createHash } from 'node:crypto'
import { Refused } from '../../../events/refused'
import { projectById } from '../../../projections/projects'
import { orderToken } from '../../security/order-token'
import type { Desk } from '../desk'
import type { Asked, Door } from '../door'
import { localeOf } from '../html/locale-of'
import { jsonBody } from '../json-body'
import { checkoutUrl } from '../ordering/checkout'
import { readOrder } from '../ordering/order-body'
import { placeOrder } from '../ordering/place-order'
import { problem } from '../problem'
import { follow } from './follow'
import { progressOf, statusBody } from './order-status'

const keyOf = (c: Asked) => {
  const key = c.req.header('idempotency-key')
  if (!key) throw new Refused('KEY_MISSING', 'expected the header Idempotency-Key, found none')
  if (key.length < 16 || key.length > 255)
    throw new Refused('BAD_KEY', `expected a key of 16 to 255 characters, found ${key.length}`)
  return key
}

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
  const isPrepaid = order.wish.paymentMethod === 'stripe_prepaid'
  const project = isPrepaid ? await projectById(desk.sql, placed.projectId) : undefined
  const token = orderToken(desk.orderKey, placed.projectId)
  const { projectId, orderNumber, status, total } = placed
  const answer = {
    projectId,
    orderNumber,
    orderToken: token,
    status,
    total,
    checkoutUrl: project ? await checkoutUrl(desk, project, requestId) : null,
    statusUrl: `/orders/${projectId}?t=${token}`,
  }
  return c.json(answer, 201)
}

/** Of the whole answer: what a step waits for changes without an event. */
const tagOf = (body: object) =>
  `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 22)}"`

const show = (desk: Desk) => async (c: Asked) => {
  const progress = await progressOf(desk, c.req.param('id') ?? '')
  if (!progress) return problem(c, { code: 'NOT_FOUND' })
  const body = statusBody(progress)
  const etag = tagOf(body)
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, { etag })
  return c.json(body, 200, { etag, 'cache-control': 'private, no-cache' })
}

const events = (desk: Desk) => (c: Asked) => {
  const id = c.req.param('id') ?? ''
  return follow(c, desk, id, async () => {
    const progress = await progressOf(desk, id)
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
  const { staff, requestId } = c.var
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

/** Orders over JSON: placing, status, its stream, cancellation before payment. */
export const orderApi = (desk: Desk) => (door: Door) => {
  door.post('/api/v1/orders', 'public', place(desk))
  door.get('/api/v1/orders/:id', 'order', show(desk))
  door.get('/api/v1/orders/:id/events', 'order', events(desk))
  door.post('/api/v1/orders/:id/cancellation', 'order', cancel(desk))
}
