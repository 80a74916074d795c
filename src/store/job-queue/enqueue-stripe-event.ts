import { v5 as uuidv5 } from 'uuid'
import type { UnitOfWork } from '../event-store/event-store'
import { createStatement } from '../postgres/statement'

/** An event of Stripe's as it came, by webhook or asked for. */
type StripeEventNotice = { id: string; type: string; sessionId?: string; paymentRef?: string }

const namespace = '6f7c2a52-5a0e-4b3a-9a39-0d1f2b9c7e11'

/** Keeps it once, however often it comes; what it means is a job's work. */
export const enqueueStripeEvent = (
  { id, type, sessionId, paymentRef }: StripeEventNotice,
  now: Date,
): UnitOfWork => ({
  statements: [
    createStatement(
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
        since: now.toISOString(),
        pollCount: 0,
        attempt: 1,
      },
    },
  ],
})
