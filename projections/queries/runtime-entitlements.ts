import type { LicenseRow } from '../licenses'
import { licensesOf } from '../licenses'
import { one, type Sql } from '../projection'
import type { ProjectRow } from '../projects'

export type RuntimeProject = Pick<
  ProjectRow,
  'id' | 'name' | 'slug' | 'domainName' | 'projectType' | 'status'
>

/** Where a project and its licenses stand: all that its runtime is judged by. */
export type Standing = { project: RuntimeProject | undefined; licenses: readonly LicenseRow[] }

const runtimeProject = (sql: Sql, id: string) =>
  sql<RuntimeProject[]>`select id, name, slug, domain_name, project_type, status
    from projects where id = ${id}`.then(one)

export const standingOf = async (sql: Sql, projectId: string): Promise<Standing> => {
  const [project, licenses] = await Promise.all([
    runtimeProject(sql, projectId),
    licensesOf(sql, projectId),
  ])
  return { project, licenses }
}
