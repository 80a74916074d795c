import type { RecordedEvent } from '../../../events'
import type { Owner, StepId } from '../../../events/codes'
import { stepIds } from '../../../events/codes'
import { findFreeRelease, freeReleaseWaits } from '../order/free-release'
import { isWithheldNow, withheldReleaseWait } from '../order/withheld-release'
import { findVoidCode } from './payment-failure'
import {
  endsStall,
  findRepeatedStep,
  listCompletionEvents,
  listInvalidatedEvents,
} from './step-rules'

export type StepState = 'done' | 'current' | 'waiting' | 'stalled' | 'todo'

/** One step of an order as people see it; `code` and `vendor` say why it waits or is stalled. */
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
  /** Since when the vendor is down, where the step waits for it; ISO-8601. */
  since?: string
}

/** The current step's job, as the queue has it. */
export type PendingStep = {
  step: StepId
  attempt: number
  dueAt: string
  waitingFor?: { vendor?: string; code: string; owner: Owner; since?: string }
}

type StalledStep = Extract<RecordedEvent, { type: 'ProvisioningStalled' }>

const findCurrentStall = (events: readonly RecordedEvent[]): StalledStep | undefined =>
  events.reduce<StalledStep | undefined>((stall, event) => {
    if (event.type === 'ProvisioningStalled') return event
    return stall && endsStall(event, stall.data.step) ? undefined : stall
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

/** An order by invoice, and one that costs nothing, wait for our approval, not for money. */
const findPayer = (events: readonly RecordedEvent[]): Owner => {
  const ordered = events.find((event) => event.type === 'ProjectOrdered')
  if (ordered?.type !== 'ProjectOrdered') return 'customer'
  const { paymentMethod, price } = ordered.data
  return paymentMethod === 'invoice' || price.grossCents === 0 ? 'caseworker' : 'customer'
}

/** Why held money went back, until a payment is requested anew. */
const voidCode = (events: readonly RecordedEvent[]) => {
  const code = events.reduce<string | undefined>((latest, event) => {
    if (event.type === 'PaymentRequested') return undefined
    return (event.type === 'PaymentFailed' ? findVoidCode(event.data.cause) : undefined) ?? latest
  }, undefined)
  return code ? { code } : {}
}

const onlinePayment: ReadonlySet<RecordedEvent['type']> = new Set([
  'PaymentRequested',
  'PaymentSubmitted',
  'PaymentFailed',
  'PaymentConfirmed',
])

/** The money is on its way, until it comes or fails: nobody has to act. */
export const isPaymentSubmitted = (events: readonly RecordedEvent[]) =>
  events.findLast(({ type }) => onlinePayment.has(type))?.type === 'PaymentSubmitted'

/** How a payment on its way, or about to be confirmed, is shown. */
export const paymentWaits = {
  PAYMENT_SUBMITTED: { code: 'PAYMENT_SUBMITTED', owner: 'vendor', vendor: 'stripe' },
  PAYMENT_RECEIVED: { code: 'PAYMENT_RECEIVED', owner: 'us' },
} as const satisfies Record<string, Pick<StepProgress, 'code' | 'owner' | 'vendor'>>

const toPaymentStep = (events: readonly RecordedEvent[]): StepProgress => {
  const step = { step: 'payment', state: 'waiting' } as const
  if (isPaymentSubmitted(events)) return { ...step, ...paymentWaits.PAYMENT_SUBMITTED }
  if (isWithheldNow(events)) return { ...step, ...withheldReleaseWait }
  const freeRelease = findFreeRelease(events)
  if (freeRelease) return { ...step, ...freeReleaseWaits[freeRelease] }
  return { ...step, owner: findPayer(events), ...voidCode(events) }
}

const toOpenStep = (
  step: StepId,
  pending: PendingStep | undefined,
  events: readonly RecordedEvent[],
): StepProgress => {
  if (step === 'payment') return toPaymentStep(events)
  if (pending?.step !== step) return { step, state: 'current' }
  const { attempt, dueAt, waitingFor } = pending
  if (!waitingFor) return { step, state: 'current', attempt }
  return { step, state: 'waiting', attempt, nextPollAt: dueAt, ...waitingFor }
}

/** Since when each step is done, by its first result that still holds. */
const collectDoneSteps = (events: readonly RecordedEvent[]): ReadonlyMap<StepId, string> => {
  const resultAt = new Map<RecordedEvent['type'], string>()
  for (const event of events) {
    const repeated = findRepeatedStep(event)
    if (repeated) for (const type of listInvalidatedEvents(repeated)) resultAt.delete(type)
    if (!resultAt.has(event.type)) resultAt.set(event.type, event.at)
  }
  return new Map(
    stepIds.flatMap((step) => {
      const at = listCompletionEvents(step)
        .map((type) => resultAt.get(type))
        .find(Boolean)
      return at ? [[step, at] as const] : []
    }),
  )
}

/** A live site that moves is built before its name leads to it. */
const moveStepIds: readonly StepId[] = [
  'preparation',
  'deployment',
  'boot',
  'dns',
  'propagation',
  'verification',
]

/** The steps in the order in which they are done now. */
const listStepsInOrder = (events: readonly RecordedEvent[]): readonly StepId[] => {
  const lastIndexOf = (type: RecordedEvent['type']) =>
    events.findLastIndex((event) => event.type === type)
  const live = events.findIndex(({ type }) => type === 'ProjectWentLive')
  const moved = lastIndexOf('ServerReassigned')
  if (live === -1 || moved < live || moved < lastIndexOf('SiteVerified')) return stepIds
  return [...stepIds.filter((step) => !moveStepIds.includes(step)), ...moveStepIds]
}

/** The steps of one project, from its events and the pending job. */
export const listStepProgress = (
  events: readonly RecordedEvent[],
  pending?: PendingStep,
): StepProgress[] => {
  // A satellite of the old marketplace was not built by us.
  if (events[0]?.type === 'ProjectImported') return []
  const doneAt = collectDoneSteps(events)
  const stalled = findCurrentStall(events)
  const ended = events.some((event) => event.type === 'OrderCancelled')
  const current = listStepsInOrder(events).find((step) => !doneAt.has(step))
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

/** The same as they happened: a boot may come before the end of its deployment, and a move repeats some. */
export const listStepsByTime = (
  events: readonly RecordedEvent[],
  pending?: PendingStep,
): StepProgress[] => {
  const order = listStepsInOrder(events)
  const steps = listStepProgress(events, pending).toSorted(
    (one, other) => order.indexOf(one.step) - order.indexOf(other.step),
  )
  const isDone = ({ state }: StepProgress) => state === 'done'
  const done = steps.filter(isDone)
  return [
    ...done.toSorted((one, other) => (one.at ?? '').localeCompare(other.at ?? '')),
    ...steps.filter((step) => !isDone(step)),
  ]
}

/** An order's steps until it was online first; what is repeated later is none of the customer's concern. */
export const listOrderSteps = (
  events: readonly RecordedEvent[],
  pending?: PendingStep,
): StepProgress[] => {
  const live = events.findIndex(({ type }) => type === 'ProjectWentLive')
  return listStepsByTime(live === -1 ? events : events.slice(0, live + 1), pending)
}
