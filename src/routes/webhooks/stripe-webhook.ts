import { noted } from '../../store/job-queue/enqueue-stripe-event'
import { textBody } from '../http/json-body'
import type { Door } from '../http/permission-router'
import { problem } from '../http/problem'
import type { Desk } from '../http/route-dependencies'

/** Takes Stripe's word at once, unique by event id. */
export const stripeWebhook = (desk: Desk) => (door: Door) => {
  door.post('/webhooks/stripe', 'public', async (c) => {
    const body = await textBody(c)
    const notice = await desk.questions
      .stripeNotice(body, c.req.header('stripe-signature'))
      .catch(() => undefined)
    if (!notice) return problem(c, { code: 'BAD_SIGNATURE', status: 400 })
    const { id } = notice
    await desk.store.act({ by: 'vendor:stripe', correlationId: id, causationId: id }, () =>
      noted(notice, desk.now()),
    )
    return c.body(null, 204)
  })
}
