import type { StepView } from '../../../../src/domain/project/step-progress'
import type { Texts } from '../../../texts/de'
import type { ProjectShown } from '../project-view-model'
import { Trouble } from './trouble-details'

type Props = { t: Texts; now: string; shown: ProjectShown; steps: readonly StepView[] }

/** A stall that the timeline does not show: of a site that is live, or of a teardown. */
export const StallBeside = ({ t, now, shown, steps }: Props) => {
  const { stalled } = shown.project
  if (!stalled || steps.some(({ state }) => state === 'stalled')) return null
  return (
    <ol class="steps beside">
      <li class="stalled">
        <div>
          <span class="step">{t.steps.said[stalled.step].open}</span>
          <span class="badge bad">{t.steps.states.stalled}</span>
        </div>
        <Trouble t={t} now={now} shown={shown} step={{ ...stalled, state: 'stalled' }} />
      </li>
    </ol>
  )
}
