import type { Texts } from '../../texts/de'
import type { ActPlan } from '../projects/project-view-model'
import { PlanShown } from './plan-summary'

type Props = {
  t: Texts
  /** Where the form goes; with `view=plan` it only answers what it would do. */
  action: string
  id: string
  planned?: Pick<ActPlan, 'plan' | 'digest'> | undefined
}

/** Computed when the panel opens and when something in it changes; without a script, on demand. */
export const PlanArea = ({ t, action, id, planned }: Props) => (
  <div
    class="plan"
    id={id}
    hx-post={action}
    hx-include="closest form"
    hx-vals='{"view":"plan"}'
    hx-trigger="intersect once, change from:'closest form'"
    hx-target="this"
    hx-swap="innerHTML"
    aria-live="polite"
  >
    {planned ? (
      <PlanShown t={t} planned={planned} />
    ) : (
      <>
        <p>{t.plans.loading}</p>
        <button class="btn quiet" type="submit" name="view" value="plan" formnovalidate>
          {t.plans.view}
        </button>
      </>
    )}
  </div>
)
