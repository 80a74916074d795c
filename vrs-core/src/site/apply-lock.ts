import type { Copies, Copy } from '../install/copy-store'
import { type Placing, placeCopy } from '../install/install-copy'
import { Fault, type ReportedFault, reported } from '../install/install-error'
import { log } from '../log'
import { Unreachable } from '../marketplace/marketplace-error'
import { inOrder, type PluginSet } from '../plugins/plugin-host'
import type { LockEntry } from './site-config'

export type Applied = {
  faults: ReportedFault[]
  /** Something that came was not what the publisher signed. */
  altered: boolean
  /** Something failed that another try may mend: how many seconds to wait at least, or null. */
  tryAgainIn: number | null
}

type Applying = { set: PluginSet; copies: Copies; placing: Placing }

/**
 * Brings what runs to what the lock asks for, one plugin after the other; each failure leaves the
 * plugin as it ran. What crashed in this process is not tried again before the next boot.
 */
export const applyLock = async (
  lock: readonly LockEntry[],
  applying: Applying,
): Promise<Applied> => {
  const applied: Applied = { faults: [], altered: false, tryAgainIn: null }
  const wanted: Copy[] = []
  for (const entry of lock.filter((one) => outstanding(one, applying))) {
    const before = applying.set.crashed(entry.sha256)
    if (before) applied.faults.push(reported(before))
    else
      await attempt(applied, entry.name, async () => {
        wanted.push(await placeCopy(entry, applying.placing))
      })
  }
  for (const copy of inOrder(wanted))
    await attempt(applied, copy.name, async () => {
      await applying.set.start(copy)
      log.info('A plugin runs', { plugin: copy.name, version: copy.version })
    })
  return applied
}

const outstanding = ({ name, sha256 }: LockEntry, { set, copies }: Applying): boolean =>
  copies.of(name)?.held !== sha256 &&
  !set.mounted().some(({ copy }) => copy.name === name && copy.sha256 === sha256)

/** What may have been altered on its way comes whole another time. */
const alterations = new Set<string>([
  'SIGNATURE_INVALID',
  'NAME_MISMATCH',
  'VERSION_MISMATCH',
  'SIZE_MISMATCH',
  'DIGEST_MISMATCH',
])

const attempt = async (applied: Applied, plugin: string, act: () => Promise<void>) => {
  try {
    await act()
  } catch (error) {
    const unreachable = error instanceof Unreachable
    if (unreachable)
      applied.tryAgainIn = Math.max(applied.tryAgainIn ?? 0, error.retryAfterSeconds ?? 0)
    if (error instanceof Fault && alterations.has(error.code)) {
      applied.altered = true
      applied.tryAgainIn ??= 0
    }
    const fault = unreachable ? new Fault('MARKETPLACE_UNREACHABLE', plugin, error.message) : error
    applied.faults.push(reported(fault, plugin))
    log.error('A plugin was not brought up to date', reported(fault, plugin))
  }
}
