import type { World } from '../store/coolify-store'
import type { RunningSites } from './process-site-runner'

/** Sites that are processes and sites that are not, as one; the switch decides at each boot. */
export const joinSites = (
  world: World,
  { processes, light }: { processes: RunningSites; light: RunningSites },
): RunningSites => ({
  boot: async (uuid, cancelled) => {
    if (!world.isLight()) return processes.boot(uuid, cancelled)
    if (processes.portOf(uuid) !== undefined) await processes.stop(uuid)
    return light.boot(uuid, cancelled)
  },
  stop: async (uuid) => {
    const wasLight = world.applications.get(uuid)?.light
    if (wasLight) await light.stop(uuid)
    if (!wasLight || !world.isLight()) await processes.stop(uuid)
  },
  portOf: (uuid) => processes.portOf(uuid) ?? light.portOf(uuid),
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
