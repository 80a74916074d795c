import type { InstalledPlugin } from '../../../../events/project'
import type { CurrentLock } from '../current-lock'
import type { BootReport } from './boot-report-schema'

export type BootFailure = { code: string; plugin?: string }

/** What really runs: only that can be what the lock asks for. */
export const runningPlugins = ({ plugins }: BootReport): InstalledPlugin[] =>
  plugins
    .filter(({ state }) => state === 'running')
    .map(({ name, version, sha256 }) => ({ name, version, sha256 }))

/** A plugin that the lock does not name may stand still: its license has ended. */
const stoppedPluginFailure = (
  { plugins }: BootReport,
  { lock }: CurrentLock,
): BootFailure | undefined => {
  const found = plugins.find(
    ({ name, state }) => state !== 'running' && lock.some((locked) => locked.name === name),
  )
  return found && { code: 'PLUGIN_NOT_RUNNING', plugin: found.name }
}

/** Why a boot does not count, the most telling reason first. */
export const bootFailureOf = (
  report: BootReport,
  current: CurrentLock,
): BootFailure | undefined => {
  const [error] = report.errors
  if (error) return { code: error.code, ...(error.plugin ? { plugin: error.plugin } : {}) }
  if (!report.healthy) return { code: 'UNHEALTHY' }
  const [missing] = current.unresolved
  if (missing) return { code: missing.code, plugin: missing.plugin }
  return stoppedPluginFailure(report, current)
}

const pluginKeys = (plugins: readonly InstalledPlugin[]) =>
  plugins.map(({ name, version, sha256 }) => [name, version, sha256].join()).toSorted()

/** It is what the project waits for, or what it has already. */
export const isBootAccepted = (report: BootReport, current: CurrentLock): boolean =>
  bootFailureOf(report, current) === undefined &&
  pluginKeys(runningPlugins(report)).join() === pluginKeys(current.lock).join()
