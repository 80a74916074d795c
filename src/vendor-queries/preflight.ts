import type { VersionRow } from '../../projections/plugin-versions'
import type { Sql } from '../../projections/projection'
import { allServers } from '../../projections/servers'
import type { Needs, PreflightCheck } from '../domain/order/preflight'
import { preflightOf } from '../domain/order/preflight'
import { callingFor } from '../integrations/call-context'
import type { Coolify } from '../integrations/coolify/types'
import type { Registrar } from './order-prerequisites'
import { lookOutside } from './order-prerequisites'

type Parts = { inwx: Registrar; coolify: Pick<Coolify, 'servers'>; sql: Sql }

export type PreflightWish = Needs & {
  projectId: string
  requestId: string
  versions: readonly VersionRow[]
  /** What was found so short a time ago will do; 0 = look now. */
  atMostOldMs: number
}

const rememberedMs = 30_000
const silenceRememberedMs = 5_000

/** Coolify is asked twice a minute at most, however many orders come. */
const seldom = (coolify: Parts['coolify']): Parts['coolify'] => {
  let held: { at: number; servers: ReturnType<Coolify['servers']> } | undefined
  return {
    servers: () => {
      if (!held || Date.now() - held.at > rememberedMs) {
        const asked = { at: Date.now(), servers: coolify.servers() }
        asked.servers.catch(() => {
          asked.at = Date.now() - rememberedMs + silenceRememberedMs
        })
        held = asked
      }
      return held.servers
    },
  }
}

type Held = { at: number; answer: Promise<PreflightCheck[]> }

const mostHeld = 1_000

/** Is all there that an order needs? Vendors that are silent count as such after some seconds. */
export const openPreflight = ({ inwx, coolify, sql }: Parts) => {
  const outside = { inwx, coolify: seldom(coolify) }
  const held = new Map<string, Held>()

  const look = async (wish: PreflightWish): Promise<PreflightCheck[]> => {
    const { projectId, requestId, versions } = wish
    const whom = { projectId, step: 'payment', attempt: 1, correlationId: requestId }
    const [seen, slots] = await Promise.all([
      callingFor(whom, () => lookOutside(outside, wish.domain)),
      allServers(sql),
    ])
    return preflightOf(wish, { ...seen, slots, versions })
  }

  return (wish: PreflightWish): Promise<PreflightCheck[]> => {
    const known = held.get(wish.projectId)
    if (known && Date.now() - known.at < wish.atMostOldMs) return known.answer
    if (held.size >= mostHeld) held.clear()
    const answer = look(wish)
    held.set(wish.projectId, { at: Date.now(), answer })
    answer.catch(() => held.delete(wish.projectId))
    return answer
  }
}
