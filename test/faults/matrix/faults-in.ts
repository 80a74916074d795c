import type { EventType, Happened } from '../../../events'
import type { Found } from './found'
import type { Point } from './points'
import { actOf, causeOf } from './points'

/** What is wrong, by the word under which it is counted. */
export type Wrong = { kind: 'duplicate' | 'lost' | 'orphan' | 'stuck' | 'order'; said: string }

const things = [
  'projects',
  'databases',
  'applications',
  'running',
  'storages',
  'records',
  'zones',
  'domains',
  'charges',
  'keys',
  'licenses',
  'slots',
] as const

/** As many of each thing as after a run in which nothing went wrong. */
const counted = (found: Found, good: Found): Wrong[] =>
  things.flatMap((name): Wrong[] => {
    if (found[name] === good[name]) return []
    const more = good[name] === 0 ? 'orphan' : 'duplicate'
    const kind = found[name] > good[name] ? more : 'lost'
    return [{ kind, said: `expected ${good[name]} ${name}, found ${found[name]}` }]
  })

const inOrder: readonly EventType[] = [
  'ProjectOrdered',
  'PaymentConfirmed',
  'ProvisioningReleased',
  'ServerAssigned',
  'DomainAssigned',
  'DnsConfigured',
  'DnsPropagated',
  'DeploymentPrepared',
  'DeploymentStarted',
  'DeploymentFinished',
  'SiteVerified',
  'ProjectWentLive',
  'CustomerWelcomed',
  'TeardownStarted',
  'ApplicationRemoved',
  'DnsRemoved',
]

const isOrdered = (types: readonly EventType[]) => {
  const firsts = inOrder.map((type) => types.indexOf(type)).filter((index) => index >= 0)
  return firsts.every((at, index) => index === 0 || at > (firsts[index - 1] ?? -1))
}

const repeatable = /^(Deployment|RuntimeBooted|SiteVerified|Provisioning)/
const typesIn = (events: readonly Happened[]) => events.map(({ type }) => type)
const timesIn = (types: readonly EventType[], type: EventType) =>
  types.filter((one) => one === type).length

/** Each event as often as in a good run; what a person let go on may come once more. */
const events = (found: Found, good: Found): Wrong[] => {
  const [types, wanted] = [typesIn(found.events), typesIn(good.events)]
  const resumed = timesIn(types, 'ProvisioningResumed') - timesIn(wanted, 'ProvisioningResumed')
  const all = new Set([...types, ...wanted])
  const wrong = [...all].flatMap((type): Wrong[] => {
    const [least, is] = [timesIn(wanted, type), timesIn(types, type)]
    const most = least + (repeatable.test(type) ? resumed : 0)
    if (is >= least && is <= most) return []
    return [{ kind: is > most ? 'duplicate' : 'lost', said: `${type} happened ${is} times` }]
  })
  return isOrdered(types) ? wrong : [...wrong, { kind: 'order', said: types.join(' ') }]
}

const mailCauses: Record<string, EventType> = {
  received: 'ProjectOrdered',
  welcome: 'ProjectWentLive',
}

/** A second copy, under the same id, only if the fault lay between sending and telling of it. */
const mails = (found: Found, good: Found, points: readonly Point[]): Wrong[] => {
  const kinds = new Set([...Object.keys(found.mails), ...Object.keys(good.mails)])
  return [...kinds].flatMap((kind): Wrong[] => {
    const copies = found.mails[kind] ?? 0
    if (!good.mails[kind]) return [{ kind: 'duplicate', said: `an unknown mail ${kind}` }]
    if (copies === 0) return [{ kind: 'lost', said: `no mail ${kind}` }]
    const isHit = points.some(({ place }) => causeOf(place) === mailCauses[kind])
    const most = isHit ? 2 : 1
    return copies > most ? [{ kind: 'duplicate', said: `${copies} copies of ${kind}` }] : []
  })
}

/** What a worker deploys that thaws right before its call is a deployment that no event names. */
const deployments = (found: Found, points: readonly Point[]): Wrong[] => {
  const started = found.events.flatMap((event) =>
    event.type === 'DeploymentStarted' ? [event.data.deployment] : [],
  )
  const unknown = found.deployments.filter((uuid) => !started.includes(uuid)).length
  const isLate = points.some(
    ({ place, when, manner }) =>
      when === 'before' &&
      ['frozen', 'duplicated'].includes(manner) &&
      actOf(place) === 'coolify POST /deploy',
  )
  return unknown > (isLate ? 1 : 0)
    ? [{ kind: 'duplicate', said: `${unknown} deployments that no event names` }]
    : []
}

const state = (found: Found, good: Found): Wrong[] => [
  ...(found.jobs === 0 ? [] : [{ kind: 'stuck' as const, said: `${found.jobs} jobs were left` }]),
  ...(found.stands === good.stands
    ? []
    : [{ kind: 'stuck' as const, said: `it is ${found.stands}, expected ${good.stands}` }]),
  ...(found.secrets.join() === good.secrets.join() &&
  found.checkouts.join() === good.checkouts.join()
    ? []
    : [{ kind: 'orphan' as const, said: `it has ${found.secrets}, ${found.checkouts}` }]),
]

/** Everything that is not as after a good run of the same scenario. */
export const wrongIn = (found: Found, good: Found, points: readonly Point[]): Wrong[] => [
  ...state(found, good),
  ...events(found, good),
  ...counted(found, good),
  ...mails(found, good, points),
  ...deployments(found, points),
]
