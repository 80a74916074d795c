import type { PaymentMethod } from '../../events/codes'
import type { LicenseRow } from '../licenses'
import type { Sql } from '../projection'
import { escapeLikePattern, firstRow } from '../projection'

/** A license with the project that has it. */
export type LicenseListRow = LicenseRow & {
  projectName: string
  customerId: string
  projectType: string
  /** Of its order: how it is paid by default. */
  paymentMethod: PaymentMethod
  /** It is over with its project. */
  projectArchivedAt: string | null
  projectImportedAt: string | null
  projectLiveAt: string | null
  projectSuspendedAt: string | null
}

export type LicenseFilter = {
  search?: string
  /** Whose projects the search finds besides. */
  customerIds?: readonly string[]
  status?: string
  plugin?: string
  project?: string
  /** Only those that stop running before it; ISO-8601. */
  endsBefore?: string
  /** `<runs_until or infinity>~<id>` of the last row; those that end first come first. */
  after?: string
  limit: number
}

const endSql = (sql: Sql) => sql`coalesce(l.runs_until, 'infinity'::timestamptz)`

/** Of projects with many of one word, those that were ordered last. */
const maxFoundProjects = 500

const isFoundSql = (sql: Sql, search: string, customerIds: readonly string[] = []) => {
  const pattern = escapeLikePattern(search.toLowerCase())
  return sql`l.project_id in (
    select id from projects
    where lower(name || ' ' || slug || ' ' || domain_name || ' ' || order_number) like ${pattern}
      or customer_id = any(${customerIds as string[]})
    order by ordered_at desc limit ${maxFoundProjects})`
}

const listSql = (sql: Sql) => sql`
  select l.*, p.name as project_name, p.customer_id, p.project_type, p.payment_method,
    p.archived_at as project_archived_at, p.imported_at as project_imported_at,
    p.live_at as project_live_at, p.suspended_at as project_suspended_at
  from licenses l join projects p on p.id = l.project_id`

/** One page by keyset. */
export const listLicensePage = (sql: Sql, filter: LicenseFilter) => {
  const { search, customerIds, status, plugin, project, endsBefore, after, limit } = filter
  const cut = after?.indexOf('~') ?? -1
  const [at, id] = after ? [after.slice(0, cut), after.slice(cut + 1)] : []
  return sql<LicenseListRow[]>`${listSql(sql)} where true
    ${search ? sql`and ${isFoundSql(sql, search, customerIds)}` : sql``}
    ${status ? sql`and l.status = ${status}` : sql``}
    ${plugin ? sql`and l.plugin = ${plugin}` : sql``}
    ${project ? sql`and l.project_id = ${project}` : sql``}
    ${endsBefore ? sql`and l.runs_until < ${endsBefore}::timestamptz` : sql``}
    ${at && id ? sql`and (${endSql(sql)}, l.id) > (${at}::timestamptz, ${id})` : sql``}
    order by ${endSql(sql)}, l.id limit ${limit}`
}

export const findLicense = (sql: Sql, id: string) =>
  sql<LicenseListRow[]>`${listSql(sql)} where l.id = ${id}`.then(firstRow)
