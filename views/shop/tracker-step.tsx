import type { StepProgress } from '../../src/domain/project/step-progress'
import { Timestamp } from '../parts/timestamp'
import type { Texts } from '../texts/de'
import { describeTroubleForCustomer } from '../texts/describe-trouble'

type Props = { t: Texts; now: string; step: StepProgress }

/** `wartet auf: Sie / INWX / uns`. */
const describeWaitingFor = (t: Texts, { owner, vendor }: StepProgress) => {
  if (!owner) return undefined
  const named = vendor as keyof Texts['vendors'] | undefined
  if (owner === 'vendor' && named && Object.hasOwn(t.vendors, named)) return t.vendors[named]
  return t.tracker.waitsFor[owner]
}

export const TrackerStep = ({ t, now, step }: Props) => {
  const stepTexts = t.steps.labels[step.step]
  const isOpen = step.state === 'waiting' || step.state === 'stalled'
  const sentence = isOpen ? describeTroubleForCustomer(step, t) : undefined
  const waitsFor = isOpen ? describeWaitingFor(t, step) : undefined
  /* A stall that is ours to mend is no alarm for the customer. */
  const state = step.state === 'stalled' && step.owner !== 'customer' ? 'waiting' : step.state
  return (
    <li class={state} id={`step-${step.step}`}>
      <div>
        <span class="step">
          {state === 'done' ? stepTexts.customerDone : stepTexts.customerOpen}
        </span>
        {state === 'current' && <span class="badge busy">{t.steps.states.current}</span>}
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
