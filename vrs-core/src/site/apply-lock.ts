import type { CopyStore, PluginCopy } from '../install/copy-store'
import { type InstallDependencies, installCopy } from '../install/install-copy'
import { InstallError, type ReportedError, toReportedError } from '../install/install-error'
import { log } from '../log'
import { MarketplaceUnreachableError } from '../marketplace/marketplace-error'
import { type PluginHost, sortByDependencies } from '../plugins/plugin-host'
import type { LockEntry } from './site-config'

export type ApplyLockResult = {
  errors: ReportedError[]
  /** A downloaded archive was not the signed one. */
  hasAlteredContent: boolean
  /** Seconds to wait at least before a retry that may succeed; null when no retry helps. */
  retryAfterSeconds: number | null
}

type ApplyLockDependencies = {
  pluginHost: PluginHost
  copyStore: CopyStore
  installDependencies: InstallDependencies
}

/**
 * Installs and starts the versions of the lock, one plugin after the other; after a failure the old
 * version goes on. A version that crashed in this process is not tried again before the next boot.
 */
export const applyLock = async (
  lock: readonly LockEntry[],
  deps: ApplyLockDependencies,
): Promise<ApplyLockResult> => {
  const result: ApplyLockResult = { errors: [], hasAlteredContent: false, retryAfterSeconds: null }
  const installed: PluginCopy[] = []
  for (const entry of lock.filter((one) => isOutstanding(one, deps))) {
    const crash = deps.pluginHost.findCrash(entry.sha256)
    if (crash) result.errors.push(toReportedError(crash))
    else
      await attemptAndRecord(result, entry.name, async () => {
        installed.push(await installCopy(entry, deps.installDependencies))
      })
  }
  for (const copy of sortByDependencies(installed))
    await attemptAndRecord(result, copy.name, async () => {
      await deps.pluginHost.start(copy)
      log.info('A plugin runs', { plugin: copy.name, version: copy.version })
    })
  return result
}

const isOutstanding = (
  { name, sha256 }: LockEntry,
  { pluginHost, copyStore }: ApplyLockDependencies,
): boolean =>
  copyStore.find(name)?.held !== sha256 &&
  (copyStore.find(name)?.schemaOf !== undefined ||
    !pluginHost.listMounted().some(({ copy }) => copy.name === name && copy.sha256 === sha256))

/** The archive may have been altered in transit: a second download may be intact. */
const alterationCodes = new Set<string>([
  'SIGNATURE_INVALID',
  'NAME_MISMATCH',
  'VERSION_MISMATCH',
  'SIZE_MISMATCH',
  'DIGEST_MISMATCH',
])

const attemptAndRecord = async (
  result: ApplyLockResult,
  plugin: string,
  work: () => Promise<void>,
) => {
  try {
    await work()
  } catch (error) {
    const isUnreachable = error instanceof MarketplaceUnreachableError
    if (isUnreachable)
      result.retryAfterSeconds = Math.max(
        result.retryAfterSeconds ?? 0,
        error.retryAfterSeconds ?? 0,
      )
    if (error instanceof InstallError && alterationCodes.has(error.code)) {
      result.hasAlteredContent = true
      result.retryAfterSeconds ??= 0
    }
    const failure = isUnreachable
      ? new InstallError('MARKETPLACE_UNREACHABLE', plugin, error.message)
      : error
    result.errors.push(toReportedError(failure, plugin))
    log.error('A plugin was not brought up to date', toReportedError(failure, plugin))
  }
}
