import { openCoolifyClient } from '../../../src/integrations/coolify/coolify-client'
import { openInwxClient } from '../../../src/integrations/inwx/inwx-client'
import type { Tools } from '../../../src/processes/engine/process'
import type { Action, Store } from '../../../src/store/event-store/event-store'
import type { Alone } from '../../../src/store/postgres/advisory-lock'
import type { Gate } from './call-interceptor'
import { commandOn, type World } from './matrix-environment'
import { account, token } from './stand-ins'
import {
  coolifyLine,
  dnsLine,
  inwxLine,
  mailLine,
  siteLine,
  stripeLine,
} from './vendor-interceptors'

const record = () => undefined

/** What an append is for: a result, a next look, or only the job's end. */
const nameOf = ({ grows, jobs }: Action) => {
  if (grows?.some(({ events }) => events.length > 0)) return 'append result'
  return jobs?.length ? 'append look' : 'append end'
}

const gated = (store: Store, gate: Gate): Store => ({
  ...store,
  act: async (context, build) => {
    let place: string | undefined
    const events = await store.act(context, async () => {
      const action = await build()
      place ??= await gate.before(nameOf(action))
      return action
    })
    if (place) await gate.after(place)
    return events
  },
})

/** As `openAlone`, without a connection for each worker: what was locked is free when it ends. */
const openLocks = (locks: Map<string, symbol>) => {
  const me = Symbol('a worker')
  const letGo = (what: string) => {
    if (locks.get(what) === me) locks.delete(what)
  }
  const alone: Alone = async (what, work) => {
    if (locks.has(what)) return 'taken'
    locks.set(what, me)
    try {
      return { done: await work() }
    } finally {
      letGo(what)
    }
  }
  return { alone, end: () => [...locks.keys()].forEach(letGo) }
}

/** One worker: tools of its own, all of whose acts pass its gate. */
export const openWorker = (world: World, gate: Gate) => {
  const { tools, standIns } = world
  const store = gated(tools.store, gate)
  const locks = openLocks(world.locks)
  const { inwx, coolify } = standIns
  const inwxClient = openInwxClient({
    url: inwx.url,
    ...account,
    perSecond: 0,
    record,
    fetch: inwxLine(gate),
  })
  const own: Tools = {
    ...tools,
    store,
    command: commandOn(store),
    alone: locks.alone,
    inwx: inwxClient,
    coolify: openCoolifyClient({ url: coolify.url, token, record, fetch: coolifyLine(gate) }),
    dns: dnsLine(gate, tools.dns),
    mail: mailLine(gate, tools.mail, tools.sql),
    sites: siteLine(gate, tools.sites),
    stripe: stripeLine(gate, tools.stripe),
  }
  return {
    tools: own,
    /** As the end of its process does, however it comes. */
    end: locks.end,
  }
}
