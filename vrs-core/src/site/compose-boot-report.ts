import type { ReportedError } from '../install/install-error'
import { coreVersion } from '../version'
import type { BootReport } from './boot-report-queue'
import type { SiteRuntime } from './site-runtime'

/** What runs now, in the words of the boot report. */
export const composeBootReport = (
  site: SiteRuntime,
  faults: ReportedError[],
  bootedInMs: number,
): BootReport => {
  const { copyStore, pluginHost } = site
  const running = new Set(site.listRunning().map(({ copy }) => copy.name))
  const mounted = new Map(pluginHost.listMounted().map(({ copy }) => [copy.name, copy]))
  return {
    bootId: site.bootId,
    coreVersion,
    plugins: copyStore.all().map(({ current }) => {
      const { name, version, sha256 } = mounted.get(current.name) ?? current
      const idle = mounted.has(name) ? 'stopped' : 'failed'
      return { name, version, sha256, state: running.has(name) ? 'running' : idle }
    }),
    // A lock below what runs (its version was yanked) is refused, and nothing is broken by it.
    healthy: faults.every(({ code }) => code === 'VERSION_LOWER'),
    migrationsRun: [...pluginHost.listMigrationsRun()],
    bootedInMs,
    errors: faults,
  }
}
