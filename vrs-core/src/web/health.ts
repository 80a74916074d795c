import type { Runtime } from '../site/site-runtime'
import { coreVersion } from '../version'

/** What the marketplace compares with the boot report: project and boot. */
export const healthOf = (site: Runtime, nonce?: string) => ({
  state: 'ready',
  projectId: site.environment.projectId,
  bootId: site.bootId,
  coreVersion,
  plugins: site.running().map(({ copy }) => ({
    name: copy.name,
    version: copy.version,
    state: 'running',
  })),
  ...(nonce ? { nonce: nonce.slice(0, 128) } : {}),
})
