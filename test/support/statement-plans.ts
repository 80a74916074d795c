import postgres from 'postgres'
import type { Sql } from '../../projections/projection'

/** A node of a plan, as EXPLAIN (format json) names its parts. Rows are those of one loop. */
export type PlanNode = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Index Cond'?: string
  'Actual Rows'?: number
  'Actual Loops'?: number
  'Rows Removed by Filter'?: number
  Plans?: PlanNode[]
}

export const listPlanNodes = (node: PlanNode): PlanNode[] => [
  node,
  ...(node.Plans ?? []).flatMap(listPlanNodes),
]

/** All rows that a node looked at, kept or not. */
export const countRowsRead = (node: PlanNode): number =>
  ((node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)) * (node['Actual Loops'] ?? 1)

type PlanMode = 'auto' | 'force_generic_plan'

/**
 * The plans by which the server ran what `work` sent, prepared by the driver as in the service: what
 * psql explains may be another one.
 */
export const recordPlans = async (
  url: string,
  mode: PlanMode,
  work: (sql: Sql) => Promise<unknown>,
): Promise<PlanNode[]> => {
  const plans: PlanNode[] = []
  const sql = postgres(url, {
    max: 1,
    fetch_types: false,
    transform: { column: { from: postgres.toCamel, to: postgres.fromCamel } },
    onnotice: ({ message = '' }) => {
      const json = /plan:\n(\{.*\})/s.exec(message)?.[1]
      if (json) plans.push(JSON.parse(json).Plan)
    },
  })
  try {
    await sql.unsafe(`load 'auto_explain'; set plan_cache_mode = ${mode}`)
    await sql.unsafe(`set auto_explain.log_format = json; set auto_explain.log_level = notice;
      set auto_explain.log_analyze = on; set auto_explain.log_min_duration = 0`)
    plans.length = 0
    await work(sql as unknown as Sql)
    return plans
  } finally {
    await sql.end()
  }
}
