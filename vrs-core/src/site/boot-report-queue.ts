import type { ReportedError } from '../install/install-error'
import { log } from '../log'
import type { MarketplaceClient } from '../marketplace/marketplace-client'
import { MarketplaceRefusalError } from '../marketplace/marketplace-error'
import type { Volume } from '../volume'

export type BootReport = {
  bootId: string
  coreVersion: string
  plugins: {
    name: string
    version: string
    sha256: string
    state: 'running' | 'failed' | 'stopped'
  }[]
  healthy: boolean
  migrationsRun: string[]
  bootedInMs: number
  errors: ReportedError[]
}

/** Reports are stored in the volume until they are delivered in their order. */
export type BootReportQueue = {
  /** Stores a report unless it equals the last one of this process. */
  enqueue(report: BootReport): void
  /** Throws when the marketplace cannot be reached; delivered reports are removed from the volume. */
  deliver(): Promise<void>
}

const fileName = 'reports.json'
const maxQueuedReports = 20

export const openBootReportQueue = (
  volume: Volume,
  marketplace: Pick<MarketplaceClient, 'reportBoot'>,
): BootReportQueue => {
  let last = ''
  const readQueue = () => volume.read<BootReport[]>(fileName) ?? []
  return {
    enqueue: (report) => {
      const text = JSON.stringify(report)
      if (text === last) return
      last = text
      volume.write(fileName, [...readQueue(), report].slice(-maxQueuedReports))
    },
    deliver: async () => {
      for (const report of readQueue()) {
        try {
          await marketplace.reportBoot(report)
        } catch (error) {
          if (!isPermanentlyRefused(error)) throw error
          log.error('The marketplace cannot use a boot report', { bootId: report.bootId })
        }
        volume.write(
          fileName,
          readQueue().filter((other) => JSON.stringify(other) !== JSON.stringify(report)),
        )
      }
    },
  }
}

/** The same report would be refused again. */
const isPermanentlyRefused = (error: unknown) =>
  error instanceof MarketplaceRefusalError && [400, 413, 422].includes(error.status)
