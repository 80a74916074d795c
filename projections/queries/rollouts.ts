import type { RolloutReport, RolloutSite } from '../../src/domain/rollout/failed-boots'
import type { RolloutRow } from '../catalogue/rollouts'
import { firstRow, type Sql } from '../projection'

export const listRunningRollouts = (sql: Sql) =>
  sql<RolloutRow[]>`select * from rollouts where state = 'running' order by plugin`

export const listHaltedWithoutAlert = (sql: Sql) =>
  sql<Pick<RolloutRow, 'plugin' | 'version' | 'failed'>[]>`
    select plugin, version, failed from rollouts r where state = 'halted'
      and not exists (select from alerts a where a.kind = 'rollout-halted'
        and a.subject = r.plugin || ' ' || r.version and a.at >= r.halted_at)`

export type NamedRollout = RolloutRow & { displayName: string; displayNameEn: string | null }

const selectRollouts = (sql: Sql, rest: ReturnType<Sql>) => sql<NamedRollout[]>`
  select r.*, coalesce(p.display_name, r.plugin) as display_name, p.display_name_en
  from rollouts r left join plugins p on p.name = r.plugin ${rest}`

/** Halted ones first, then those on their way, then the latest. */
export const listRollouts = (sql: Sql, limit: number) =>
  selectRollouts(
    sql,
    sql`order by r.state <> 'halted', r.state <> 'running', r.started_at desc, r.plugin
      limit ${limit}`,
  )

export const findRollout = (sql: Sql, plugin: string, version: string) =>
  selectRollouts(
    sql,
    sql`where r.plugin = ${plugin} and r.version = ${version} and r.runtime = 'bun'`,
  ).then(firstRow)

/** Live sites that may have the plugin; one that never reported a boot counts from its first on. */
const sitesSql = (sql: Sql, plugin: string) => sql`
  select p.id as project_id, p.name, p.project_type from licenses l
    join projects p on p.id = l.project_id
  where l.plugin = ${plugin} and l.status not in ('suspended', 'revoked', 'expired')
    and p.archived_at is null and exists (select from boot_reports b where b.project_id = p.id)`

type NamedRolloutSite = RolloutSite & { name: string }

export const listRolloutSites = (sql: Sql, plugin: string) =>
  sql<NamedRolloutSite[]>`${sitesSql(sql, plugin)} order by p.name, p.id`

export const isPluginInstalled = (sql: Sql, plugin: string): Promise<boolean> =>
  sql<{ found: boolean }[]>`select exists (${sitesSql(sql, plugin)}) as found`.then(
    ([row]) => row?.found ?? false,
  )

/** Since then, of these projects: the latest report of each, and all that name an error. */
export const listRolloutReports = (
  sql: Sql,
  projectIds: readonly string[],
  since: string,
): Promise<RolloutReport[]> => sql<RolloutReport[]>`
  with reports as (
    select project_id, received_at, healthy, plugins, errors,
      row_number() over (partition by project_id order by received_at desc) as age
    from boot_reports
    where project_id = any(${projectIds as string[]}) and received_at >= ${since}::timestamptz)
  select project_id, received_at, healthy, plugins, errors from reports
  where age = 1 or not healthy or errors <> '[]'::jsonb`
