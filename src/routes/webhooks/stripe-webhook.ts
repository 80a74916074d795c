import { z } from '@hono/zod-openapi'
import { enqueueStripeEvent } from '../../store/job-queue/enqueue-stripe-event'
import { createApiRoute, emptyResponse, jsonBody } from '../http/api-route'
import type { PermissionRouter } from '../http/permission-router'
import { problemResponse } from '../http/problem'
import type { RouteDependencies } from '../http/route-dependencies'

const route = createApiRoute({
  method: 'post',
  path: '/webhooks/stripe',
  tags: ['Webhooks'],
  credential: 'stripeSignature',
  summary: 'What Stripe tells',
  description: 'Taken at once and unique by event id; what it means is worked out afterwards.',
  request: {
    body: jsonBody(
      'An event as Stripe signed it. At most 256 KiB.',
      z.looseObject({ id: z.string(), type: z.string() }),
    ),
  },
  // The signature is of the very bytes that came.
  readsBodyItself: true,
  responses: { 204: emptyResponse('Taken.') },
  refusals: ['BAD_SIGNATURE'],
})

/** Accepts an event by its signature alone; a job works out what it means, once per event id. */
export const stripeWebhook = (deps: RouteDependencies) => (router: PermissionRouter) =>
  router.openapi(route, 'public', async (c) => {
    const notice = await deps.vendorQueries.readStripeNotice(
      await c.req.text(),
      c.req.header('stripe-signature'),
    )
    if (!notice) return problemResponse(c, { code: 'BAD_SIGNATURE' })
    const { id } = notice
    await deps.store.commit({ by: 'vendor:stripe', correlationId: id, causationId: id }, () =>
      enqueueStripeEvent(notice, deps.now()),
    )
    return c.body(null, 204)
  })
