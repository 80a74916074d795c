import type { RecordedEvent, RecordedEventOf } from '../../../events'
import { createImportedProject } from '../lifecycle/imported-project'
import { evolveAdditionalDomains } from '../naming/additional-domains'
import { findFreeRelease } from '../order/free-release'
import { evolveDisputes } from '../payment/disputes'
import { listHostsInRecords } from '../plan/record-ownership'
import { evolvePurchases } from '../purchase/purchases'
import { findVoidCode } from './payment-failure'
import { evolveReceivedPayments } from './received-payments'
import { evolveRefunds } from './refunds'
import { evolveRenewalTerms } from './renewal-terms'
import { evolveRuntimeKeys } from './runtime-keys'
import type { ExistingProject, ProjectData, ProjectState } from './state'
import { endsStall, findRepeatedStep, listInvalidatedEvents } from './step-rules'

const initialState: ProjectState = { stage: 'initial' }

const createProject = (
  event: Extract<RecordedEvent, { type: 'ProjectOrdered' }>,
): ExistingProject => ({
  stage: 'ordered',
  id: event.stream.slice('project-'.length),
  customerId: event.data.customerId,
  name: event.data.name,
  projectType: event.data.projectType,
  plugins: event.data.plugins,
  billingCycle: event.data.billingCycle,
  domain: event.data.domain,
  recordedHosts: [],
  additionalDomains: [],
  price: event.data.price,
  paymentMethod: event.data.paymentMethod,
  payments: [],
  refunds: [],
  disputes: [],
  purchases: [],
  runtimeKeyIds: [],
  renewalTerms: [],
  paymentAttempt: 0,
  invoiceApproval: 'open',
  orderedAt: event.at,
  eventIds: { ProjectOrdered: event.id },
  moves: 0,
  moveState: 'settled',
})

const clearHold = ({
  stalledStep: _,
  pausedAt: __,
  ...project
}: ExistingProject): ExistingProject => project

/** Its results of a repeated step and of those after it do not hold any more. */
const invalidateResults = (project: ExistingProject, event: RecordedEvent): ExistingProject => {
  const step = findRepeatedStep(event)
  if (!step) return project
  const invalidated = listInvalidatedEvents(step)
  const eventIds = Object.fromEntries(
    Object.entries(project.eventIds).filter(
      ([type]) => !invalidated.has(type as RecordedEvent['type']),
    ),
  ) as ProjectData['eventIds']
  const { deployment, boot, ...rest } = project
  return {
    ...rest,
    eventIds,
    ...(deployment && !invalidated.has('DeploymentFinished') ? { deployment } : {}),
    ...(boot && !invalidated.has('RuntimeBooted') ? { boot } : {}),
  }
}

const clearStall = (project: ExistingProject, event: RecordedEvent): ExistingProject => {
  const { stalledStep, ...rest } = project
  return stalledStep && endsStall(event, stalledStep) ? rest : project
}

/** A live site moves; one that is not live yet is built at the other server from the start. */
const reassignServer = (project: ExistingProject, serverId: string): ExistingProject => ({
  ...clearHold(project),
  serverId,
  moves: project.moves + 1,
  moveState: project.stage === 'live' ? 'moving' : 'settled',
})

const clearSubmittedPayment = ({
  submittedPaymentAttempt: _,
  ...project
}: ExistingProject): ExistingProject => project

const clearPendingRotation = ({
  pendingRotation: _,
  ...project
}: ExistingProject): ExistingProject => project

const recordFailedPayment = (
  project: ExistingProject,
  { cause, attempt = project.paymentAttempt }: RecordedEventOf<'PaymentFailed'>['data'],
): ExistingProject => ({
  ...clearSubmittedPayment(project),
  failedPayment: { attempt, cause },
  ...(findVoidCode(cause) === undefined ? {} : { voidedPaymentAttempt: project.paymentAttempt }),
})

const assignPrimaryDomain = (
  project: ExistingProject,
  { type, data }: Extract<RecordedEvent, { type: 'DomainAssigned' | 'PrimaryChosen' }>,
): ExistingProject => ({
  ...project,
  zone: data.zone,
  ...(type === 'PrimaryChosen' ? { domain: data.domain } : {}),
})

const goLive = (project: ExistingProject, at: string): ExistingProject => ({
  ...project,
  stage: 'live',
  liveAt: project.liveAt ?? at,
  movesWhenLive: project.movesWhenLive ?? project.moves,
})

const evolveRecordedHosts = (hosts: readonly string[], event: RecordedEvent) => {
  const added = listHostsInRecords(event)
  return added.length > 0 ? [...new Set([...hosts, ...added])] : hosts
}

/** A satellite of the old marketplace is refused by us at once; its site takes nothing over. */
const suspend = (project: ExistingProject, at: string): ExistingProject => ({
  ...project,
  suspendedAt: at,
  ...(project.importedAt ? {} : { pendingSiteStatus: 'suspension' }),
})

