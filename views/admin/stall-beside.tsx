import type { StepView } from '../../projections/steps'
import type { Texts } from '../texts/de'
import type { ProjectShown } from './project-shown'
import { Trouble } from './trouble'

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
