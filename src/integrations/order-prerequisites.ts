import type { CoolifyClient } from './coolify/types'
import type { InwxClient, Registrant } from './inwx/types'
import { isPermanentError, VendorError } from './vendor-error'

export type RegistrarReader = Pick<
  InwxClient,
  | 'checkContact'
  | 'checkDomain'
  | 'getDomainPrice'
  | 'observeDomain'
  | 'getBalanceCents'
  | 'getTldRules'
>

/** `price` is there for what can be bought: a free name's first year, or the transfer of a taken one. */
export type DomainAvailability = {
  state: 'free' | 'taken' | 'ours' | 'unclear'
  netCents?: number
  currency?: string
  premium?: boolean
}

export type PurchaseKind = 'registered' | 'transferred'

const toUnclear = (error: unknown): DomainAvailability => {
  if (isPermanentError(error)) return { state: 'unclear' }
  throw error
}

/** Whether a registrable name can be had, and for how much. Throws VendorError when INWX is silent. */
export const readAvailability = async (
  inwx: RegistrarReader,
  kind: PurchaseKind,
  name: string,
): Promise<DomainAvailability> => {
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
    const { state } = await inwx.observeDomain(name)
    if (state === 'held' || state === 'pending') return { state: 'ours' }
    if (kind === 'registered') return { state: 'taken' }
    return { state: 'taken', ...(await inwx.getDomainPrice(name, 'transfer')) }
  } catch (error) {
    return toUnclear(error)
  }
}

/** By INWX's own dry run. */
type ContactCheck = 'accepted' | { refusedBecause: string }

const checkContact = async (inwx: RegistrarReader, holder: Registrant): Promise<ContactCheck> => {
  try {
    await inwx.checkContact(holder)
    return 'accepted'
  } catch (error) {
    // What is wrong with our account is no fault of the contact.
    if (isPermanentError(error) && error.details.owner === 'customer')
      return { refusedBecause: error.details.vendorText }
    throw error
  }
}

/** What an order needs of others, as it is at this moment. */
export type OrderPrerequisites = {
  purchase?:
    | { availability: DomainAvailability; balanceCents: number; contact?: ContactCheck }
    | 'unreachable'
  servers: 'usable' | 'none' | 'unreachable'
}

const defaultTimeoutMs = 2_500

/** What comes too late counts as silence; the call itself goes on. */
export const orUnreachable = async <T>(
  work: Promise<T>,
  ms = defaultTimeoutMs,
): Promise<T | 'unreachable'> => {
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

const checkServers = async (coolify: Pick<CoolifyClient, 'listServers'>) => {
  const servers = await coolify.listServers()
  return servers.some(({ usable }) => usable) ? ('usable' as const) : ('none' as const)
}

/** Their silence hinders nobody, so nobody waits long for it. */
const serversTimeoutMs = 1_000

/** Names that cost nothing need no registrar; `holder` of one that does is tried there. */
export const readOrderPrerequisites = async (
  { inwx, coolify }: { inwx: RegistrarReader; coolify: Pick<CoolifyClient, 'listServers'> },
  { kind, name }: { kind: string; name: string },
  holder?: Registrant,
): Promise<OrderPrerequisites> => {
  const servers = orUnreachable(checkServers(coolify), serversTimeoutMs)
  if (kind !== 'registered' && kind !== 'transferred') return { servers: await servers }
  const purchase = Promise.all([
    readAvailability(inwx, kind, name),
    inwx.getBalanceCents(),
    holder ? checkContact(inwx, holder) : undefined,
  ]).then(([availability, balanceCents, contact]) => ({
    availability,
    balanceCents,
    ...(contact ? { contact } : {}),
  }))
  return { purchase: await orUnreachable(purchase), servers: await servers }
}
