import type { StepProgress } from '../../src/domain/project/step-progress'
import { Timestamp } from '../parts/timestamp'
import type { Texts } from '../texts/de'
import { describeTroubleForCustomer } from '../texts/describe-trouble'
import { getVendorName } from '../texts/vendor-name'

type Props = { t: Texts; now: string; step: StepProgress; isPaused: boolean; isFree: boolean }

/** Whom the step waits for: `Sie`, `INWX` or `uns`. */
const describeWaitingFor = (t: Texts, { owner, vendor }: StepProgress) => {
  if (!owner) return undefined
  const isKnownVendor = owner === 'vendor' && vendor && Object.hasOwn(t.vendors, vendor)
  return isKnownVendor ? getVendorName(t, vendor) : t.tracker.waitsFor[owner]
}

/** An order by invoice waits for us, and a free one for its confirmation, not for money. */
const describeStep = (t: Texts, { step, state, owner }: StepProgress, isFree: boolean) => {
  const labels = t.steps.labels[step]
  if (state === 'done') return labels.customerDone
  if (step !== 'payment') return labels.customerOpen
  if (owner === 'caseworker') return t.tracker.approvalStep
  return isFree ? t.tracker.confirmationStep : labels.customerOpen
}

export const TrackerStep = ({ t, now, step, isPaused, isFree }: Props) => {
  const isOpen = step.state === 'waiting' || step.state === 'stalled'
  const sentence = isOpen ? describeTroubleForCustomer(step, t) : undefined
  const waitsFor = isOpen ? describeWaitingFor(t, step) : undefined
  // A stall that the customer cannot fix is shown as waiting.
  const state = step.state === 'stalled' && step.owner !== 'customer' ? 'waiting' : step.state
  return (
    <li class={state} id={`step-${step.step}`}>
      <div>
        <span class="step">{describeStep(t, step, isFree)}</span>
        {state === 'current' && (
          <span class={isPaused ? 'badge wait' : 'badge busy'}>
            {isPaused ? t.tracker.pausedStep : t.steps.states.current}
          </span>
        )}
        {waitsFor && <span class="badge wait">{t.tracker.waitsLabel(waitsFor)}</span>}
        {!waitsFor && state !== 'current' && <span class="sr">{t.steps.states[state]}</span>}
      </div>
      <span class="meta">
        {step.at && <Timestamp t={t} at={step.at} format={{ briefAt: now }} />}
      </span>
      {sentence && (
        <div class="trouble">
          <p>{sentence}</p>
        </div>
      )}
    </li>
  )
}
