import type { DomainKind } from '../../../events/codes'
import type { VersionRow } from '../../../projections/plugin-versions'
import type { ServerRow } from '../../../projections/servers'
import type { Unresolved } from '../license/plugin-lock'
import { lockOf } from '../license/plugin-lock'
import { freePlaces } from '../server/select-server'

export type PreflightCode =
  | 'NOTHING_BOUGHT'
  | 'DOMAIN_TO_BE_HAD'
  | 'DOMAIN_GONE'
  | 'DOMAIN_OURS'
  | 'DOMAIN_UNCLEAR'
  | 'NOTHING_TO_TRANSFER'
  | 'INWX_UNREACHABLE'
  | 'CONTACT_COMPLETE'
  | 'CONTACT_LACKING'
  | 'BALANCE_SUFFICIENT'
  | 'BALANCE_LOW'
  | 'SLOT_FREE'
  | 'NO_FREE_SLOT'
  | 'SERVER_USABLE'
  | 'NO_USABLE_SERVER'
  | 'COOLIFY_UNREACHABLE'
  | 'VERSIONS_FOUND'
  | 'VERSIONS_MISSING'

/** One thing that an order needs before money is taken for it. A red one stands in its way. */
export type PreflightCheck = {
  check: 'domain' | 'contact' | 'balance' | 'slot' | 'server' | 'bundle'
  state: 'green' | 'notice' | 'red'
  code: PreflightCode
  detail?: string
}

/** What an order asks for, as far as it must be there. */
export type Needs = {
  domain: { kind: DomainKind; name: string }
  plugins: readonly string[]
  /** Of the customer, see `missingContact`. */
  missingContact: readonly string[]
}

/** What was found, outside and here. */
export type Found = {
  purchase?:
    | {
        seen: { state: 'free' | 'taken' | 'ours' | 'unclear'; netCents?: number }
        balanceCents: number
      }
    | 'unreachable'
  servers: 'usable' | 'none' | 'unreachable'
  slots: readonly ServerRow[]
  versions: readonly VersionRow[]
}

type Judged = Pick<PreflightCheck, 'state' | 'code' | 'detail'>

const green = (code: PreflightCode): Judged => ({ state: 'green', code })
const red = (code: PreflightCode, detail?: string): Judged => ({
  state: 'red',
  code,
  ...(detail ? { detail } : {}),
})
const notice = (code: PreflightCode): Judged => ({ state: 'notice', code })

const euros = (cents: number) => (cents / 100).toFixed(2)

const domain = ({ domain: { kind, name } }: Needs, { purchase }: Found): Judged => {
  if (!purchase) return green('NOTHING_BOUGHT')
  if (purchase === 'unreachable') return red('INWX_UNREACHABLE')
  const { state } = purchase.seen
  if (state === 'ours') return red('DOMAIN_OURS', name)
  if (state === 'unclear') return red('DOMAIN_UNCLEAR', name)
  if (kind === 'registered')
    return state === 'free' ? green('DOMAIN_TO_BE_HAD') : red('DOMAIN_GONE', name)
  return state === 'taken' ? green('DOMAIN_TO_BE_HAD') : red('NOTHING_TO_TRANSFER', name)
}

const contact = ({ missingContact }: Needs, { purchase }: Found): Judged =>
  purchase && missingContact.length > 0
    ? red('CONTACT_LACKING', missingContact.join(', '))
    : green(purchase ? 'CONTACT_COMPLETE' : 'NOTHING_BOUGHT')

const balance = (_: Needs, { purchase }: Found): Judged => {
  if (!purchase) return green('NOTHING_BOUGHT')
  if (purchase === 'unreachable') return red('INWX_UNREACHABLE')
  const { seen, balanceCents } = purchase
  const { netCents = 0 } = seen
  return balanceCents >= netCents
    ? green('BALANCE_SUFFICIENT')
    : red('BALANCE_LOW', `${euros(balanceCents)} < ${euros(netCents)} EUR`)
}

const server = (_: Needs, { servers }: Found): Judged => {
  if (servers === 'unreachable') return notice('COOLIFY_UNREACHABLE')
  return servers === 'usable' ? green('SERVER_USABLE') : red('NO_USABLE_SERVER')
}

const bundle = ({ plugins }: Needs, { versions }: Found): Judged => {
  const wanted = plugins.map((plugin) => ({ plugin, updatesUntil: null }))
  const { unresolved } = lockOf(wanted, versions, null)
  const named = unresolved.map(({ plugin }: Unresolved) => plugin).join(', ')
  return named ? red('VERSIONS_MISSING', named) : green('VERSIONS_FOUND')
}

/** All that an order needs, each with whether it is there. */
export const preflightOf = (needs: Needs, found: Found): PreflightCheck[] => [
  { check: 'domain', ...domain(needs, found) },
  { check: 'contact', ...contact(needs, found) },
  { check: 'balance', ...balance(needs, found) },
  {
    check: 'slot',
    ...(found.slots.some((row) => freePlaces(row) > 0)
      ? green('SLOT_FREE')
      : notice('NO_FREE_SLOT')),
  },
  { check: 'server', ...server(needs, found) },
  { check: 'bundle', ...bundle(needs, found) },
]

/** What stands in the way; nothing when the money may be taken. */
export const redIn = (checks: readonly PreflightCheck[]) =>
  checks.filter(({ state }) => state === 'red')
