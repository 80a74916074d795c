import { firstRow, type Sql } from '../projection'
import type { PurchaseRow } from '../purchases'

/** What a project ordered later, the newest first. */
export const listPurchases = (sql: Sql, projectId: string) =>
  sql<PurchaseRow[]>`select * from purchases where project_id = ${projectId}
    order by ordered_at desc, order_number desc`

export const findPurchaseRow = (sql: Sql, projectId: string, orderNumber: string) =>
  sql<PurchaseRow[]>`select * from purchases
    where project_id = ${projectId} and order_number = ${orderNumber}`.then(firstRow)
