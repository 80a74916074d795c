import type { EventType } from '../../../events'
import type { Found } from './found'
import type { Point } from './points'
import { actOf, causeOf } from './points'
import type { Scenario } from './scenarios'

/** What is wrong, by the word under which it is counted. */
export type Wrong = { kind: 'duplicate' | 'lost' | 'orphan' | 'stuck' | 'order'; said: string }

const things = ['projects', 'databases', 'applications', 'running', 'storages', 'records'] as const

const counted = (found: Found, wanted: number): Wrong[] =>
  things.flatMap((name): Wrong[] => {
    if (found[name] === wanted) return []
    const kind = found[name] > wanted ? (wanted === 0 ? 'orphan' : 'duplicate') : 'lost'
    return [{ kind, said: `expected ${wanted} ${name}, found ${found[name]}` }]
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
]

/** Each event once and in order; what was resumed or deployed again may come once more. */
const events = ({ events: all }: Found): Wrong[] => {
  const types = all.map(({ type }) => type)
  const goesOn = types.filter((type) => type === 'ProvisioningResumed').length
  const often = [...new Set(types)].filter((type) => {
    const isRepeatable = /^(Deployment|RuntimeBooted|SiteVerified|Provisioning)/.test(type)
    const most = isRepeatable ? 1 + goesOn : 1
    return types.filter((one) => one === type).length > most
  })
  const firsts = inOrder.map((type) => types.indexOf(type)).filter((index) => index >= 0)
  const isOrdered = firsts.every((at, index) => index === 0 || at > (firsts[index - 1] ?? -1))
  return [
    ...often.map((type): Wrong => ({ kind: 'duplicate', said: `${type} happened too often` })),
    ...(isOrdered ? [] : [{ kind: 'order' as const, said: types.join(' ') }]),
  ]
}

const mailCauses: Record<string, EventType> = {
  received: 'ProjectOrdered',
  welcome: 'ProjectWentLive',
}

/** A second copy, under the same id, only if the fault lay between sending and telling of it. */
const mails = (found: Found, projectId: string, wanted: readonly string[], point?: Point): Wrong[] => {
  const ids = wanted.map((kind) => `<${kind}.${projectId}@vrs.gmbh>`)
  const strange = Object.keys(found.mails).filter((id) => !ids.includes(id))
  return [
    ...strange.map((id): Wrong => ({ kind: 'duplicate', said: `an unknown mail ${id}` })),
    ...wanted.flatMap((kind, index): Wrong[] => {
      const copies = found.mails[ids[index] ?? ''] ?? 0
      if (copies === 0) return [{ kind: 'lost', said: `no mail ${kind}` }]
      const most = point && causeOf(point.place) === mailCauses[kind] ? 2 : 1
      return copies > most ? [{ kind: 'duplicate', said: `${copies} copies of ${kind}` }] : []
    }),
  ]
}

/** What a worker deploys that thaws right before its call is a deployment that no event names. */
const deployments = (found: Found, point?: Point): Wrong[] => {
  const started = found.events.flatMap((event) =>
    event.type === 'DeploymentStarted' ? [event.data.deployment] : [],
  )
  const unknown = found.deployments.filter((uuid) => !started.includes(uuid)).length
  const isLate =
    point?.when === 'before' &&
    ['frozen', 'duplicated'].includes(point.manner) &&
    actOf(point.place) === 'coolify POST /deploy'
  return unknown > (isLate ? 1 : 0)
    ? [{ kind: 'duplicate', said: `${unknown} deployments that no event names` }]
    : []
}

const stuck = (found: Found): Wrong[] =>
  found.jobs === 0 ? [] : [{ kind: 'stuck', said: `${found.jobs} jobs were left` }]

const lived = (found: Found, projectId: string, point?: Point): Wrong[] => {
  const { project, secrets, keys, licenses } = found
  const isLive = project.stage === 'live' && !project.stalledAt && project.causes.CustomerWelcomed
  const kept = [secrets.join(), keys, licenses].join(' ')
  return [
    ...(isLive ? [] : [{ kind: 'stuck' as const, said: `it is ${project.stage}` }]),
    ...(kept === 'database_password,site_secret 1 1'
      ? []
      : [{ kind: 'duplicate' as const, said: `expected two secrets, a key, a license: ${kept}` }]),
    ...counted(found, 1),
    ...mails(found, projectId, ['received', 'welcome'], point),
    ...deployments(found, point),
  ]
}

const expired = (found: Found, projectId: string, point?: Point): Wrong[] => {
  const { project, checkouts, charges } = found
  const isClosed = checkouts.join() === 'expired' && charges === 0
  return [
    ...(project.stage === 'cancelled' ? [] : [{ kind: 'stuck' as const, said: project.stage }]),
    ...(isClosed ? [] : [{ kind: 'orphan' as const, said: `checkout ${checkouts} ${charges}` }]),
    ...counted(found, 0),
    ...mails(found, projectId, ['received'], point),
  ]
}

const removed = (found: Found): Wrong[] => [
  ...(found.project.stage !== 'unborn' && found.project.causes.DnsRemoved
    ? []
    : [{ kind: 'stuck' as const, said: 'it was not torn down' }]),
  ...counted(found, 0),
]

/** Everything that is not as it must be after a run, whatever happened in it. */
export const wrongIn = (
  { stands }: Scenario,
  found: Found,
  projectId: string,
  point?: Point,
): Wrong[] => {
  const all = {
    'one of each': () => lived(found, projectId, point),
    'a closed checkout': () => expired(found, projectId, point),
    nothing: () => removed(found),
  }
  return [...stuck(found), ...events(found), ...all[stands]()]
}
