import { enqueueStripeEvent } from '../../store/job-queue/enqueue-stripe-event'
import { listKeptStripeEventIds } from '../../store/ledgers/stripe-events'
import type { ProcessDependencies } from '../engine/process-dependencies'

/** Stripe's events that no webhook of ours took, because nobody was there for days. */
export const fetchMissedPayments = async (
  { sql, stripe, store, now }: ProcessDependencies,
  signal?: AbortSignal,
): Promise<number> => {
  const missed = await stripe.listMissedEvents()
  const keptIds = await listKeptStripeEventIds(
    sql,
    missed.map(({ id }) => id),
  )
  const news = missed.filter(({ id }) => !keptIds.includes(id))
  for (const notice of news) {
    signal?.throwIfAborted()
    const { id } = notice
    const context = { by: 'vendor:stripe', correlationId: id, causationId: id } as const
    await store.commit(context, () => enqueueStripeEvent(notice, now()))
  }
  return news.length
}
