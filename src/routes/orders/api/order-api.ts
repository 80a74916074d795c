import { z } from '@hono/zod-openapi'
import {
  createApiRoute,
  emptyResponse,
  jsonBody,
  jsonResponse,
  notModified,
} from '../../http/api-route'
import {
  conditionalHeaders,
  idempotencyKeyHeader,
  projectIdParameter,
  projectStatusSchema,
} from '../../http/api-schemas'
import type { ApiHandler, PermissionRouter } from '../../http/permission-router'
import { problemResponse } from '../../http/problem'
import { localeOf } from '../../http/request-locale'
import type { RouteDependencies } from '../../http/route-dependencies'
import { streamProjectChanges } from '../../http/streams/project-change-stream'
import { isPayable } from '../checkout-offer'
import { correctOrderContact } from '../correct-contact'
import { cancelOrder, replaceOrderTransferCode } from '../order-commands'
import {
  contactCorrectionSchema,
  orderSchema,
  toParsedOrder,
  transferCodeSchema,
} from '../order-schema'
import {
  loadOrderProgressWithObstacle,
  orderStatusBody,
  orderStatusSchema,
  preflightMaxAgeMs,
} from '../order-status'
import { placeOrder } from '../place-order'
import { orderRefusals, orderResponse, placedOrderSchema } from './order-response'

const placeOrderRoute = createApiRoute({
  method: 'post',
  path: '/api/v1/orders',
  tags: ['Orders'],
  limit: 'orders',
  summary: 'Place an order',
  description:
    'The order is accepted as a whole or refused with all that speaks against it. When nobody can take the payment right now, the order stands and `checkoutUrl` is null.',
  request: {
    headers: idempotencyKeyHeader,
    body: jsonBody(
      'Who orders what, where it shall stand and how it is paid. At most 256 KiB. A domain of kind `subdomain` needs `label` and `baseDomain`; the others need `name`, a transfer `authCode` too, and what is bought needs name, address, phone and e-mail of the customer.',
      orderSchema,
    ),
  },
  responses: { 201: jsonResponse('The order is placed.', placedOrderSchema) },
  refusals: orderRefusals,
})

const postOrder =
  (deps: RouteDependencies): ApiHandler<typeof placeOrderRoute> =>
  async (c) => {
    const order = toParsedOrder(c.req.valid('json'))
    const { requestId } = c.var
    const placed = await placeOrder(deps, {
      order: { ...order, request: { ...order.request, locale: localeOf(c) } },
      by: 'public',
      scope: 'api/orders',
      key: c.req.valid('header')['Idempotency-Key'],
      body: await c.req.json(),
      requestId,
    })
    return c.json(await orderResponse(deps, placed, order.request, requestId), 201)
  }

const orderRoute = createApiRoute({
  method: 'get',
  path: '/api/v1/orders/{id}',
  tags: ['Orders'],
  summary: 'Where an order stands',
  // Of the whole answer: what a step waits for changes without an event.
  isConditional: true,
  request: { params: projectIdParameter, headers: z.object(conditionalHeaders) },
  responses: {
    200: jsonResponse(
      'The steps from payment to live, each with its state and who is to act.',
      orderStatusSchema,
      { ETag: 'Changes with the order and its steps.' },
    ),
    304: notModified,
  },
  refusals: ['PRECONDITION_FAILED'],
})

const getOrder =
  (deps: RouteDependencies): ApiHandler<typeof orderRoute> =>
  async (c) => {
    const { id } = c.req.param()
    const progress = await loadOrderProgressWithObstacle(deps, id, c.var.requestId)
    if (!progress) return problemResponse(c, { code: 'NOT_FOUND' })
    return c.json(orderStatusBody(progress), 200, { 'cache-control': 'private, no-cache' })
  }

const orderEventsRoute = createApiRoute({
  method: 'get',
  path: '/api/v1/orders/{id}/events',
  tags: ['Orders'],
  summary: 'Follow an order as server-sent events',
  description:
    'First the present state, then every change as `event: status`; `data` is what GET of the order answers, `id` the version of its stream. A comment every 5 seconds says that the line is alive.',
  request: { params: projectIdParameter },
  responses: {
    200: {
      ...emptyResponse('The stream.'),
      content: { 'text/event-stream': { schema: z.string() } },
    },
    503: emptyResponse('This process is about to end; ask again.', {
      'Retry-After': 'In seconds.',
    }),
  },
})

