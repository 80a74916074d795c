import { type CoolifyStore, getRuntimeVariables } from '../store/coolify-store'
import { createBootReporter } from './boot-reporter'
import { createHostLookup } from './host-lookup'
import type { SiteRunner } from './process-site-runner'
import { openSimulatedSiteServer } from './simulated-site-server'

/** Tries that a boot waits for before it counts as running without having been heard. */
const maxAwaitedAttempts = 5

const computeRetryDelayMs = (attempt: number, longest: number) =>
  Math.min(10 * 2 ** Math.min(attempt, 16), longest)

/** Goes on until the report was heard, cannot be, or is not this application's any more. */
const sendBootReport = async (
  world: CoolifyStore,
  uuid: string,
  { signal, settle }: { signal: AbortSignal; settle: () => void },
) => {
  const { light: boot, given } = world.applications.get(uuid) ?? {}
  if (!boot) return settle()
  const reporter = createBootReporter(given ?? getRuntimeVariables(world, uuid), boot.bootId)
  for (let attempt = 0; !signal.aborted; attempt++) {
    const said = await reporter.sendReport(signal)
    if (signal.aborted) break
    if (said === 'said' || said === 'refused') {
      world.applications.update(uuid, { light: { ...boot, isReported: true } })
      break
    }
    if (said === 'unheard' || attempt >= maxAwaitedAttempts) settle()
    await sleepUnlessAborted(
      computeRetryDelayMs(attempt, said === 'unheard' ? 60_000 : 1000),
      signal,
    )
  }
  settle()
}

const sleepUnlessAborted = (ms: number, signal: AbortSignal) =>
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
export const createSimulatedSiteRunner = (world: CoolifyStore): SiteRunner => {
  const reports = new Map<string, AbortController>()
  const isRunning = (uuid: string) => {
    const application = world.applications.get(uuid)
    return !!application?.light && application.wanted === 'running'
  }
  let door: ReturnType<typeof openSimulatedSiteServer> | undefined
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
    void sendBootReport(world, uuid, { signal: report.signal, settle: settled.resolve }).finally(
      () => {
        if (reports.get(uuid) === report) reports.delete(uuid)
      },
    )
    return settled.promise
  }
  return {
    isRunning,
    boot: async (uuid, cancelled) => {
      if (!world.applications.get(uuid) || cancelled())
        return { outcome: 'cancelled', reason: 'It was cancelled.' }
      const light = { bootId: Bun.randomUUIDv7(), isReported: false }
      world.applications.update(uuid, { wanted: 'running', status: 'running:healthy', light })
      await tell(uuid)
      return { outcome: 'running' }
    },
    stop: async (uuid) => {
      hush(uuid)
      const stopped = { wanted: 'stopped', status: 'exited:unhealthy', light: null } as const
      world.applications.update(uuid, stopped)
    },
    findSitePort: (uuid) => {
      if (!isRunning(uuid)) return undefined
      door ??= openSimulatedSiteServer(world, createHostLookup(world, isRunning))
      return door.port
    },
    resume: async () => {
      for (const { uuid, light } of world.applications.list())
        if (light && !light.isReported && isRunning(uuid)) void tell(uuid)
    },
    close: async () => {
      for (const uuid of [...reports.keys()]) hush(uuid)
      await door?.stop(true)
    },
  }
}
