import type { StepProgress } from '../../../../src/domain/project/step-progress'
import { Timestamp } from '../../../parts/timestamp'
import type { Texts } from '../../../texts/de'
import type { ProjectViewModel } from '../project-view-model'
import { TroubleDetails } from './trouble-details'

type Props = { t: Texts; now: string; model: ProjectViewModel; step: StepProgress }

const badgeTones = { current: 'busy', waiting: 'wait', stalled: 'bad' } as const

/** One step of the timeline, with its trouble if it has any. */
export const StepItem = (props: Props) => {
  const { t, now, step } = props
  const { state, at } = step
  const stepTexts = t.steps.labels[step.step]
  const isOpen = state === 'current' || state === 'waiting' || state === 'stalled'
  const hasDetails = isOpen && (step.code || step.owner || step.attempt)
  return (
    <li class={state} id={`step-${step.step}`}>
      <div>
        <span class="step">{state === 'done' ? stepTexts.done : stepTexts.open}</span>
        {isOpen ? (
          <span class={`badge ${badgeTones[state]}`}>{t.steps.states[state]}</span>
        ) : (
          <span class="sr">{t.steps.states[state]}</span>
        )}
      </div>
      <span class="meta">{at && <Timestamp t={t} at={at} format={{ briefAt: now }} />}</span>
      {hasDetails && <TroubleDetails {...props} />}
    </li>
  )
}
