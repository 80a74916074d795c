import { ProblemSummary } from '../parts/problem-summary'
import type { Texts } from '../texts/de'
import { ActForm } from './act-form'
import type { ProjectAct, ProjectShown } from './project-shown'

type Props = { t: Texts; shown: ProjectShown }

/** The one obvious next act comes first and stands out. */
const primary: readonly ProjectAct[] = ['invoice-approval', 'payment-confirmation']

/** What is not offered any more has no form that could say why it was refused. */
const RefusedElsewhere = ({ t, shown: { acts, refused } }: Props) =>
  refused && !acts.includes(refused.act) ? (
    <ProblemSummary t={t} problems={refused.problems} labels={{}} />
  ) : null

/** The acts at the head of the page; a stalled step brings its own form in the timeline. */
export const Acts = ({ t, shown }: Props) => {
  const acts = shown.acts.filter((act) => act !== 'resumption')
  const next = primary.find((act) => shown.acts.includes(act))
  return (
    <div class="row">
      <RefusedElsewhere t={t} shown={shown} />
      {acts.map((act) => {
        const tone = act === next ? ' primary' : act === 'cancellation' ? ' danger' : ''
        return (
          <details class="act" id={`act-${act}`} open={shown.refused?.act === act}>
            <summary class={`btn${tone}`}>{t.project.acts[act].open}</summary>
            <div class="panel stack">
              <h2>{t.project.acts[act].title}</h2>
              <ActForm t={t} shown={shown} act={act} />
            </div>
          </details>
        )
      })}
    </div>
  )
}
