import type { PaymentRow } from '../payments'
import type { Sql } from '../projection'
import type { OpenRenewalRow } from '../renewals'

export const listPayments = (sql: Sql, projectId: string) =>
  sql<PaymentRow[]>`select * from payments where project_id = ${projectId} order by position`

/** What is open for a project, the term that is due first before the others. */
export const listOpenRenewals = (sql: Sql, projectId: string) =>
  sql<OpenRenewalRow[]>`select * from renewals where project_id = ${projectId}
    order by period_end, domain`

/** A payment as Stripe must show it too. */
export type ExpectedPayment = Pick<PaymentRow, 'projectId' | 'paymentRef' | 'at' | 'via'>

export const listAllPayments = (sql: Sql) =>
  sql<ExpectedPayment[]>`select project_id, payment_ref, at, via from payments`
