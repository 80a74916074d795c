import type { Texts } from '../../texts/de'
import type { ActionPlan } from './action-view'
import { PlanSummary } from './plan-summary'

type Props = {
  t: Texts
  /** Where the form goes; with `view=plan` it only answers what it would do. */
  url: string
  id: string
  actionPlan?: ActionPlan | undefined
}

/**
 * Computed when the panel opens and when something in it changes; without a script, on demand.
 * A later change replaces the request of an earlier one: the plan is always that of the last.
 */
export const PlanPreview = ({ t, url, id, actionPlan }: Props) => (
  <div
    class="plan"
    id={id}
    hx-post={url}
    hx-include="closest form"
    hx-vals='{"view":"plan"}'
    hx-trigger="intersect once, change from:'closest form'"
    hx-sync="this:replace"
    hx-target="this"
    hx-swap="innerHTML"
    aria-live="polite"
  >
    {actionPlan ? (
      <PlanSummary t={t} actionPlan={actionPlan} />
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
