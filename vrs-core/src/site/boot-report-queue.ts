import type { ReportedFault } from '../install/install-error'
import { log } from '../log'
import type { Marketplace } from '../marketplace/marketplace-client'
import { Refused } from '../marketplace/marketplace-error'
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
  errors: ReportedFault[]
}

/** Reports wait in the volume until they are delivered, in their order. */
export type Reports = {
  /** Keeps a report unless it says the same as the last one of this process. */
  queue(report: BootReport): void
  /** Throws when the marketplace cannot be reached; what is delivered is gone from the volume. */
  deliver(): Promise<void>
}

const document = 'reports.json'
const most = 20

export const openReports = (
  volume: Volume,
  marketplace: Pick<Marketplace, 'reportBoot'>,
): Reports => {
  let last = ''
  const waiting = () => volume.read<BootReport[]>(document) ?? []
  return {
    queue: (report) => {
      const text = JSON.stringify(report)
      if (text === last) return
      last = text
      volume.write(document, [...waiting(), report].slice(-most))
    },
    deliver: async () => {
      for (const report of waiting()) {
        try {
          await marketplace.reportBoot(report)
        } catch (error) {
          if (!unreadable(error)) throw error
          log.error('The marketplace cannot use a boot report', { bootId: report.bootId })
        }
        volume.write(
          document,
          waiting().filter((other) => JSON.stringify(other) !== JSON.stringify(report)),
        )
      }
    },
  }
}

/** Another try with the same words would end the same way. */
const unreadable = (error: unknown) =>
  error instanceof Refused && [400, 413, 422].includes(error.status)
