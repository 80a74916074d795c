import { openCoolifyClient } from '../../../src/integrations/coolify/coolify-client'
import { openInwxClient } from '../../../src/integrations/inwx/inwx-client'
import type { ProcessDependencies } from '../../../src/processes/engine/process-dependencies'
import type { EventStore, UnitOfWork } from '../../../src/store/event-store/event-store'
import type { AdvisoryLock } from '../../../src/store/postgres/advisory-lock'
import type { CallInterceptor } from './call-interceptor'
import { createMatrixCommandHandler, type MatrixEnvironment } from './matrix-environment'
import { coolifyToken, inwxAccount } from './stand-ins'
import {
  interceptCoolify,
  interceptDns,
  interceptInwx,
  interceptMail,
  interceptSiteCheck,
  interceptStripe,
} from './vendor-interceptors'

const record = () => undefined

/** What an append is for: a result, a next look, or only the job's end. */
const operationOfUnitOfWork = ({ appends, jobs }: UnitOfWork) => {
  if (appends?.some(({ events }) => events.length > 0)) return 'append result'
  return jobs?.length ? 'append look' : 'append end'
}

const interceptStore = (store: EventStore, interceptor: CallInterceptor): EventStore => ({
  ...store,
  commit: async (context, build) => {
    let checkpoint: string | undefined
    const events = await store.commit(context, async () => {
      const work = await build()
      checkpoint ??= await interceptor.before(operationOfUnitOfWork(work))
      return work
    })
    if (checkpoint) await interceptor.after(checkpoint)
    return events
  },
})

/** As `openAlone`, without a connection for each worker: what was locked is free when it ends. */
const openInMemoryLocks = (locks: Map<string, symbol>) => {
  const me = Symbol('a worker')
  const releaseLock = (what: string) => {
    if (locks.get(what) === me) locks.delete(what)
  }
  const alone: AdvisoryLock = async (what, work) => {
    if (locks.has(what)) return 'locked'
    locks.set(what, me)
    try {
      return { done: await work(new AbortController().signal) }
    } finally {
      releaseLock(what)
    }
  }
  return { alone, end: () => [...locks.keys()].forEach(releaseLock) }
}

/** One worker with dependencies of its own, each of which goes through its interceptor. */
export const openMatrixWorker = (world: MatrixEnvironment, interceptor: CallInterceptor) => {
  const { deps, standIns } = world
  const store = interceptStore(deps.store, interceptor)
  const locks = openInMemoryLocks(world.locks)
  const { inwx, coolify } = standIns
  const inwxClient = openInwxClient({
    url: inwx.url,
    ...inwxAccount,
    perSecond: 0,
    record,
    fetch: interceptInwx(interceptor),
  })
  const own: ProcessDependencies = {
    ...deps,
    store,
    handleProjectCommand: createMatrixCommandHandler(store),
    withAdvisoryLock: locks.alone,
    inwx: inwxClient,
    coolify: openCoolifyClient({
      url: coolify.url,
      token: coolifyToken,
      record,
      fetch: interceptCoolify(interceptor),
    }),
    dns: interceptDns(interceptor, deps.dns),
    mail: interceptMail(interceptor, deps.mail, deps.sql),
    siteProbe: interceptSiteCheck(interceptor, deps.siteProbe),
    stripe: interceptStripe(interceptor, deps.stripe),
  }
  return {
    deps: own,
    /** As the end of its process does, however it comes. */
    end: locks.end,
  }
}