const streamOrder =
  (deps: RouteDependencies): ApiHandler<typeof orderEventsRoute> =>
  (c) => {
    const { id } = c.req.param()
    const render = async () => {
      const progress = await loadOrderProgressWithObstacle(deps, id, c.var.requestId)
      if (!progress) throw new Error(`expected project ${id}, found none`)
      return {
        event: 'status',
        id: String(progress.project.version),
        data: JSON.stringify(orderStatusBody(progress)),
        // What stands in the way of a payment is known to vendors only.
        ...(isPayable(progress.project) ? { refreshAfterMs: preflightMaxAgeMs } : {}),
      }
    }
    return streamProjectChanges(c, deps, { projectId: id, render })
  }

const cancellationRoute = createApiRoute({
  method: 'post',
  path: '/api/v1/orders/{id}/cancellation',
  tags: ['Orders'],
  summary: 'Cancel an order before it is paid',
  request: { params: projectIdParameter, headers: idempotencyKeyHeader },
  responses: {
    202: jsonResponse(
      'It is cancelled.',
      z.object({ projectId: z.string(), status: projectStatusSchema }),
    ),
  },
  refusals: ['KEY_MISSING', 'BAD_KEY', 'ALREADY_RELEASED', 'PAYMENT_UNDER_WAY', 'FORBIDDEN'],
})

const postCancellation =
  (deps: RouteDependencies): ApiHandler<typeof cancellationRoute> =>
  async (c) => {
    const { id } = c.req.param()
    await cancelOrder(c, deps, id)
    return c.json({ projectId: id, status: 'archived' as const }, 202)
  }

const transferCodeRoute = createApiRoute({
  method: 'post',
  path: '/api/v1/orders/{id}/transfer-code',
  tags: ['Orders'],
  summary: 'Give a new auth code for a transfer that did not succeed',
  description:
    'The code is kept sealed for the transfer alone and never told again. A transfer that stands still goes on with it.',
  request: {
    params: projectIdParameter,
    body: jsonBody('The auth code that the present provider gave.', transferCodeSchema),
  },
  responses: {
    202: jsonResponse('The transfer goes on.', z.object({ projectId: z.string() })),
  },
  refusals: [
    ...['REQUIRED', 'TOO_LONG', 'BAD_FORMAT', 'INVALID', 'NO_TRANSFER', 'TRANSFER_DONE'],
    ...['WRONG_STATE', 'FORBIDDEN'],
  ],
})

const postTransferCode =
  (deps: RouteDependencies): ApiHandler<typeof transferCodeRoute> =>
  async (c) => {
    const { id } = c.req.param()
    await replaceOrderTransferCode(c, deps, id, c.req.valid('json').authCode)
    return c.json({ projectId: id }, 202)
  }

const contactRoute = createApiRoute({
  method: 'post',
  path: '/api/v1/orders/{id}/contact',
  tags: ['Orders'],
  summary: 'Correct the contact of an order',
  description:
    'All fields as they are from now on; what is left out is taken away. Possible until a registrar has the contact. A domain that stands still because of it goes on.',
  request: {
    params: projectIdParameter,
    body: jsonBody(
      'The whole contact of the customer; from staff with the reason.',
      contactCorrectionSchema,
    ),
  },
  responses: {
    202: jsonResponse('The contact is corrected.', z.object({ projectId: z.string() })),
  },
  refusals: [
    ...['REQUIRED', 'TOO_LONG', 'BAD_FORMAT', 'BAD_CHARACTERS', 'INVALID', 'CONTACT_INCOMPLETE'],
    ...['CONTACT_TOO_LONG', 'BAD_PHONE', 'BAD_CHECK_DIGIT', 'UNKNOWN_COUNTRY'],
    ...['WRONG_STATE', 'FORBIDDEN', 'REASON_NEEDED'],
  ],
})

const postContact =
  (deps: RouteDependencies): ApiHandler<typeof contactRoute> =>
  async (c) => {
    const { id } = c.req.param()
    await correctOrderContact(c, deps, id, c.req.valid('json'))
    return c.json({ projectId: id }, 202)
  }

/** Orders over JSON: placing, status, its stream, cancellation before payment, a new auth code or contact. */
export const orderApi = (deps: RouteDependencies) => (router: PermissionRouter) => {
  router.openapi(placeOrderRoute, 'public', postOrder(deps))
  router.openapi(orderRoute, 'order', getOrder(deps))
  router.openapi(orderEventsRoute, 'order', streamOrder(deps))
  router.openapi(cancellationRoute, 'order', postCancellation(deps))
  router.openapi(transferCodeRoute, 'order', postTransferCode(deps))
  router.openapi(contactRoute, 'order', postContact(deps))
}
