import type { LicenseRow } from '../licenses'
import { firstRow, type Sql } from '../projection'
import type { ProjectRow } from '../projects'

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
}

const findRuntimeProject = (sql: Sql, id: string) =>
  sql<RuntimeProject[]>`select id, name, slug, domain_name, project_type, status,
      suspended_at, suspension_confirmed_at, reinstating_at
    from projects where id = ${id}`.then(firstRow)

export const readRuntimeEntitlements = async (
  sql: Sql,
  projectId: string,
): Promise<RuntimeEntitlements> => {
  const [project, licenses] = await Promise.all([
    findRuntimeProject(sql, projectId),
    listLicenses(sql, projectId),
  ])
  return { project, licenses }
}

export const listAllLicenses = (sql: Sql) => sql<LicenseRow[]>`select * from licenses`
