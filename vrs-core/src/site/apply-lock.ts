import type { CopyStore, PluginCopy } from '../install/copy-store'
import { type InstallDependencies, installCopy } from '../install/install-copy'
import { InstallError, type ReportedError, toReportedError } from '../install/install-error'
import { log } from '../log'
import { MarketplaceUnreachableError } from '../marketplace/marketplace-error'
import { type PluginHost, sortByDependencies } from '../plugins/plugin-host'
import type { LockEntry } from './site-config'

export type ApplyLockResult = {
  errors: ReportedError[]
  /** Something that came was not what the publisher signed. */
  hasAlteredContent: boolean
  /** Something failed that another try may mend: how many seconds to wait at least, or null. */
  retryAfterSeconds: number | null
}

type ApplyLockDependencies = {
  pluginHost: PluginHost
  copyStore: CopyStore
  installDependencies: InstallDependencies
}

/**
 * Brings what runs to what the lock asks for, one plugin after the other; each failure leaves the
 * plugin as it ran. What crashed in this process is not tried again before the next boot.
 */
export const applyLock = async (
  lock: readonly LockEntry[],
  applying: ApplyLockDependencies,
): Promise<ApplyLockResult> => {
  const applied: ApplyLockResult = { errors: [], hasAlteredContent: false, retryAfterSeconds: null }
  const wanted: PluginCopy[] = []
  for (const entry of lock.filter((one) => isOutstanding(one, applying))) {
    const before = applying.pluginHost.findCrash(entry.sha256)
    if (before) applied.errors.push(toReportedError(before))
    else
      await attemptAndRecord(applied, entry.name, async () => {
        wanted.push(await installCopy(entry, applying.installDependencies))
      })
  }
  for (const copy of sortByDependencies(wanted))
    await attemptAndRecord(applied, copy.name, async () => {
      await applying.pluginHost.start(copy)
      log.info('A plugin runs', { plugin: copy.name, version: copy.version })
    })
  return applied
}

const isOutstanding = (
  { name, sha256 }: LockEntry,
  { pluginHost, copyStore }: ApplyLockDependencies,
): boolean =>
  copyStore.find(name)?.held !== sha256 &&
  !pluginHost.listMounted().some(({ copy }) => copy.name === name && copy.sha256 === sha256)

/** What may have been altered on its way comes whole another time. */
const alterationCodes = new Set<string>([
  'SIGNATURE_INVALID',
  'NAME_MISMATCH',
  'VERSION_MISMATCH',
  'SIZE_MISMATCH',
  'DIGEST_MISMATCH',
])

const attemptAndRecord = async (
  applied: ApplyLockResult,
  plugin: string,
  act: () => Promise<void>,
) => {
  try {
    await act()
  } catch (error) {
    const unreachable = error instanceof MarketplaceUnreachableError
    if (unreachable)
      applied.retryAfterSeconds = Math.max(
        applied.retryAfterSeconds ?? 0,
        error.retryAfterSeconds ?? 0,
      )
    if (error instanceof InstallError && alterationCodes.has(error.code)) {
      applied.hasAlteredContent = true
      applied.retryAfterSeconds ??= 0
    }
    const fault = unreachable
      ? new InstallError('MARKETPLACE_UNREACHABLE', plugin, error.message)
      : error
    applied.errors.push(toReportedError(fault, plugin))
    log.error('A plugin was not brought up to date', toReportedError(fault, plugin))
  }
}
