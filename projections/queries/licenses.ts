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
