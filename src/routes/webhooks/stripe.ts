import { v5 as uuidv5 } from 'uuid'
import { statement } from '../../store/statements'
import type { Desk } from '../desk'
import type { Door } from '../door'
import { textBody } from '../json-body'
import { problem } from '../problem'

const namespace = '6f7c2a52-5a0e-4b3a-9a39-0d1f2b9c7e11'

/** Takes Stripe's word at once, unique by event id; what it means is a job's work. */
export const stripeWebhook = (desk: Desk) => (door: Door) => {
  door.post('/webhooks/stripe', 'public', async (c) => {
    const body = await textBody(c)
    const notice = await desk.questions
      .stripeNotice(body, c.req.header('stripe-signature'))
      .catch(() => undefined)
    if (!notice) return problem(c, { code: 'BAD_SIGNATURE', status: 400 })
    const { id, type, sessionId, paymentRef } = notice
    await desk.store.act({ by: 'vendor:stripe', correlationId: id, causationId: id }, () => ({
      also: [
        statement(
          `insert into stripe_events (id, type, session_id, payment_ref) values ($1, $2, $3, $4)
           on conflict do nothing`,
          [id, type, sessionId ?? null, paymentRef ?? null],
        ),
      ],
      jobs: [
        {
          id: uuidv5(id, namespace),
          queue: 'payments',
          data: {
            step: 'payment',
            eventId: id,
            stream: 'stripe',
            correlationId: id,
            since: desk.now().toISOString(),
            look: 0,
            attempt: 1,
          },
        },
      ],
    }))
    return c.body(null, 204)
  })
}
