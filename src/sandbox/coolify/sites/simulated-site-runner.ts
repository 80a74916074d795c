import { setTimeout } from 'node:timers/promises'
import { type CoolifyStore, getRuntimeVariables } from '../store/coolify-store'
import { createBootReporter } from './boot-reporter'
import { createHostLookup } from './host-lookup'
import type { SiteRunner } from './process-site-runner'
import { openSimulatedSiteServer } from './simulated-site-server'

/** After this many attempts the boot counts as running although its report was not accepted. */
const maxAwaitedAttempts = 5

const computeRetryDelayMs = (attempt: number, maxMs: number) =>
  Math.min(10 * 2 ** Math.min(attempt, 16), maxMs)

/** Repeats the report until it is accepted, rejected, or aborted; `settle` ends the boot's wait. */
const sendBootReport = async (
  store: CoolifyStore,
  uuid: string,
  { signal, settle }: { signal: AbortSignal; settle: () => void },
) => {
  const { light: boot, given } = store.applications.get(uuid) ?? {}
  if (!boot) return settle()
  const reporter = createBootReporter(given ?? getRuntimeVariables(store, uuid), boot.bootId)
  for (let attempt = 0; !signal.aborted; attempt++) {
    const outcome = await reporter.sendReport(signal)
    if (signal.aborted) break
    if (outcome === 'accepted' || outcome === 'rejected') {
      store.applications.update(uuid, { light: { ...boot, isReported: true } })
      break
    }
    if (outcome === 'unreachable' || attempt >= maxAwaitedAttempts) settle()
    await sleepUnlessAborted(
      computeRetryDelayMs(attempt, outcome === 'unreachable' ? 60_000 : 1000),
      signal,
    )
  }
  settle()
}

/** Ends early, without an error, when the signal aborts. */
const sleepUnlessAborted = (ms: number, signal: AbortSignal) =>
  setTimeout(ms, undefined, { signal }).catch(() => undefined)

/** Sites without processes: the stand-in reports their boot and answers `/health`. */
export const createSimulatedSiteRunner = (store: CoolifyStore): SiteRunner => {
  const reports = new Map<string, AbortController>()
  const isRunning = (uuid: string) => {
    const application = store.applications.get(uuid)
    return !!application?.light && application.wanted === 'running'
  }
  let server: ReturnType<typeof openSimulatedSiteServer> | undefined
  const abortReport = (uuid: string) => {
    reports.get(uuid)?.abort()
    reports.delete(uuid)
  }
  /** Resolves when the report is accepted or the marketplace is unreachable; then it is still retried. */
  const startReport = (uuid: string) => {
    abortReport(uuid)
    const report = new AbortController()
    reports.set(uuid, report)
    const settled = Promise.withResolvers<void>()
    report.signal.addEventListener('abort', () => settled.resolve())
    void sendBootReport(store, uuid, { signal: report.signal, settle: settled.resolve }).finally(
      () => {
        if (reports.get(uuid) === report) reports.delete(uuid)
      },
    )
    return settled.promise
  }
  return {
    isRunning,
    boot: async (uuid, isCancelled) => {
      if (!store.applications.get(uuid) || isCancelled())
        return { outcome: 'cancelled', reason: 'It was cancelled.' }
      const light = { bootId: Bun.randomUUIDv7(), isReported: false }
      store.applications.update(uuid, { wanted: 'running', status: 'running:healthy', light })
      await startReport(uuid)
      return { outcome: 'running' }
    },
    stop: async (uuid) => {
      abortReport(uuid)
      const stopped = { wanted: 'stopped', status: 'exited:unhealthy', light: null } as const
      store.applications.update(uuid, stopped)
    },
    findSitePort: (uuid) => {
      if (!isRunning(uuid)) return undefined
      server ??= openSimulatedSiteServer(store, createHostLookup(store, isRunning))
      return server.port
    },
    resume: async () => {
      for (const { uuid, light } of store.applications.list())
        if (light && !light.isReported && isRunning(uuid)) void startReport(uuid)
    },
    close: async () => {
      for (const uuid of [...reports.keys()]) abortReport(uuid)
      await server?.stop(true)
    },
  }
}
