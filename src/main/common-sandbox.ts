import type { Config } from '../config'
import { DamagedStateError } from '../sandbox/damaged-state-error'
import type { Sandbox, SandboxSettings } from '../sandbox/open-sandbox'
import { openSandbox } from '../sandbox/open-sandbox'
import { findLockHolder, writeLock } from './data-dir-lock'
import type { Shutdown } from './shutdown'
import { StartupError } from './startup-error'

export type SharedSandbox = { sandbox?: Sandbox; settings?: SandboxSettings }

const refuseDamagedState = (error: unknown): never => {
  if (!(error instanceof DamagedStateError)) throw error
  throw new StartupError(
    `${error.message}. Put the file back from a backup, or remove the whole VRS_DATA_DIR and begin a new sandbox: what the stand-ins hold belongs to the projects of the database.`,
    { cause: error },
  )
}

/** The stand-ins of a service that runs on this data dir; undefined in live mode. */
export const findSandboxSettings = ({ mode, dataDir }: Config): SandboxSettings | undefined => {
  if (mode !== 'sandbox') return undefined
  const holder = findLockHolder<{ settings: SandboxSettings }>(dataDir, 'stand-ins')
  if (holder) return holder.settings
  throw new StartupError(
    `expected a service to run on ${dataDir} (VRS_DATA_DIR): its stand-ins are the vendors, found none`,
  )
}

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
  const options = { dataDir, publicUrl, sitesPort, adminDatabaseUrl }
  const sandbox = await openSandbox(options).catch(refuseDamagedState)
  closing.onClose(sandbox.close)
  closing.onClose(writeLock(dataDir, 'stand-ins', { settings: sandbox.settings }))
  return { sandbox, settings: sandbox.settings }
}