const reinstate = ({ suspendedAt: _, ...project }: ExistingProject): ExistingProject => ({
  ...project,
  ...(project.importedAt ? {} : { pendingSiteStatus: 'reinstatement' }),
})

const adopt = (
  project: ExistingProject,
  { domain, zone, serverId }: RecordedEventOf<'ProjectAdopted'>['data'],
): ExistingProject => ({ ...project, domain: { kind: 'owned', name: domain }, zone, serverId })

const confirmSiteStatus = ({
  pendingSiteStatus: _,
  ...project
}: ExistingProject): ExistingProject => project

const applyEvent = (project: ExistingProject, event: RecordedEvent): ExistingProject => {
  switch (event.type) {
    case 'OrderCancelled':
      return { ...clearHold(project), stage: 'cancelled' }
    case 'ProjectArchived':
      return { ...clearHold(project), stage: 'archived' }
    case 'PaymentRequested':
      // Another attempt is made only once the one before is over.
      return { ...clearSubmittedPayment(project), paymentAttempt: event.data.attempt }
    case 'PaymentSubmitted':
      return { ...project, submittedPaymentAttempt: event.data.attempt }
    case 'PaymentConfirmed':
      return event.data.purchase ? project : clearSubmittedPayment(project)
    case 'PaymentFailed':
      return recordFailedPayment(project, event.data)
    case 'InvoiceTermsApproved':
      return { ...project, invoiceApproval: 'approved' }
    case 'ProvisioningReleased':
      return { ...project, stage: 'released' }
    case 'ServerAssigned':
      return { ...project, serverId: event.data.serverId }
    case 'ServerReassigned':
      return reassignServer(project, event.data.serverId)
    case 'DomainAssigned':
    case 'PrimaryChosen':
      return assignPrimaryDomain(project, event)
    case 'DomainReplaced':
      return { ...project, domain: event.data.domain }
    case 'DnsConfigured':
      return { ...project, moveState: 'settled' }
    case 'DeploymentStarted':
      return { ...project, deployment: { state: 'running', id: event.data.deployment } }
    case 'DeploymentFinished':
      return { ...project, deployment: { state: 'finished', id: event.data.deployment } }
    case 'DeploymentFailed':
      return { ...project, deployment: { state: 'failed', id: event.data.deployment } }
    case 'RuntimeBooted':
      return { ...project, boot: { id: event.data.bootId, plugins: event.data.plugins } }
    case 'RuntimeBootFailed':
      return { ...project, bootFailedAt: event.at }
    case 'ProjectWentLive':
      return goLive(project, event.at)
    case 'TrackerLinkRequested':
      return { ...project, trackerLinkRequestedAt: event.at }
    case 'ProvisioningStalled':
      return { ...project, stalledStep: event.data.step }
    case 'ProvisioningPaused':
      return { ...project, pausedAt: event.at }
    case 'ProvisioningResumed':
      return {
        ...clearHold(project),
        ...(event.data.rotatesKey ? { pendingRotation: event.id } : {}),
      }
    case 'RuntimeKeyRotated':
      return clearPendingRotation(project)
    case 'StepSkipped':
      return clearHold(project)
    case 'ProjectAdopted':
      return adopt(project, event.data)
    case 'ProjectSuspended':
      return suspend(project, event.at)
    case 'ProjectReinstated':
      return reinstate(project)
    case 'SuspensionConfirmed':
    case 'ReinstatementConfirmed':
      return confirmSiteStatus(project)
    default:
      return project
  }
}

const evolveProject = (project: ProjectState, event: RecordedEvent): ProjectState => {
  if (event.type === 'ProjectOrdered') return createProject(event)
  if (event.type === 'ProjectImported') return createImportedProject(event)
  if (project.stage === 'initial') return project
  const next = applyEvent(clearStall(invalidateResults(project, event), event), event)
  const freeRelease = findFreeRelease([event]) ?? next.freeRelease
  return {
    ...next,
    recordedHosts: evolveRecordedHosts(next.recordedHosts, event),
    ...(freeRelease ? { freeRelease } : {}),
    additionalDomains: evolveAdditionalDomains(next.additionalDomains, event),
    payments: evolveReceivedPayments(next.payments, event, next),
    refunds: evolveRefunds(next.refunds, event),
    purchases: evolvePurchases(next.purchases, event),
    disputes: evolveDisputes(next.disputes, event),
    renewalTerms: evolveRenewalTerms(next.renewalTerms, event),
    runtimeKeyIds: evolveRuntimeKeys(next.runtimeKeyIds, event),
    eventIds: { ...next.eventIds, [event.type]: event.id },
  }
}

export const rebuildProject = (events: readonly RecordedEvent[]): ProjectState =>
  events.reduce(evolveProject, initialState)
