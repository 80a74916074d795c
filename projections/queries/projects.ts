import type { Sql } from '../projection'
import { escapeLikePattern, firstRow } from '../projection'
import type { ProjectRow, ProjectStatus } from '../projects'

export type ProjectFilter = {
  search?: string
  /** Whose projects the search finds besides. */
  customerIds?: readonly string[]
  status?: string
  type?: string
  server?: string
  /** `<ordered_at>~<id>` of the last row seen; rows come newest first. */
  after?: string
  limit: number
}

/** By its own words, or by its customer: each of the two by an index. */
const isFound = (sql: Sql, search: string, customerIds: readonly string[] = []) => {
  const pattern = escapeLikePattern(search.toLowerCase())
  const hasWords = sql`lower(name || ' ' || slug || ' ' || domain_name || ' ' || order_number) like ${pattern}`
  return customerIds.length === 0
    ? hasWords
    : sql`(${hasWords} or customer_id = any(${customerIds as string[]}))`
}

/** The row, and what is to be settled of its money. */
export const projectColumns = (sql: Sql) => sql`projects.*, (
  select task from money_tasks where project_id = projects.id order by rank limit 1
) as open_task, exists (
  select from payment_balances where project_id = projects.id and left_cents > 0 and not is_disputed
) as has_refundable_payment`

/** Newest orders first, one page by keyset. */
export const listProjectPage = (sql: Sql, filter: ProjectFilter) => {
  const [at, id] = filter.after?.split('~') ?? []
  return sql<ProjectRow[]>`select ${projectColumns(sql)} from projects where true
    ${filter.search ? sql`and ${isFound(sql, filter.search, filter.customerIds)}` : sql``}
    ${filter.status ? sql`and status = ${filter.status}` : sql``}
    ${filter.type ? sql`and project_type = ${filter.type}` : sql``}
    ${filter.server ? sql`and server_id = ${filter.server}` : sql``}
    ${at && id ? sql`and (ordered_at, id) < (${at}::timestamptz, ${id})` : sql``}
    order by ordered_at desc, id desc limit ${filter.limit}`
}

/** How many projects are in each status. */
export const countProjectsByStatus = (sql: Sql) =>
  sql<{ status: ProjectStatus; count: number }[]>`
    select status, count(*)::int as count from projects group by status`

export const findProject = (sql: Sql, id: string) =>
  sql<ProjectRow[]>`select ${projectColumns(sql)} from projects where id = ${id}`.then(firstRow)

export const listAllProjects = (sql: Sql) =>
  sql<ProjectRow[]>`select ${projectColumns(sql)} from projects`

/** Stalls of ours whose alert was lost after the event was recorded. */
export const listStallsWithoutAlert = (sql: Sql) =>
  sql<{ subject: string; detail: string }[]>`
    select id as subject, stalled->>'code' as detail from projects
    where stalled->>'owner' = 'us' and archived_at is null
      and (stalled->>'at')::timestamptz < now() - interval '10 seconds'
      and not exists (select from alerts a where a.subject = projects.id
        and a.kind in ('stalled', 'stuck')
        and a.at >= (stalled->>'at')::timestamptz - interval '1 minute')
    limit 100`
