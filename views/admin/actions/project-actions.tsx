import { ProblemSummary } from '../../parts/problem-summary'
import type { Texts } from '../../texts/de'
import type { ProjectAct, ProjectShown } from '../projects/project-view-model'
import { ActForm } from './project-action-form'
import { mendingAct } from './stalled-step-action'

type Props = { t: Texts; shown: ProjectShown }
type One = Props & { act: ProjectAct }

/** The one obvious next act comes first and stands out. */
const primary: readonly ProjectAct[] = [
  'invoice-approval',
  'payment-confirmation',
  'resumption',
  'reinstatement',
]
const beside: readonly ProjectAct[] = [...primary, 'cancellation']

/** What is not offered any more has no form that could say why it was refused. */
const RefusedElsewhere = ({ t, shown: { acts, refused } }: Props) =>
  refused && !acts.includes(refused.act) ? (
    <ProblemSummary t={t} problems={refused.problems} labels={{}} />
  ) : null

const openNow = ({ shown, act }: One) => shown.refused?.act === act

const AtHand = (props: One & { tone: string }) => {
  const { t, shown, act, tone } = props
  return (
    <details class="act" id={`act-${act}`} open={openNow(props)}>
      <summary class={`btn${tone}`}>{t.project.acts[act].open}</summary>
      <div class="panel stack">
        <h2>{t.project.acts[act].title}</h2>
        <ActForm t={t} shown={shown} act={act} />
      </div>
    </details>
  )
}

const InMenu = (props: One) => {
  const { t, shown, act } = props
  return (
    <details class="entry" id={`act-${act}`} name="acts" open={openNow(props)}>
      <summary class="entry-name">{t.project.acts[act].open}</summary>
      <ActForm t={t} shown={shown} act={act} />
    </details>
  )
}

/** All that is possible but not the next thing to do, one at a time. */
const Others = ({ t, shown, acts }: Props & { acts: readonly ProjectAct[] }) => (
  <details class="act" id="act-menu" open={acts.some((act) => openNow({ t, shown, act }))}>
    <summary class="btn">{t.project.otherActs}</summary>
    <div class="panel menu">
      <h2 class="sr">{t.project.otherActs}</h2>
      {acts.map((act) => (
        <InMenu t={t} shown={shown} act={act} />
      ))}
    </div>
  </details>
)

/** The acts at the head of the page; a stalled step brings the one that mends it in the timeline. */
export const Acts = ({ t, shown }: Props) => {
  const mending = mendingAct(shown)
  const acts = shown.acts.filter((act) => act !== mending)
  const isAtHand = (act: ProjectAct) =>
    beside.includes(act) && !(act === 'resumption' && shown.project.stalled)
  const others = acts.filter((act) => !isAtHand(act))
  const next = primary.find((act) => acts.includes(act))
  return (
    <div class="row">
      <RefusedElsewhere t={t} shown={shown} />
      {acts.filter(isAtHand).map((act) => (
        <AtHand
          t={t}
          shown={shown}
          act={act}
          tone={act === next ? ' primary' : act === 'cancellation' ? ' danger' : ''}
        />
      ))}
      {others.length > 0 && <Others t={t} shown={shown} acts={others} />}
    </div>
  )
}
