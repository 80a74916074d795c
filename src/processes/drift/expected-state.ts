import type { AdditionalDomainRow } from '../../../projections/additional-domains'
import type { DomainRow } from '../../../projections/domains'
import type { LicenseRow } from '../../../projections/licenses'
import type { Sql } from '../../../projections/projection'
import type { ProjectRow } from '../../../projections/projects'
import { listAllBaseDomainNames, listPluginVersions } from '../../../projections/queries/catalogue'
import { listAllAdditionalDomains, listAllDomains } from '../../../projections/queries/domains'
import { listKeptData, listRecordedHosts } from '../../../projections/queries/history'
import { listAllLicenses } from '../../../projections/queries/licenses'
import type { ExpectedPayment } from '../../../projections/queries/payments'
import { listAllPayments } from '../../../projections/queries/payments'
import { listAllProjects } from '../../../projections/queries/projects'
import { listLatestBootReports, toInstalledVersions } from '../../../projections/queries/runtimes'
import { listServerRows } from '../../../projections/queries/servers'
import type { ServerRow } from '../../../projections/servers/servers'
import { isLicenseInForce } from '../../domain/license/license-in-force'
import { resolvePluginLock } from '../../domain/license/plugin-lock'
import { findRing } from '../../domain/rollout/rings'

type PluginRelease = { name: string; version: string; sha256: string }

export type ExpectedProject = ProjectRow & {
  /** What a teardown left standing on purpose. */
  keptData: 'keep' | 'erase' | null
  /** Those that it has besides its first. */
  additionalDomains: readonly AdditionalDomainRow[]
  /** Every host that records were written for. */
  recordedHosts: readonly string[]
  activeLicenses: readonly LicenseRow[]
  /** What its runtime reported last; null when it never did. */
  bootReport: { coreVersion: string; plugins: PluginRelease[] } | null
  lock: PluginRelease[]
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

const readExpectedProjects = async (sql: Sql, now: string): Promise<ExpectedProject[]> => {
  const rows = await listAllProjects(sql)
  const licenses = await listAllLicenses(sql)
  const versions = await listPluginVersions(
    sql,
    [...new Set(licenses.map(({ plugin }) => plugin))],
    'bun',
  )
  const licensesOf = Map.groupBy(licenses, ({ projectId }) => projectId)
  const names = await listAllAdditionalDomains(sql)
  const namesOf = Map.groupBy(names, ({ projectId }) => projectId)
  const reports = new Map((await listLatestBootReports(sql)).map((one) => [one.projectId, one]))
  const kept = new Map((await listKeptData(sql)).map(({ stream, data }) => [stream, data]))
  const hosts = new Map((await listRecordedHosts(sql)).map((one) => [one.stream, one.hosts]))
  return rows.map((row) => {
    const licensed = (licensesOf.get(row.id) ?? []).filter((license) =>
      isLicenseInForce(license, now),
    )
    const report = reports.get(row.id) ?? null
    const { lock } = resolvePluginLock({
      licenses: licensed,
      versions,
      core: report?.coreVersion ?? null,
      installed: toInstalledVersions(report?.plugins ?? []),
      ring: findRing(row),
    })
    return {
      ...row,
      keptData: kept.get(`project-${row.id}`) ?? null,
      additionalDomains: namesOf.get(row.id) ?? [],
      recordedHosts: hosts.get(`project-${row.id}`) ?? [],
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
  domains: await listAllDomains(sql),
  baseDomains: await listAllBaseDomainNames(sql),
  servers: await listServerRows(sql),
  payments: await listAllPayments(sql),
})
