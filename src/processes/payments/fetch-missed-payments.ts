import { noted } from '../../store/job-queue/enqueue-stripe-event'
import type { Tools } from '../engine/process'

/** Stripe's events that no webhook of ours took, because nobody was there for days. */
export const askMissed = async ({ sql, stripe, store, now }: Tools): Promise<number> => {
  const missed = await stripe.missedEvents()
  const known = await sql<{ id: string }[]>`
    select id from stripe_events where id = any(${missed.map(({ id }) => id)})`
  const news = missed.filter(({ id }) => !known.some((one) => one.id === id))
  for (const notice of news) {
    const { id } = notice
    const context = { by: 'vendor:stripe', correlationId: id, causationId: id } as const
    await store.act(context, () => noted(notice, now()))
  }
  return news.length
}
