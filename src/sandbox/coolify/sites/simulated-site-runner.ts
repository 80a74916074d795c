import { runtimeVariablesOf, type World } from '../store/coolify-store'
import { openReporter } from './boot-reporter'
import { openHosts } from './host-lookup'
import type { RunningSites } from './process-site-runner'
import { openLightDoor } from './simulated-site-server'

/** Tries that a boot waits for before it counts as running without having been heard. */
const patience = 5

const pauseAfter = (attempt: number, longest: number) =>
  Math.min(10 * 2 ** Math.min(attempt, 16), longest)

/** Goes on until the report was heard, cannot be, or is not this application's any more. */
const telling = async (
  world: World,
  uuid: string,
  { signal, settle }: { signal: AbortSignal; settle: () => void },
) => {
  const { light: boot, given } = world.applications.get(uuid) ?? {}
  if (!boot) return settle()
  const reporter = openReporter(given ?? runtimeVariablesOf(world, uuid), boot.bootId)
  for (let attempt = 0; !signal.aborted; attempt++) {
    const said = await reporter.say(signal)
    if (signal.aborted) break
    if (said === 'said' || said === 'refused') {
      world.applications.change(uuid, { light: { ...boot, isReported: true } })
      break
    }
    if (said === 'unheard' || attempt >= patience) settle()
    await pause(pauseAfter(attempt, said === 'unheard' ? 60_000 : 1000), signal)
  }
  settle()
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end)
  })

/** Sites without processes: they report their boot, answer `/health`, and stop when told to. */
export const openLightSites = (world: World): RunningSites => {
  const reports = new Map<string, AbortController>()
  const isRunning = (uuid: string) => {
    const application = world.applications.get(uuid)
    return !!application?.light && application.wanted === 'running'
  }
  let door: ReturnType<typeof openLightDoor> | undefined
  const hush = (uuid: string) => {
    reports.get(uuid)?.abort()
    reports.delete(uuid)
  }
  /** Resolves when the report was heard, or nobody listens for now; then it goes on behind that. */
  const tell = (uuid: string) => {
    hush(uuid)
    const report = new AbortController()
    reports.set(uuid, report)
    const settled = Promise.withResolvers<void>()
    report.signal.addEventListener('abort', () => settled.resolve())
    void telling(world, uuid, { signal: report.signal, settle: settled.resolve }).finally(() => {
      if (reports.get(uuid) === report) reports.delete(uuid)
    })
    return settled.promise
  }
  return {
    isRunning,
    boot: async (uuid, cancelled) => {
      if (!world.applications.get(uuid) || cancelled())
        return { outcome: 'cancelled', why: 'It was cancelled.' }
      const light = { bootId: Bun.randomUUIDv7(), isReported: false }
      world.applications.change(uuid, { wanted: 'running', status: 'running:healthy', light })
      await tell(uuid)
      return { outcome: 'running' }
    },
    stop: async (uuid) => {
      hush(uuid)
      const stopped = { wanted: 'stopped', status: 'exited:unhealthy', light: null } as const
      world.applications.change(uuid, stopped)
    },
    portOf: (uuid) => {
      if (!isRunning(uuid)) return undefined
      door ??= openLightDoor(world, openHosts(world, isRunning))
      return door.port
    },
    resume: async () => {
      for (const { uuid, light } of world.applications.all())
        if (light && !light.isReported && isRunning(uuid)) void tell(uuid)
    },
    close: async () => {
      for (const uuid of [...reports.keys()]) hush(uuid)
      await door?.stop(true)
    },
  }
}
