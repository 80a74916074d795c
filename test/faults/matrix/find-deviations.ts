import type { EventType, Happened } from '../../../events'
import type { Point } from './fault-points'
import { actOf } from './fault-points'
import type { Found, Sent } from './run-outcome'

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
  'years',
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

const repeatable =
  /^(Deployment|RuntimeBooted|SiteVerified|Provisioning|DomainStalled|DomainResumed)/
const typesIn = (events: readonly Happened[]) => events.map(({ type }) => type)
const timesIn = (types: readonly EventType[], type: EventType) =>
  types.filter((one) => one === type).length

const isStall = (type: EventType) => type === 'ProvisioningStalled'

const resumptionsIn = (types: readonly EventType[]) =>
  timesIn(types, 'ProvisioningResumed') + timesIn(types, 'DomainResumed')

/** A bug stalls at once, even where another job then brings the project on without a person. */
const stallsFrom = (points: readonly Point[]) =>
  points.filter(({ manner }) => manner === 'thrown').length

/** Each event as often as in a good run; what a person let go on may come once more. */
const events = (found: Found, good: Found, points: readonly Point[]): Wrong[] => {
  const [types, wanted] = [typesIn(found.events), typesIn(good.events)]
  const resumed = resumptionsIn(types) - resumptionsIn(wanted)
  // A site that was seen at its name needs nobody to ask the name servers any more.
  const overtaken = stallsFrom(points) && timesIn(types, 'ProvisioningStalled') > resumed ? 1 : 0
  const all = new Set([...types, ...wanted])
  const wrong = [...all].flatMap((type): Wrong[] => {
    const is = timesIn(types, type)
    const least = timesIn(wanted, type) - (type === 'DnsPropagated' ? overtaken : 0)
    const more = repeatable.test(type) ? resumed : 0
    const most = timesIn(wanted, type) + more + (isStall(type) ? stallsFrom(points) : 0)
    if (is >= least && is <= most) return []
    return [{ kind: is > most ? 'duplicate' : 'lost', said: `${type} happened ${is} times` }]
  })
  return isOrdered(types) ? wrong : [...wrong, { kind: 'order', said: types.join(' ') }]
}

/** Mails about a stall, which has one only while it stands. */
const aboutStalls = new Set(['staff-stalled', 'delayed'])

const kindsOf = (mails: readonly Sent[]) => mails.map(({ kind }) => kind)
const timesOf = (kinds: readonly string[], kind: string) =>
  kinds.filter((one) => one === kind).length

/** The server may have taken it, and nobody heard so: it is sent once more, under the same id. */
const isUnheard = (kind: string, points: readonly Point[]) =>
  points.some(
    ({ place, when, manner }) =>
      when === 'after' &&
      actOf(place) === `smtp ${kind}` &&
      manner !== 'frozen' &&
      manner !== 'duplicated',
  )

/** Each mail comes, and once; but for the one whose taking was not heard of. */
const mails = (found: Found, good: Found, points: readonly Point[]): Wrong[] => {
  const [sent, wanted] = [kindsOf(found.mails), kindsOf(good.mails)]
  const wrong = [...new Set([...sent, ...wanted])].flatMap((kind): Wrong[] => {
    const [is, least] = [timesOf(sent, kind), timesOf(wanted, kind)]
    const isFine = is === least || (is > least && aboutStalls.has(kind))
    if (isFine) return []
    return [{ kind: is > least ? 'duplicate' : 'lost', said: `${is} mails ${kind}` }]
  })
  const copied = found.mails.filter(
    ({ kind, copies }) => copies > (isUnheard(kind, points) ? 2 : 1),
  )
  return [
    ...wrong,
    ...copied.map(({ kind, copies }) => ({
      kind: 'duplicate' as const,
      said: `${copies} copies of ${kind}`,
    })),
  ]
}

/** Only names are published by deployments that no event tells of. */
const untold = ({ events, deployments }: Found) => {
  const told = events.flatMap((event) =>
    event.type === 'DeploymentStarted' ? [event.data.deployment] : [],
  )
  return deployments.filter((uuid) => !told.includes(uuid)).length
}

const deployments = (found: Found, good: Found): Wrong[] => {
  const more = untold(found) - untold(good)
  return more > 0 ? [{ kind: 'duplicate', said: `${more} deployments that nobody wanted` }] : []
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
  ...events(found, good, points),
  ...counted(found, good),
  ...mails(found, good, points),
  ...deployments(found, good),
]
