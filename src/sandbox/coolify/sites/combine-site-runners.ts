import type { CoolifyStore } from '../store/coolify-store'
import type { SiteRunner } from './process-site-runner'

/** Runs sites as processes or simulates them; the switch decides at each boot. */
export const combineSiteRunners = (
  store: CoolifyStore,
  { processes, simulation }: { processes: SiteRunner; simulation: SiteRunner },
): SiteRunner => ({
  boot: async (uuid, isCancelled) => {
    if (!store.isSimulatingSites()) return processes.boot(uuid, isCancelled)
    if (processes.findSitePort(uuid) !== undefined) await processes.stop(uuid)
    return simulation.boot(uuid, isCancelled)
  },
  stop: async (uuid) => {
    const wasSimulated = store.applications.get(uuid)?.light
    if (wasSimulated) await simulation.stop(uuid)
    if (!wasSimulated || !store.isSimulatingSites()) await processes.stop(uuid)
  },
  findSitePort: (uuid) => processes.findSitePort(uuid) ?? simulation.findSitePort(uuid),
  isRunning: (uuid) => processes.isRunning(uuid) || simulation.isRunning(uuid),
  resume: async () => {
    await processes.resume()
    await simulation.resume()
  },
  close: async () => {
    await simulation.close()
    await processes.close()
  },
})
