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

/** Reports wait in the volume until they are delivered, in their order. */
export type BootReportQueue = {
  /** Keeps a report unless it says the same as the last one of this process. */
  enqueue(report: BootReport): void
  /** Throws when the marketplace cannot be reached; what is delivered is gone from the volume. */
  deliver(): Promise<void>
}

const fileName = 'reports.json'
const maxQueuedReports = 20

export const openBootReportQueue = (
  volume: Volume,
  marketplace: Pick<MarketplaceClient, 'reportBoot'>,
): BootReportQueue => {
  let last = ''
  const waiting = () => volume.read<BootReport[]>(fileName) ?? []
  return {
    enqueue: (report) => {
      const text = JSON.stringify(report)
      if (text === last) return
      last = text
      volume.write(fileName, [...waiting(), report].slice(-maxQueuedReports))
    },
    deliver: async () => {
      for (const report of waiting()) {
        try {
          await marketplace.reportBoot(report)
        } catch (error) {
          if (!isPermanentlyRefused(error)) throw error
          log.error('The marketplace cannot use a boot report', { bootId: report.bootId })
        }
        volume.write(
          fileName,
          waiting().filter((other) => JSON.stringify(other) !== JSON.stringify(report)),
        )
      }
    },
  }
}

/** Another try with the same words would end the same way. */
const isPermanentlyRefused = (error: unknown) =>
  error instanceof MarketplaceRefusalError && [400, 413, 422].includes(error.status)
