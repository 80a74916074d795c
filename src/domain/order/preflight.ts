import type { DomainKind } from '../../../events/codes'
import type { ParsedDomainHolder } from '../contact/domain-holder'
import type { PublishedVersion } from '../license/lock-request'
import { resolvePluginLock } from '../license/plugin-lock'
import type { ServerCapacity } from '../server/select-server'
import { countFreeSlots } from '../server/select-server'

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
  | 'CONTACT_REFUSED'
  | 'BALANCE_SUFFICIENT'
  | 'BALANCE_LOW'
  | 'SLOT_FREE'
  | 'NO_FREE_SLOT'
  | 'SERVER_USABLE'
  | 'NO_USABLE_SERVER'
  | 'COOLIFY_UNREACHABLE'
  | 'VERSIONS_FOUND'
  | 'VERSIONS_MISSING'

/** One precondition of an order, checked before money is taken. A red one blocks the order. */
export type PreflightCheck = {
  check: 'domain' | 'contact' | 'balance' | 'slot' | 'server' | 'bundle'
  state: 'green' | 'notice' | 'red'
  code: PreflightCode
  detail?: string
}

/** What an order depends on. */
export type PreflightNeeds = {
  domain: { kind: DomainKind; name: string }
  plugins: readonly string[]
  /** The customer as the holder of a domain; of no account where none is bought. */
  contact: ParsedDomainHolder
}

/** What vendors and our read models say at this moment. */
export type PreflightFindings = {
  purchase?:
    | {
        availability: { state: 'free' | 'taken' | 'ours' | 'unclear'; netCents?: number }
        balanceCents: number
        /** The registrar's own dry run; none for a contact that has faults. */
        contact?: 'accepted' | { refusedBecause: string }
      }
    | 'unreachable'
  servers: 'usable' | 'none' | 'unreachable'
  slots: readonly ServerCapacity[]
  versions: readonly PublishedVersion[]
}

type CheckResult = Pick<PreflightCheck, 'state' | 'code' | 'detail'>

const green = (code: PreflightCode): CheckResult => ({ state: 'green', code })
const red = (code: PreflightCode, detail?: string): CheckResult => ({
  state: 'red',
  code,
  ...(detail ? { detail } : {}),
})
const notice = (code: PreflightCode): CheckResult => ({ state: 'notice', code })

const formatEuros = (cents: number) => (cents / 100).toFixed(2)

const checkDomain = (
  { domain: { kind, name } }: PreflightNeeds,
  { purchase }: PreflightFindings,
): CheckResult => {
  if (!purchase) return green('NOTHING_BOUGHT')
  if (purchase === 'unreachable') return red('INWX_UNREACHABLE')
  const { state } = purchase.availability
  if (state === 'ours') return red('DOMAIN_OURS', name)
  if (state === 'unclear') return red('DOMAIN_UNCLEAR', name)
  if (kind === 'registered')
    return state === 'free' ? green('DOMAIN_TO_BE_HAD') : red('DOMAIN_GONE', name)
  return state === 'taken' ? green('DOMAIN_TO_BE_HAD') : red('NOTHING_TO_TRANSFER', name)
}

const checkContact = (
  { contact }: PreflightNeeds,
  { purchase }: PreflightFindings,
): CheckResult => {
  if (!purchase) return green('NOTHING_BOUGHT')
  if ('faults' in contact) {
    const isMissing = contact.faults.some(({ code }) => code === 'CONTACT_INCOMPLETE')
    const fields = contact.faults.map(({ field }) => field).join(', ')
    return red(isMissing ? 'CONTACT_LACKING' : 'CONTACT_REFUSED', fields)
  }
  const result = purchase === 'unreachable' ? undefined : purchase.contact
  return typeof result === 'object'
    ? red('CONTACT_REFUSED', result.refusedBecause)
    : green('CONTACT_COMPLETE')
}

const checkBalance = (_: PreflightNeeds, { purchase }: PreflightFindings): CheckResult => {
  if (!purchase) return green('NOTHING_BOUGHT')
  if (purchase === 'unreachable') return red('INWX_UNREACHABLE')
  const { availability, balanceCents } = purchase
  const { netCents = 0 } = availability
  return balanceCents >= netCents
    ? green('BALANCE_SUFFICIENT')
    : red('BALANCE_LOW', `${formatEuros(balanceCents)} < ${formatEuros(netCents)} EUR`)
}

const checkServer = (_: PreflightNeeds, { servers }: PreflightFindings): CheckResult => {
  if (servers === 'unreachable') return notice('COOLIFY_UNREACHABLE')
  return servers === 'usable' ? green('SERVER_USABLE') : red('NO_USABLE_SERVER')
}

const checkBundle = ({ plugins }: PreflightNeeds, { versions }: PreflightFindings): CheckResult => {
  const licenses = plugins.map((plugin) => ({ plugin, updatesUntil: null }))
  const { unresolved } = resolvePluginLock({ licenses, versions, core: null })
  const missing = unresolved.map(({ plugin }) => plugin).join(', ')
  return missing ? red('VERSIONS_MISSING', missing) : green('VERSIONS_FOUND')
}

/** Every precondition of an order with its state. */
export const evaluatePreflight = (
  needs: PreflightNeeds,
  findings: PreflightFindings,
): PreflightCheck[] => [
  { check: 'domain', ...checkDomain(needs, findings) },
  { check: 'contact', ...checkContact(needs, findings) },
  { check: 'balance', ...checkBalance(needs, findings) },
  {
    check: 'slot',
    ...(findings.slots.some((server) => countFreeSlots(server) > 0)
      ? green('SLOT_FREE')
      : notice('NO_FREE_SLOT')),
  },
  { check: 'server', ...checkServer(needs, findings) },
  { check: 'bundle', ...checkBundle(needs, findings) },
]

/** The checks that block an order; none when the money may be taken. */
export const listBlockingChecks = (checks: readonly PreflightCheck[]) =>
  checks.filter(({ state }) => state === 'red')
