import type { RecordedEvent } from '../../../events'
import type { Owner, StepId } from '../../../events/codes'
import { stepIds } from '../../../events/codes'

export type StepState = 'done' | 'current' | 'waiting' | 'stalled' | 'todo'

/** One step of an order as people see it; `code` and `vendor` say why it waits or stands. */
export type StepProgress = {
  step: StepId
  state: StepState
  at?: string
  attempt?: number
  owner?: Owner
  vendor?: string
  code?: string
  vendorText?: string
  nextPollAt?: string
  /** Since when the vendor is down that is waited for. */
  since?: string
}

/** What the queue knows of the step under way. */
export type PendingStep = {
  step: StepId
  attempt: number
  dueAt: string
  waitingFor?: { vendor?: string; code: string; owner: Owner; since?: string }
}

const stepByResult: Partial<Record<RecordedEvent['type'], StepId>> = {
  ProvisioningReleased: 'payment',
  ServerAssigned: 'server',
  DomainAssigned: 'domain',
  DnsConfigured: 'dns',
  DnsPropagated: 'propagation',
  DeploymentPrepared: 'preparation',
  DeploymentFinished: 'deployment',
  RuntimeBooted: 'boot',
  SiteVerified: 'verification',
  ProjectWentLive: 'live',
}

/** The first step that a person let be done again; what did not boot well is deployed again. */
const findRepeatedStep = (event: RecordedEvent): StepId | undefined => {
  if (event.type === 'ServerReassigned') return 'dns'
  if (event.type === 'DomainReplaced') return 'domain'
  if (event.type !== 'ProvisioningResumed') return undefined
  const { step } = event.data
  return step === 'boot' ? 'deployment' : stepIds.find((id) => id === step)
}

/** A site that is live stays so meanwhile. */
const listStepsFrom = (first: StepId) =>
  stepIds.slice(stepIds.indexOf(first)).filter((step) => step !== 'live')

type StalledStep = Extract<RecordedEvent, { type: 'ProvisioningStalled' }>

const resumingEvents = new Set<string>(['ProvisioningResumed', 'StepSkipped', 'ServerReassigned'])

const findCurrentStall = (events: readonly RecordedEvent[]): StalledStep | undefined =>
  events.reduce<StalledStep | undefined>((stalled, event) => {
    if (event.type === 'ProvisioningStalled') return event
    if (resumingEvents.has(event.type)) return undefined
    return event.type === 'SiteVerified' && stalled?.data.step !== 'live' ? undefined : stalled
  }, undefined)

const toStalledStep = (step: StepId, { data, at }: StalledStep): StepProgress => ({
  step,
  state: 'stalled',
  at,
  owner: data.owner,
  code: data.code,
  ...(data.vendor ? { vendor: data.vendor } : {}),
  ...(data.vendorText ? { vendorText: data.vendorText } : {}),
})

/** Whoever pays later or nothing waits for our approval, not for money. */
const findPayer = (events: readonly RecordedEvent[]): Owner => {
  const ordered = events.find((event) => event.type === 'ProjectOrdered')
  if (ordered?.type !== 'ProjectOrdered') return 'customer'
  const { paymentMethod, price } = ordered.data
  return paymentMethod === 'invoice' || price.grossCents === 0 ? 'caseworker' : 'customer'
}

const voidedPrefix = 'preflight:'

/** Why money that was held went back, as long as nobody asked for it anew. */
const findVoidCause = (events: readonly RecordedEvent[]): string | undefined =>
  events.reduce<string | undefined>((because, event) => {
    if (event.type === 'PaymentRequested') return undefined
    if (event.type !== 'PaymentFailed' || !event.data.cause.startsWith(voidedPrefix)) return because
    return event.data.cause.slice(voidedPrefix.length)
  }, undefined)

const voidCode = (events: readonly RecordedEvent[]) => {
  const code = findVoidCause(events)
  return code ? { code } : {}
}

const toOpenStep = (
  step: StepId,
  pending: PendingStep | undefined,
  events: readonly RecordedEvent[],
): StepProgress => {
  if (step === 'payment')
    return { step, state: 'waiting', owner: findPayer(events), ...voidCode(events) }
  if (pending?.step !== step) return { step, state: 'current' }
  const { attempt, dueAt, waitingFor } = pending
  if (!waitingFor) return { step, state: 'current', attempt }
  return { step, state: 'waiting', attempt, nextPollAt: dueAt, ...waitingFor }
}

const collectDoneSteps = (events: readonly RecordedEvent[]) => {
  const doneAt = new Map<StepId, string>()
  for (const event of events) {
    const again = findRepeatedStep(event)
    if (again) for (const step of listStepsFrom(again)) doneAt.delete(step)
    const step = stepByResult[event.type]
    if (step && !doneAt.has(step)) doneAt.set(step, event.at)
  }
  return doneAt
}

/** The steps of one project, from its own events and the job under way. */
export const listStepProgress = (
  events: readonly RecordedEvent[],
  pending?: PendingStep,
): StepProgress[] => {
  const doneAt = collectDoneSteps(events)
  const stalled = findCurrentStall(events)
  const ended = events.some((event) => event.type === 'OrderCancelled')
  const current = stepIds.find((step) => !doneAt.has(step))
  return stepIds.map((step) => {
    const at = doneAt.get(step)
    if (stalled?.data.step === step && (step === 'live' || !at)) return toStalledStep(step, stalled)
    if (at) return { step, state: 'done', at }
    if (ended && step === 'payment') return { step, state: 'todo', ...voidCode(events) }
    return step === current && !ended && !stalled
      ? toOpenStep(step, pending, events)
      : { step, state: 'todo' }
  })
}
