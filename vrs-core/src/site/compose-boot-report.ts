import type { ReportedError } from '../install/install-error'
import { coreVersion } from '../version'
import type { BootReport } from './boot-report-queue'
import type { SiteRuntime } from './site-runtime'

/** The boot report about the plugins that run now. */
export const composeBootReport = (
  site: SiteRuntime,
  errors: ReportedError[],
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
      const idleState = mounted.has(name) ? 'stopped' : 'failed'
      return { name, version, sha256, state: running.has(name) ? 'running' : idleState }
    }),
    // A lock with a lower version than the running one (it was yanked) is refused without harm.
    healthy: errors.every(({ code }) => code === 'VERSION_LOWER'),
    migrationsRun: [...pluginHost.listMigrationsRun()],
    bootedInMs,
    errors,
  }
}
