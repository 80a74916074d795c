import type { CoolifyStore } from '../store/coolify-store'
import type { SiteRunner } from './process-site-runner'

/** Sites that are processes and sites that are not, as one; the switch decides at each boot. */
export const combineSiteRunners = (
  world: CoolifyStore,
  { processes, light }: { processes: SiteRunner; light: SiteRunner },
): SiteRunner => ({
  boot: async (uuid, cancelled) => {
    if (!world.isSimulatingSites()) return processes.boot(uuid, cancelled)
    if (processes.findSitePort(uuid) !== undefined) await processes.stop(uuid)
    return light.boot(uuid, cancelled)
  },
  stop: async (uuid) => {
    const wasLight = world.applications.get(uuid)?.light
    if (wasLight) await light.stop(uuid)
    if (!wasLight || !world.isSimulatingSites()) await processes.stop(uuid)
  },
  findSitePort: (uuid) => processes.findSitePort(uuid) ?? light.findSitePort(uuid),
  isRunning: (uuid) => processes.isRunning(uuid) || light.isRunning(uuid),
  resume: async () => {
    await processes.resume()
    await light.resume()
  },
  close: async () => {
    await light.close()
    await processes.close()
  },
})
