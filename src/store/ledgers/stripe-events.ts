import type { Sql } from '../../../projections/projection'
import { firstRow } from '../../../projections/projection'

/** An event of Stripe's as it came, by webhook or asked for. */
export type StripeEventRow = {
  id: string
  type: string
  sessionId: string | null
  paymentRef: string | null
}

export const findStripeEvent = (sql: Sql, id: string) =>
  sql<StripeEventRow[]>`
    select id, type, session_id, payment_ref from stripe_events where id = ${id}`.then(firstRow)

/** Those of these that were kept already. */
export const listKeptStripeEventIds = (sql: Sql, ids: readonly string[]) =>
  sql<{ id: string }[]>`select id from stripe_events where id = any(${[...ids]})`.then((rows) =>
    rows.map(({ id }) => id),
  )
