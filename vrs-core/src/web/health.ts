import type { SiteRuntime } from '../site/site-runtime'
import { coreVersion } from '../version'

/** The marketplace compares `projectId` and `bootId` with the boot report. */
export const composeHealth = (site: SiteRuntime, nonce?: string) => ({
  state: 'ready',
  projectId: site.environment.projectId,
  bootId: site.bootId,
  coreVersion,
  plugins: site.listRunning().map(({ copy }) => ({
    name: copy.name,
    version: copy.version,
    state: 'running',
  })),
  ...(nonce ? { nonce: nonce.slice(0, 128) } : {}),
})
