import type { EventType, RecordedEvent } from '../../../events'
import type { FaultPoint } from './fault-points'
import { operationOf } from './fault-points'
import type { DeliveredMail, RunOutcome } from './run-outcome'

/** What is wrong, by the word under which it is counted. */
export type Deviation = {
  kind: 'duplicate' | 'lost' | 'orphan' | 'stuck' | 'order'
  message: string
}

const resourceNames = [
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
const compareCounts = (found: RunOutcome, good: RunOutcome): Deviation[] =>
  resourceNames.flatMap((name): Deviation[] => {
    if (found[name] === good[name]) return []
    const more = good[name] === 0 ? 'orphan' : 'duplicate'
    const kind = found[name] > good[name] ? more : 'lost'
    return [{ kind, message: `expected ${good[name]} ${name}, found ${found[name]}` }]
  })

const eventOrder: readonly EventType[] = [
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

const isInOrder = (types: readonly EventType[]) => {
  const firsts = eventOrder.map((type) => types.indexOf(type)).filter((index) => index >= 0)
  return firsts.every((at, index) => index === 0 || at > (firsts[index - 1] ?? -1))
}

const repeatable =
  /^(Deployment|RuntimeBooted|SiteVerified|Provisioning|DomainStalled|DomainResumed)/
const typesOf = (events: readonly RecordedEvent[]) => events.map(({ type }) => type)
const countType = (types: readonly EventType[], type: EventType) =>
  types.filter((one) => one === type).length

const isStallType = (type: EventType) => type === 'ProvisioningStalled'

const countResumptions = (types: readonly EventType[]) =>
  countType(types, 'ProvisioningResumed') + countType(types, 'DomainResumed')

/** A bug stalls at once, even where another job then brings the project on without a person. */
const countThrown = (points: readonly FaultPoint[]) =>
  points.filter(({ failureMode }) => failureMode === 'thrown').length

/** Each event as often as in a good run; what a person let go on may come once more. */
const compareEvents = (
  found: RunOutcome,
  good: RunOutcome,
  points: readonly FaultPoint[],
): Deviation[] => {
  const [types, expected] = [typesOf(found.events), typesOf(good.events)]
  const resumed = countResumptions(types) - countResumptions(expected)
  // A site that was seen at its name needs nobody to ask the name servers any more.
  const overtaken = countThrown(points) && countType(types, 'ProvisioningStalled') > resumed ? 1 : 0
  const all = new Set([...types, ...expected])
  const wrong = [...all].flatMap((type): Deviation[] => {
    const is = countType(types, type)
    const least = countType(expected, type) - (type === 'DnsPropagated' ? overtaken : 0)
    const more = repeatable.test(type) ? resumed : 0
    const most = countType(expected, type) + more + (isStallType(type) ? countThrown(points) : 0)
    if (is >= least && is <= most) return []
    return [{ kind: is > most ? 'duplicate' : 'lost', message: `${type} happened ${is} times` }]
  })
  return isInOrder(types) ? wrong : [...wrong, { kind: 'order', message: types.join(' ') }]
}

/** Mails about what stands still, which has one only while it does. */
const stallMails = new Set([
  'staff-stalled',
  'delayed',
  'release-withheld',
  'staff-release-withheld',
])

const kindsOf = (mails: readonly DeliveredMail[]) => mails.map(({ kind }) => kind)
const countKind = (kinds: readonly string[], kind: string) =>
  kinds.filter((one) => one === kind).length

/** The server may have taken it, and nobody heard so: it is sent once more, under the same id. */
const isReplyDropped = (kind: string, points: readonly FaultPoint[]) =>
  points.some(
    ({ checkpoint, when, failureMode }) =>
      when === 'after' &&
      operationOf(checkpoint) === `smtp ${kind}` &&
      failureMode !== 'frozen' &&
      failureMode !== 'duplicated',
  )

/** Each mail comes, and once; but for the one whose taking was not heard of. */
const compareMails = (
  found: RunOutcome,
  good: RunOutcome,
  points: readonly FaultPoint[],
): Deviation[] => {
  const [sent, expected] = [kindsOf(found.mails), kindsOf(good.mails)]
  const wrong = [...new Set([...sent, ...expected])].flatMap((kind): Deviation[] => {
    const [is, least] = [countKind(sent, kind), countKind(expected, kind)]
    const isFine = is === least || (is > least && stallMails.has(kind))
    if (isFine) return []
    return [{ kind: is > least ? 'duplicate' : 'lost', message: `${is} mails ${kind}` }]
  })
  const copied = found.mails.filter(
    ({ kind, copies }) => copies > (isReplyDropped(kind, points) ? 2 : 1),
  )
  return [
    ...wrong,
    ...copied.map(({ kind, copies }) => ({
      kind: 'duplicate' as const,
      message: `${copies} copies of ${kind}`,
    })),
  ]
}

/** Only names are published by deployments that no event tells of. */
const countUnrecordedDeployments = ({ events, deployments }: RunOutcome) => {
  const details = events.flatMap((event) =>
    event.type === 'DeploymentStarted' ? [event.data.deployment] : [],
  )
  return deployments.filter((uuid) => !details.includes(uuid)).length
}

const compareDeployments = (found: RunOutcome, good: RunOutcome): Deviation[] => {
  const more = countUnrecordedDeployments(found) - countUnrecordedDeployments(good)
  return more > 0 ? [{ kind: 'duplicate', message: `${more} deployments that nobody wanted` }] : []
}

const compareState = (found: RunOutcome, good: RunOutcome): Deviation[] => [
  ...(found.jobs === 0
    ? []
    : [{ kind: 'stuck' as const, message: `${found.jobs} jobs were left` }]),
  ...(found.stands === good.stands
    ? []
    : [{ kind: 'stuck' as const, message: `it is ${found.stands}, expected ${good.stands}` }]),
  ...(found.secrets.join() === good.secrets.join() &&
  found.checkouts.join() === good.checkouts.join()
    ? []
    : [{ kind: 'orphan' as const, message: `it has ${found.secrets}, ${found.checkouts}` }]),
]

/** Everything that is not as after a good run of the same scenario. */
export const findDeviations = (
  found: RunOutcome,
  good: RunOutcome,
  points: readonly FaultPoint[],
): Deviation[] => [
  ...compareState(found, good),
  ...compareEvents(found, good, points),
  ...compareCounts(found, good),
  ...compareMails(found, good, points),
  ...compareDeployments(found, good),
]
