import { noted } from '../../store/stripe-notice'
import type { Desk } from '../desk'
import type { Door } from '../door'
import { textBody } from '../json-body'
import { problem } from '../problem'

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
