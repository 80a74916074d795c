import type { RecordedEvent } from '../../../events'
import type { AnyStepId, StepId } from '../../../events/codes'
import { isOneOf, stepIds } from '../../../events/codes'
import type { ExistingProject } from './state'

type EventTypeName = RecordedEvent['type']

type StepRule = {
  /** The step is repeated from the first of these that has happened. */
  causes: readonly EventTypeName[]
  /** Any of these says that its work is done. */
  results: readonly EventTypeName[]
  /** What it records besides; it does not hold any more either once the step is repeated. */
  traces?: readonly EventTypeName[]
  /** The event that people see as its end, where that is not a result; it is never undone. */
  milestone?: EventTypeName
  /** The step at which its repetition begins, where that is an earlier one. */
  repeatedFrom?: StepId
  /** `alone`: it is not repeated together with the steps before it. */
  repetition?: 'alone'
}

const stepRules: Record<AnyStepId, StepRule> = {
  payment: { causes: [], results: [], milestone: 'ProvisioningReleased' },
  server: { causes: ['ProvisioningReleased'], results: ['ServerAssigned'] },
  domain: { causes: ['ServerAssigned'], results: ['DomainAssigned'] },
  dns: { causes: ['DomainAssigned'], results: ['DnsConfigured'] },
  propagation: { causes: ['DnsConfigured'], results: ['DnsPropagated'] },
  preparation: {
    // A site that moves is prepared before its name leads to the new server.
    causes: ['DnsPropagated', 'ServerReassigned'],
    results: ['DeploymentPrepared'],
  },
  deployment: {
    causes: ['DeploymentPrepared'],
    results: ['DeploymentFinished'],
    traces: ['DeploymentStarted', 'DeploymentFailed'],
  },
  // A runtime boots again only when it is deployed again.
  boot: {
    causes: ['DeploymentPrepared'],
    results: ['RuntimeBooted'],
    repeatedFrom: 'deployment',
  },
  verification: {
    causes: ['RuntimeBooted', 'DeploymentFinished'],
    results: ['SiteVerified'],
  },
  // The customer is welcomed once, and a live site stays live during a repetition.
  live: {
    causes: ['ProjectWentLive'],
    results: ['CustomerWelcomed', 'StepSkipped'],
    milestone: 'ProjectWentLive',
    repetition: 'alone',
  },
  applicationRemoval: { causes: ['TeardownStarted'], results: ['ApplicationRemoved'] },
  dnsRemoval: { causes: ['ApplicationRemoved'], results: ['DnsRemoved'] },
}

/** The step that an event has repeated, with those after it; undefined for all other events. */
export const findRepeatedStep = (event: RecordedEvent): StepId | undefined => {
  switch (event.type) {
    case 'ServerReassigned':
      return 'dns'
    case 'DomainReplaced':
      return 'domain'
    case 'ProvisioningResumed':
      // A teardown has no results that could be undone.
      return isOneOf(stepIds, event.data.step) ? event.data.step : undefined
    default:
      return undefined
  }
}

/** The results that do not hold any more once a step is repeated. */
export const listInvalidatedEvents = (step: StepId): ReadonlySet<EventTypeName> => {
  const first = stepIds.indexOf(stepRules[step].repeatedFrom ?? step)
  const repeated = stepIds
    .slice(first)
    .filter((id) => id === step || stepRules[id].repetition !== 'alone')
  return new Set(
    repeated.flatMap((id) => {
      const { results, traces = [] } = stepRules[id]
      return [...results, ...traces]
    }),
  )
}

/** The events that people see as the end of a step. */
export const listCompletionEvents = (step: StepId): readonly EventTypeName[] => {
  const { milestone, results } = stepRules[step]
  return milestone ? [milestone] : results
}

/** Whether an event ends a stall at a step. A verified site has all steps but the welcome done. */
export const endsStall = ({ type }: RecordedEvent, stalledStep: AnyStepId): boolean =>
  type === 'ProvisioningResumed' ||
  type === 'StepSkipped' ||
  type === 'ServerReassigned' ||
  (type === 'SiteVerified' && stalledStep !== 'live')

type Results = Pick<ExistingProject, 'eventIds'>

/** Its result is in the project's stream, and still holds. */
export const isStepDone = ({ eventIds }: Results, step: AnyStepId): boolean =>
  stepRules[step].results.some((type) => eventIds[type] !== undefined)

/** The id of the event that a step is repeated from, once it has happened. */
export const findStepCause = ({ eventIds }: Results, step: AnyStepId): string | undefined =>
  stepRules[step].causes.map((type) => eventIds[type]).find(Boolean)

/** The first step whose result is missing; undefined when nothing is left to do. */
export const findCurrentStep = (project: Results): StepId | undefined =>
  stepIds.find((step) => step !== 'payment' && !isStepDone(project, step))
