import type { AdditionalDomainRow } from '../../../projections/additional-domains'
import type { DomainRow } from '../../../projections/domains'
import type { LicenseRow } from '../../../projections/licenses'
import type { Sql } from '../../../projections/projection'
import type { ProjectRow } from '../../../projections/projects'
import { listPluginVersions } from '../../../projections/queries/catalogue'
import { listServerRows } from '../../../projections/queries/servers'
import type { ServerRow } from '../../../projections/servers'
import { resolvePluginLock } from '../../domain/license/plugin-lock'

type PluginRelease = { name: string; version: string; sha256: string }

export type ExpectedProject = ProjectRow & {
  /** What a teardown left standing on purpose. */
  keptData: 'keep' | 'erase' | null
  /** Those that it has besides its first. */
  additionalDomains: readonly AdditionalDomainRow[]
  activeLicenses: readonly LicenseRow[]
  /** What its runtime reported last; null when it never did. */
  bootReport: { coreVersion: string; plugins: PluginRelease[] } | null
  lock: PluginRelease[]
}

export type ExpectedPayment = {
  projectId: string
  paymentRef: string
  at: string
  via: string | null
}

/** What our events say of all that can be compared. */
export type ExpectedState = {
  /** ISO-8601, when the vendors began to be asked: what changed since is not compared. */
  asOf: string
  projects: readonly ExpectedProject[]
  domains: readonly DomainRow[]
  baseDomains: readonly string[]
  servers: readonly ServerRow[]
  payments: readonly ExpectedPayment[]
  /** Those that INWX serves our zones from. */
  nameservers: readonly string[]
}

type ReportedPluginsRow = { projectId: string; coreVersion: string; plugins: PluginRelease[] }
type KeptDataRow = { stream: string; data: 'keep' | 'erase' }

const isLicenseActive = (license: LicenseRow, now: string) =>
  license.status === 'active' && (license.runsUntil === null || license.runsUntil > now)

const readBootReports = (sql: Sql) => sql<ReportedPluginsRow[]>`
  select distinct on (project_id) project_id, core_version, plugins from boot_reports
  where accepted order by project_id, received_at desc`

const readKeptData = (sql: Sql) => sql<KeptDataRow[]>`
  select distinct on (stream) stream, data->>'data' as data from history
  where type = 'ApplicationRemoved' order by stream, global_position desc`

const readExpectedProjects = async (sql: Sql, now: string): Promise<ExpectedProject[]> => {
  const rows = await sql<ProjectRow[]>`select * from projects`
  const licenses = await sql<LicenseRow[]>`select * from licenses`
  const versions = await listPluginVersions(
    sql,
    [...new Set(licenses.map(({ plugin }) => plugin))],
    'bun',
  )
  const licensesOf = Map.groupBy(licenses, ({ projectId }) => projectId)
  const names = await sql<AdditionalDomainRow[]>`select * from project_names`
  const namesOf = Map.groupBy(names, ({ projectId }) => projectId)
  const reports = new Map((await readBootReports(sql)).map((one) => [one.projectId, one]))
  const kept = new Map((await readKeptData(sql)).map(({ stream, data }) => [stream, data]))
  return rows.map((row) => {
    const licensed = (licensesOf.get(row.id) ?? []).filter((license) =>
      isLicenseActive(license, now),
    )
    const report = reports.get(row.id) ?? null
    const { lock } = resolvePluginLock(licensed, versions, report?.coreVersion ?? null)
    return {
      ...row,
      keptData: kept.get(`project-${row.id}`) ?? null,
      additionalDomains: namesOf.get(row.id) ?? [],
      activeLicenses: licensed,
      bootReport: report,
      lock,
    }
  })
}

export const readExpectedState = async (
  sql: Sql,
  { asOf, nameservers }: Pick<ExpectedState, 'asOf' | 'nameservers'>,
): Promise<ExpectedState> => ({
  asOf,
  nameservers,
  projects: await readExpectedProjects(sql, asOf),
  domains: await sql<DomainRow[]>`select * from domains`,
  baseDomains: (await sql<{ name: string }[]>`select name from base_domains`).map(
    ({ name }) => name,
  ),
  servers: await listServerRows(sql),
  payments: await sql<ExpectedPayment[]>`select project_id, payment_ref, at, via from payments`,
})
