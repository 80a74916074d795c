import type { Happened } from '../../../events'
import type { Owner, StepId } from '../../../events/codes'
import { stepIds } from '../../../events/codes'

export type StepState = 'done' | 'current' | 'waiting' | 'stalled' | 'todo'

/** One step of an order as people see it; `code` and `vendor` say why it waits or stands. */
export type StepView = {
  step: StepId
  state: StepState
  at?: string
  attempt?: number
  owner?: Owner
  vendor?: string
  code?: string
  vendorText?: string
  nextLookAt?: string
  /** Since when the vendor is down that is waited for. */
  since?: string
}

/** What the queue knows of the step under way. */
export type Pending = {
  step: StepId
  attempt: number
  dueAt: string
  waitingFor?: { vendor?: string; code: string; owner: Owner; since?: string }
}

const finishedBy: Partial<Record<Happened['type'], StepId>> = {
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
const againFrom = (event: Happened): StepId | undefined => {
  if (event.type === 'ServerReassigned') return 'dns'
  if (event.type === 'DomainReplaced') return 'domain'
  if (event.type !== 'ProvisioningResumed') return undefined
  const { step } = event.data
  return step === 'boot' ? 'deployment' : stepIds.find((id) => id === step)
}

/** A site that is live stays so meanwhile. */
const stepsFrom = (first: StepId) =>
  stepIds.slice(stepIds.indexOf(first)).filter((step) => step !== 'live')

type StalledStep = Extract<Happened, { type: 'ProvisioningStalled' }>

const goesOn = new Set<string>(['ProvisioningResumed', 'StepSkipped', 'ServerReassigned'])

const stalledNow = (events: readonly Happened[]): StalledStep | undefined =>
  events.reduce<StalledStep | undefined>((stalled, event) => {
    if (event.type === 'ProvisioningStalled') return event
    if (goesOn.has(event.type)) return undefined
    return event.type === 'SiteVerified' && stalled?.data.step !== 'live' ? undefined : stalled
  }, undefined)

const stalledView = (step: StepId, { data, at }: StalledStep): StepView => ({
  step,
  state: 'stalled',
  at,
  owner: data.owner,
  code: data.code,
  ...(data.vendor ? { vendor: data.vendor } : {}),
  ...(data.vendorText ? { vendorText: data.vendorText } : {}),
})

/** Whoever pays later or nothing waits for our approval, not for money. */
const payer = (events: readonly Happened[]): Owner => {
  const ordered = events.find((event) => event.type === 'ProjectOrdered')
  if (ordered?.type !== 'ProjectOrdered') return 'customer'
  const { paymentMethod, price } = ordered.data
  return paymentMethod === 'invoice' || price.grossCents === 0 ? 'caseworker' : 'customer'
}

const voided = 'preflight:'

/** Why money that was held went back, as long as nobody asked for it anew. */
const voidedBecause = (events: readonly Happened[]): string | undefined =>
  events.reduce<string | undefined>((because, event) => {
    if (event.type === 'PaymentRequested') return undefined
    if (event.type !== 'PaymentFailed' || !event.data.cause.startsWith(voided)) return because
    return event.data.cause.slice(voided.length)
  }, undefined)

const because = (events: readonly Happened[]) => {
  const code = voidedBecause(events)
  return code ? { code } : {}
}

const openView = (
  step: StepId,
  pending: Pending | undefined,
  events: readonly Happened[],
): StepView => {
  if (step === 'payment')
    return { step, state: 'waiting', owner: payer(events), ...because(events) }
  if (pending?.step !== step) return { step, state: 'current' }
  const { attempt, dueAt, waitingFor } = pending
  if (!waitingFor) return { step, state: 'current', attempt }
  return { step, state: 'waiting', attempt, nextLookAt: dueAt, ...waitingFor }
}

const doneIn = (events: readonly Happened[]) => {
  const doneAt = new Map<StepId, string>()
  for (const event of events) {
    const again = againFrom(event)
    if (again) for (const step of stepsFrom(again)) doneAt.delete(step)
    const step = finishedBy[event.type]
    if (step && !doneAt.has(step)) doneAt.set(step, event.at)
  }
  return doneAt
}

/** The steps of one project, from its own events and the job under way. */
export const stepsOf = (events: readonly Happened[], pending?: Pending): StepView[] => {
  const doneAt = doneIn(events)
  const stalled = stalledNow(events)
  const ended = events.some((event) => event.type === 'OrderCancelled')
  const current = stepIds.find((step) => !doneAt.has(step))
  return stepIds.map((step) => {
    const at = doneAt.get(step)
    if (stalled?.data.step === step && (step === 'live' || !at)) return stalledView(step, stalled)
    if (at) return { step, state: 'done', at }
    if (ended && step === 'payment') return { step, state: 'todo', ...because(events) }
    return step === current && !ended && !stalled
      ? openView(step, pending, events)
      : { step, state: 'todo' }
  })
}
