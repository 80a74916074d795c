import type { PaymentRow } from '../payments'
import type { Sql } from '../projection'
import type { OpenRenewalRow } from '../renewals'

export const listPayments = (sql: Sql, projectId: string) =>
  sql<PaymentRow[]>`select * from payments where project_id = ${projectId} order by position`

/** What is open for a project, the term that is due first before the others. */
export const listOpenRenewals = (sql: Sql, projectId: string) =>
  sql<OpenRenewalRow[]>`select * from renewals where project_id = ${projectId}
    order by period_end, domain`
