import { projections } from '../projections/all'
import type { Sql } from '../projections/projection'
import { openReadPool } from '../src/store/postgres/read-pool'
import { rebuildReadModels } from '../src/store/read-models/rebuild-read-models'
import { copyHistory } from '../test/support/copied-histories'
import type { OrderHandle } from '../test/support/order-client'

/** The project's history again in `count` projects of other slugs, addresses and order numbers. */
export const copyProject = (
  sql: Sql,
  { projectId, slug, orderNumber }: OrderHandle,
  count: number,
): Promise<void> => copyHistory(sql, `project-${projectId}`, count, [slug, orderNumber])

/** Writes the read models that copied events have not written. */
export const rebuildAll = async (databaseUrl: string) => {
  const sql = openReadPool(databaseUrl, { max: 4 })
  try {
    return await rebuildReadModels(sql, projections)
  } finally {
    await sql.end({ timeout: 2 })
  }
}
