import type { LicenseRow } from '../licenses'
import { firstRow, type Sql } from '../projection'
import type { ProjectRow } from '../projects'
import { findInstalledVersions } from './runtimes'

export const listLicenses = (sql: Sql, projectId: string) =>
  sql<LicenseRow[]>`select * from licenses where project_id = ${projectId} order by plugin`

type RuntimeProject = Pick<
  ProjectRow,
  | 'id'
  | 'name'
  | 'slug'
  | 'domainName'
  | 'projectType'
  | 'status'
  | 'suspendedAt'
  | 'suspensionConfirmedAt'
  | 'reinstatingAt'
>

/** Where a project and its licenses stand: all that its runtime is judged by. */
export type RuntimeEntitlements = {
  project: RuntimeProject | undefined
  licenses: readonly LicenseRow[]
  /** The versions that its site ran when it reported itself last, by plugin. */
  installed: ReadonlyMap<string, string>
}

const findRuntimeProject = (sql: Sql, id: string) =>
  sql<RuntimeProject[]>`select id, name, slug, domain_name, project_type, status,
      suspended_at, suspension_confirmed_at, reinstating_at
    from projects where id = ${id}`.then(firstRow)

export const readRuntimeEntitlements = async (
  sql: Sql,
  projectId: string,
): Promise<RuntimeEntitlements> => {
  const [project, licenses, installed] = await Promise.all([
    findRuntimeProject(sql, projectId),
    listLicenses(sql, projectId),
    findInstalledVersions(sql, projectId),
  ])
  return { project, licenses, installed }
}

export const listAllLicenses = (sql: Sql) => sql<LicenseRow[]>`select * from licenses`

/** The last row of the batch before. */
export type LicenseCursor = { dueAt: string; id: string }

/** Those whose dates bring something about by `now` (ISO-8601), the longest due first. */
export const listDueLicenses = (
  sql: Sql,
  now: string,
  limit: number,
  after: LicenseCursor | undefined,
) =>
  sql<LicenseRow[]>`select * from licenses where due_at <= ${now}
      ${after ? sql`and (due_at, id) > (${after.dueAt}::timestamptz, ${after.id})` : sql``}
    order by due_at, id limit ${limit}`

/** Free of charge, but with dates: as licenses were issued at first. */
export const listLicensesToFree = (sql: Sql, limit: number, after: LicenseCursor | undefined) =>
  sql<LicenseRow[]>`select * from licenses
    where net_cents = 0 and stage = 'active' and source <> 'import'
      and coalesce(runs_until, updates_until, paid_until) is not null
      ${after ? sql`and id > ${after.id}` : sql``}
    order by id limit ${limit}`

/** The display names of plugins in their order; one that is not in the catalogue goes by its name. */
export const listShownPluginNames = async (
  sql: Sql,
  plugins: readonly string[],
  locale: 'de' | 'en',
): Promise<string[]> => {
  const rows = await sql<{ name: string; shown: string }[]>`
    select name, ${locale === 'en' ? sql`coalesce(fields->>'displayNameEn', display_name)` : sql`display_name`}
      as shown from plugins where name = any(${[...plugins]})`
  return plugins.map((plugin) => rows.find(({ name }) => name === plugin)?.shown ?? plugin)
}
