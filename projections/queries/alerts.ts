import type { Actor } from '../../events/metadata'
import type { Sql } from '../projection'
import { firstRow } from '../projection'

/** What staff should know; `projectName` where the subject is a project. */
export type AlertRow = {
  id: string
  at: string
  kind: string
  subject: string
  detail: string
  closedAt: string | null
  closedBy: Actor | null
  projectName: string | null
}

const selectAlerts = (sql: Sql, rest: ReturnType<Sql>) => sql<AlertRow[]>`
  select a.id::text, a.at, a.kind, a.subject, a.detail, a.closed_at, a.closed_by,
    p.name as project_name
  from alerts a left join projects p on p.id = a.subject ${rest}`

const listed = 200

/** The latest of each cause. */
export const listOpenAlerts = (sql: Sql) =>
  selectAlerts(
    sql,
    sql`where a.id in (select max(id) from alerts where closed_at is null group by kind, subject)
      order by a.at desc, a.id desc limit ${listed}`,
  )

export const listClosedAlerts = (sql: Sql) =>
  selectAlerts(
    sql,
    sql`where a.id in (select max(id) from alerts where closed_at is not null
        group by kind, subject, closed_at)
      order by a.closed_at desc, a.id desc limit ${listed}`,
  )

export const findAlert = (sql: Sql, id: string) =>
  /^\d{1,18}$/.test(id)
    ? selectAlerts(sql, sql`where a.id = ${id}::bigint`).then(firstRow)
    : Promise.resolve(undefined)
