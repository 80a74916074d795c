import type { ProjectNameRow } from '../../../projections/additional-domains'
import type { DomainRow } from '../../../projections/domains'
import type { LicenseRow } from '../../../projections/licenses'
import { versionsOf } from '../../../projections/plugin-versions'
import type { Sql } from '../../../projections/projection'
import type { ProjectRow } from '../../../projections/projects'
import type { ServerRow } from '../../../projections/servers'
import { allServers } from '../../../projections/servers'
import { lockOf } from '../../domain/license/plugin-lock'

type Installed = { name: string; version: string; sha256: string }

export type KnownProject = ProjectRow & {
  /** What a teardown left standing on purpose. */
  kept: 'keep' | 'erase' | null
  /** Those that it has besides its first. */
  names: readonly ProjectNameRow[]
  licensed: readonly LicenseRow[]
  /** What its runtime reported last; null when it never did. */
  report: { coreVersion: string; plugins: Installed[] } | null
  lock: Installed[]
}

export type KnownPayment = { projectId: string; paymentRef: string; at: string; via: string | null }

/** What our events say of all that can be compared. */
export type Known = {
  /** ISO-8601, when the vendors began to be asked: what changed since is not compared. */
  asOf: string
  projects: readonly KnownProject[]
  domains: readonly DomainRow[]
  baseDomains: readonly string[]
  servers: readonly ServerRow[]
  payments: readonly KnownPayment[]
  /** Those that INWX serves our zones from. */
  nameservers: readonly string[]
}

type Report = { projectId: string; coreVersion: string; plugins: Installed[] }
type Kept = { stream: string; data: 'keep' | 'erase' }

const runs = (license: LicenseRow, now: string) =>
  license.status === 'active' && (license.runsUntil === null || license.runsUntil > now)

const reportsIn = (sql: Sql) => sql<Report[]>`
  select distinct on (project_id) project_id, core_version, plugins from boot_reports
  where accepted order by project_id, received_at desc`

const keptIn = (sql: Sql) => sql<Kept[]>`
  select distinct on (stream) stream, data->>'data' as data from history
  where type = 'ApplicationRemoved' order by stream, global_position desc`

const projectsIn = async (sql: Sql, now: string): Promise<KnownProject[]> => {
  const rows = await sql<ProjectRow[]>`select * from projects`
  const licenses = await sql<LicenseRow[]>`select * from licenses`
  const versions = await versionsOf(sql, [...new Set(licenses.map(({ plugin }) => plugin))], 'bun')
  const licensesOf = Map.groupBy(licenses, ({ projectId }) => projectId)
  const names = await sql<ProjectNameRow[]>`select * from project_names`
  const namesOf = Map.groupBy(names, ({ projectId }) => projectId)
  const reports = new Map((await reportsIn(sql)).map((one) => [one.projectId, one]))
  const kept = new Map((await keptIn(sql)).map(({ stream, data }) => [stream, data]))
  return rows.map((row) => {
    const licensed = (licensesOf.get(row.id) ?? []).filter((license) => runs(license, now))
    const report = reports.get(row.id) ?? null
    const { lock } = lockOf(licensed, versions, report?.coreVersion ?? null)
    return {
      ...row,
      kept: kept.get(`project-${row.id}`) ?? null,
      names: namesOf.get(row.id) ?? [],
      licensed,
      report,
      lock,
    }
  })
}

export const knownNow = async (
  sql: Sql,
  { asOf, nameservers }: Pick<Known, 'asOf' | 'nameservers'>,
): Promise<Known> => ({
  asOf,
  nameservers,
  projects: await projectsIn(sql, asOf),
  domains: await sql<DomainRow[]>`select * from domains`,
  baseDomains: (await sql<{ name: string }[]>`select name from base_domains`).map(
    ({ name }) => name,
  ),
  servers: await allServers(sql),
  payments: await sql<KnownPayment[]>`select project_id, payment_ref, at, via from payments`,
})
