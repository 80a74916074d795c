import type { Config } from '../config'
import type { Sandbox, SandboxSettings } from '../sandbox/open-sandbox'
import { openSandbox } from '../sandbox/open-sandbox'
import { findLockHolder, writeLock } from './data-dir-lock'
import type { Shutdown } from './shutdown'

export type SharedSandbox = { sandbox?: Sandbox; settings?: SandboxSettings }

/** One process keeps the stand-ins of a data dir; the others on it are their customers. */
export const openSharedSandbox = async (
  config: Config,
  adminDatabaseUrl: string,
  closing: Shutdown,
): Promise<SharedSandbox> => {
  if (config.mode !== 'sandbox') return {}
  const { dataDir, publicUrl, sitesPort } = config
  const holder = findLockHolder<{ settings: SandboxSettings }>(dataDir, 'stand-ins')
  if (holder) return { settings: holder.settings }
  const sandbox = await openSandbox({ dataDir, publicUrl, sitesPort, adminDatabaseUrl })
  closing.onClose(sandbox.close)
  closing.onClose(writeLock(dataDir, 'stand-ins', { settings: sandbox.settings }))
  return { sandbox, settings: sandbox.settings }
}
