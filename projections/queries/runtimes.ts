import { firstRow, type Sql } from '../projection'

/** What a runtime told us after it booted; every report is a row. */
export type BootReportRow = {
  bootId: string
  receivedAt: string
  accepted: boolean
  coreVersion: string
  healthy: boolean
  plugins: { name: string; version: string; sha256: string; state: string }[]
  migrationsRun: string[]
  errors: { code: string; plugin?: string; message: string }[]
  bootedInMs: number
}

/** By plugin, as the latest accepted report says. */
export const toInstalledVersions = (
  plugins: readonly { name: string; version: string; state?: string }[],
): ReadonlyMap<string, string> =>
  new Map(
    plugins
      .filter(({ state = 'running' }) => state === 'running')
      .map(({ name, version }) => [name, version]),
  )

export const findInstalledVersions = async (sql: Sql, projectId: string) => {
  const [report] = await sql<Pick<BootReportRow, 'plugins'>[]>`
    select plugins from boot_reports where project_id = ${projectId} and accepted
    order by received_at desc limit 1`
  return toInstalledVersions(report?.plugins ?? [])
}

export const listBootReports = (sql: Sql, projectId: string, limit: number) =>
  sql<BootReportRow[]>`select * from boot_reports where project_id = ${projectId}
    order by received_at desc limit ${limit}`

export type RuntimeKeyRow = { keyId: string; projectId: string; usedAt: string | null }

/** `hash` is the hex SHA-256 of the whole key. */
export const findRuntimeKey = (sql: Sql, projectId: string, hash: string) =>
  sql<RuntimeKeyRow[]>`select key_id, project_id, used_at from runtime_keys
    where project_id = ${projectId} and key_hash = ${hash}`.then(firstRow)

/** Whether a runtime has shown it. */
export const hasRuntimeKeyBeenUsed = (sql: Sql, keyId: string) =>
  sql`select from runtime_keys where key_id = ${keyId} and used_at is not null`.then(
    (rows) => rows.length > 0,
  )

export const isBootReportAccepted = (sql: Sql, projectId: string, bootId: string) =>
  sql`select from boot_reports
    where project_id = ${projectId} and boot_id = ${bootId} and accepted limit 1`.then(
    (rows) => rows.length > 0,
  )

type LatestBootReportRow = Pick<BootReportRow, 'coreVersion'> & {
  projectId: string
  plugins: { name: string; version: string; sha256: string }[]
}

/** The latest accepted report of each project. */
export const listLatestBootReports = (sql: Sql) =>
  sql<LatestBootReportRow[]>`
    select distinct on (project_id) project_id, core_version, plugins from boot_reports
    where accepted order by project_id, received_at desc`
