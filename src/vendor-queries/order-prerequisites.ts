import type { Coolify } from '../integrations/coolify/types'
import type { InwxClient } from '../integrations/inwx/types'
import { isPermanent, VendorError } from '../integrations/vendor-error'

export type Registrar = Pick<
  InwxClient,
  'checkDomain' | 'domainPrice' | 'domainSeen' | 'balanceCents' | 'tldRules'
>

/** `price` is there for what can be bought: a free name's first year, or the transfer of a taken one. */
export type NameSeen = {
  state: 'free' | 'taken' | 'ours' | 'unclear'
  netCents?: number
  currency?: string
  premium?: boolean
}

export type BoughtKind = 'registered' | 'transferred'

const unclear = (error: unknown): NameSeen => {
  if (isPermanent(error)) return { state: 'unclear' }
  throw error
}

/** Whether a registrable name can be had, and for how much. Throws VendorError when INWX is silent. */
export const seeName = async (
  inwx: Registrar,
  kind: BoughtKind,
  name: string,
): Promise<NameSeen> => {
  try {
    const check = await inwx.checkDomain(name)
    const { netCents, currency, premium } = check
    if (check.available === 'unknown') return { state: 'unclear' }
    if (check.available)
      return {
        state: 'free',
        ...(netCents === undefined ? {} : { netCents }),
        ...(currency ? { currency } : {}),
        premium: premium === true,
      }
    const { state } = await inwx.domainSeen(name)
    if (state === 'held' || state === 'pending') return { state: 'ours' }
    if (kind === 'registered') return { state: 'taken' }
    return { state: 'taken', ...(await inwx.domainPrice(name, 'transfer')) }
  } catch (error) {
    return unclear(error)
  }
}

/** What an order needs of others, as it is at this moment. */
export type Outside = {
  purchase?: { seen: NameSeen; balanceCents: number } | 'unreachable'
  servers: 'usable' | 'none' | 'unreachable'
}

const patienceMs = 2_500

/** What comes too late counts as silence; the call itself goes on. */
export const inTime = async <T>(work: Promise<T>, ms = patienceMs): Promise<T | 'unreachable'> => {
  const { promise: late, resolve } = Promise.withResolvers<'unreachable'>()
  const timer = setTimeout(resolve, ms, 'unreachable')
  const heard = work.catch((error: unknown) => {
    if (error instanceof VendorError) return 'unreachable' as const
    throw error
  })
  const answer = await Promise.race([heard, late])
  clearTimeout(timer)
  return answer
}

const usableServers = async (coolify: Pick<Coolify, 'servers'>) => {
  const servers = await coolify.servers()
  return servers.some(({ usable }) => usable) ? ('usable' as const) : ('none' as const)
}

/** Their silence hinders nobody, so nobody waits long for it. */
const serversPatienceMs = 1_000

/** Names that cost nothing need no registrar. */
export const lookOutside = async (
  { inwx, coolify }: { inwx: Registrar; coolify: Pick<Coolify, 'servers'> },
  { kind, name }: { kind: string; name: string },
): Promise<Outside> => {
  const servers = inTime(usableServers(coolify), serversPatienceMs)
  if (kind !== 'registered' && kind !== 'transferred') return { servers: await servers }
  const purchase = Promise.all([seeName(inwx, kind, name), inwx.balanceCents()]).then(
    ([seen, balanceCents]) => ({ seen, balanceCents }),
  )
  return { purchase: await inTime(purchase), servers: await servers }
}
