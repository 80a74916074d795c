import { enqueueStripeEvent } from '../../store/job-queue/enqueue-stripe-event'
import { readTextBody } from '../http/json-body'
import type { PermissionRouter } from '../http/permission-router'
import { problemResponse } from '../http/problem'
import type { RouteDependencies } from '../http/route-dependencies'

/** Takes Stripe's word at once, unique by event id. */
export const stripeWebhook = (deps: RouteDependencies) => (router: PermissionRouter) => {
  router.post('/webhooks/stripe', 'public', async (c) => {
    const body = await readTextBody(c)
    const notice = await deps.vendorQueries
      .readStripeNotice(body, c.req.header('stripe-signature'))
      .catch(() => undefined)
    if (!notice) return problemResponse(c, { code: 'BAD_SIGNATURE', status: 400 })
    const { id } = notice
    await deps.store.commit({ by: 'vendor:stripe', correlationId: id, causationId: id }, () =>
      enqueueStripeEvent(notice, deps.now()),
    )
    return c.body(null, 204)
  })
}
