import type { StepProgress } from '../../../../src/domain/project/step-progress'
import type { Texts } from '../../../texts/de'
import type { ProjectViewModel } from '../project-view-model'
import { TroubleDetails } from './trouble-details'

type Props = { t: Texts; now: string; model: ProjectViewModel; steps: readonly StepProgress[] }

/** A stalled step that the timeline does not contain: of a live site or of a teardown. */
export const StalledStep = ({ t, now, model, steps }: Props) => {
  const { stalled } = model.project
  if (!stalled || steps.some(({ state }) => state === 'stalled')) return null
  return (
    <ol class="steps beside">
      <li class="stalled">
        <div>
          <span class="step">{t.steps.labels[stalled.step].open}</span>
          <span class="badge bad">{t.steps.states.stalled}</span>
        </div>
        <TroubleDetails t={t} now={now} model={model} step={{ ...stalled, state: 'stalled' }} />
      </li>
    </ol>
  )
}
