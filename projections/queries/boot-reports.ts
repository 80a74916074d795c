import type { Sql } from '../projection'

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

export const listBootReports = (sql: Sql, projectId: string, limit: number) =>
  sql<BootReportRow[]>`select * from boot_reports where project_id = ${projectId}
    order by received_at desc limit ${limit}`
