import type { DisputeRow } from '../disputes'
import type { PaymentRow } from '../payments'
import type { Sql } from '../projection'
import type { RefundRow } from '../refunds'
import type { OpenRenewalRow } from '../renewals'

export const listPayments = (sql: Sql, projectId: string) =>
  sql<PaymentRow[]>`select * from payments where project_id = ${projectId} order by position`

/** What is left of each payment of a project, after what went back. */
export type PaymentBalance = Pick<PaymentRow, 'paymentRef' | 'outcome' | 'currency'> & {
  leftCents: number
}

/** What can be paid back, the payments that were not due first. */
export const listRefundablePayments = (sql: Sql, projectId: string) =>
  sql<PaymentBalance[]>`select payment_ref, outcome, currency, left_cents from payment_balances
    where project_id = ${projectId} and left_cents > 0 and not is_disputed order by outcome = 'confirmed', payment_ref`

export const listProjectRefunds = (sql: Sql, projectId: string) =>
  sql<RefundRow[]>`select * from refunds where project_id = ${projectId} order by at, refund_id`

export const listProjectDisputes = (sql: Sql, projectId: string) =>
  sql<DisputeRow[]>`select * from disputes where project_id = ${projectId}
    order by at, dispute_ref`

/** What is open for a project, the term that is due first before the others. */
export const listOpenRenewals = (sql: Sql, projectId: string) =>
  sql<OpenRenewalRow[]>`select * from renewals where project_id = ${projectId}
    order by period_end, domain`

/** A payment as Stripe must show it too. */
export type ExpectedPayment = Pick<PaymentRow, 'projectId' | 'paymentRef' | 'at' | 'via'>

export const listAllPayments = (sql: Sql) =>
  sql<ExpectedPayment[]>`select project_id, payment_ref, at, via from payments`
