import type { PluginVersionRow } from '../../projections/plugin-versions'
import type { Sql } from '../../projections/projection'
import { listServerRows } from '../../projections/queries/servers'
import type { PreflightCheck, PreflightNeeds } from '../domain/order/preflight'
import { evaluatePreflight } from '../domain/order/preflight'
import { withCallContext } from '../integrations/call-context'
import type { CoolifyClient } from '../integrations/coolify/types'
import type { RegistrarReader } from '../integrations/order-prerequisites'
import { readOrderPrerequisites } from '../integrations/order-prerequisites'

type PreflightDependencies = {
  inwx: RegistrarReader
  coolify: Pick<CoolifyClient, 'listServers'>
  sql: Sql
}

export type PreflightRequest = PreflightNeeds & {
  projectId: string
  requestId: string
  versions: readonly PluginVersionRow[]
  /** What was found so short a time ago will do; 0 = look now. */
  maxAgeMs: number
}

const cacheMs = 30_000
const failureCacheMs = 5_000

/** Coolify is asked twice a minute at most by pages, however many are looked at. */
const cacheServers = (
  coolify: PreflightDependencies['coolify'],
): PreflightDependencies['coolify'] => {
  let held: { at: number; servers: ReturnType<CoolifyClient['listServers']> } | undefined
  return {
    listServers: () => {
      if (!held || Date.now() - held.at > cacheMs) {
        const lookup = { at: Date.now(), servers: coolify.listServers() }
        lookup.servers.catch(() => {
          lookup.at = Date.now() - cacheMs + failureCacheMs
        })
        held = lookup
      }
      return held.servers
    },
  }
}

/** `subject`: the name and the contact that were asked about, either may be corrected. */
type CachedPreflight = { readAt: number; subject: string; answer: Promise<PreflightCheck[]> }

const maxCached = 1_000

/** Is all there that an order needs? Vendors that are silent count as such after some seconds. */
export const createPreflight = ({ inwx, coolify, sql }: PreflightDependencies) => {
  const fresh = { inwx, coolify }
  const forPages = { inwx, coolify: cacheServers(coolify) }
  const held = new Map<string, CachedPreflight>()

  const look = async (request: PreflightRequest): Promise<PreflightCheck[]> => {
    const { projectId, requestId, versions, contact } = request
    const holder = 'holder' in contact ? contact.holder : undefined
    const whom = { projectId, step: 'payment', attempt: 1, correlationId: requestId }
    const [observed, slots] = await Promise.all([
      withCallContext(whom, () =>
        // Before money is taken nothing is taken from memory.
        readOrderPrerequisites(request.maxAgeMs === 0 ? fresh : forPages, request.domain, holder),
      ),
      listServerRows(sql),
    ])
    return evaluatePreflight(request, { ...observed, slots, versions })
  }

  return (request: PreflightRequest): Promise<PreflightCheck[]> => {
    const known = held.get(request.projectId)
    const subject = JSON.stringify([request.domain, request.contact])
    const isFresh = known?.subject === subject && Date.now() - known.readAt < request.maxAgeMs
    if (known && isFresh) return known.answer
    if (held.size >= maxCached) held.clear()
    const answer = look(request)
    held.set(request.projectId, { readAt: Date.now(), subject, answer })
    answer.catch(() => held.delete(request.projectId))
    return answer
  }
}
