import type { Config } from '../config'
import type { Sandbox, SandboxSettings } from '../sandbox/open-sandbox'
import { openSandbox } from '../sandbox/open-sandbox'
import { hold, holderOf } from './data-dir-lock'
import type { Closing } from './shutdown'

export type StandIns = { sandbox?: Sandbox; settings?: SandboxSettings }

/** One process keeps the stand-ins of a data dir; the others on it are their customers. */
export const openStandIns = async (
  config: Config,
  adminDatabaseUrl: string,
  closing: Closing,
): Promise<StandIns> => {
  if (config.mode !== 'sandbox') return {}
  const { dataDir, publicUrl, sitesPort } = config
  const holder = holderOf<{ settings: SandboxSettings }>(dataDir, 'stand-ins')
  if (holder) return { settings: holder.settings }
  const sandbox = await openSandbox({ dataDir, publicUrl, sitesPort, adminDatabaseUrl })
  closing.later(sandbox.close)
  closing.later(hold(dataDir, 'stand-ins', { settings: sandbox.settings }))
  return { sandbox, settings: sandbox.settings }
}
