import { ErrorSummary } from '../../parts/error-summary'
import type { Texts } from '../../texts/de'
import type { ProjectAction, ProjectViewModel } from '../projects/project-view-model'
import { ProjectActionForm } from './project-action-form'
import { findStalledStepAction } from './stalled-step-action'

type Props = { t: Texts; model: ProjectViewModel }
type ActionProps = Props & { action: ProjectAction }

/** The one obvious next act comes first and stands out. */
const primaryActions: readonly ProjectAction[] = [
  'invoice-approval',
  'payment-confirmation',
  'resumption',
  'reinstatement',
]
const directActions: readonly ProjectAction[] = [...primaryActions, 'cancellation']

/** What is not offered any more has no form that could say why it was refused. */
const UnofferedActionErrors = ({ t, model: { actions, refused } }: Props) =>
  refused && !actions.includes(refused.action) ? (
    <ErrorSummary t={t} errors={refused.errors} labels={{}} />
  ) : null

const isFormOpen = ({ model, action }: ActionProps) => model.refused?.action === action

const DirectAction = (props: ActionProps & { tone: string }) => {
  const { t, model, action, tone } = props
  return (
    <details class="act" id={`act-${action}`} open={isFormOpen(props)}>
      <summary class={`btn${tone}`}>{t.project.actions[action].open}</summary>
      <div class="panel stack">
        <h2>{t.project.actions[action].title}</h2>
        <ProjectActionForm t={t} model={model} action={action} />
      </div>
    </details>
  )
}

const MenuAction = (props: ActionProps) => {
  const { t, model, action } = props
  return (
    <details class="entry" id={`act-${action}`} name="acts" open={isFormOpen(props)}>
      <summary class="entry-name">{t.project.actions[action].open}</summary>
      <ProjectActionForm t={t} model={model} action={action} />
    </details>
  )
}

/** All that is possible but not the next thing to do, one at a time. */
const ActionMenu = ({ t, model, acts }: Props & { acts: readonly ProjectAction[] }) => (
  <details
    class="act"
    id="act-menu"
    open={acts.some((act) => isFormOpen({ t, model, action: act }))}
  >
    <summary class="btn">{t.project.otherActions}</summary>
    <div class="panel menu">
      <h2 class="sr">{t.project.otherActions}</h2>
      {acts.map((act) => (
        <MenuAction t={t} model={model} action={act} />
      ))}
    </div>
  </details>
)

/** The acts at the head of the page; a stalled step brings the one that mends it in the timeline. */
export const ProjectActions = ({ t, model }: Props) => {
  const mending = findStalledStepAction(model)
  const acts = model.actions.filter((act) => act !== mending)
  const isAtHand = (act: ProjectAction) =>
    directActions.includes(act) && !(act === 'resumption' && model.project.stalled)
  const others = acts.filter((act) => !isAtHand(act))
  const next = primaryActions.find((act) => acts.includes(act))
  return (
    <div class="row">
      <UnofferedActionErrors t={t} model={model} />
      {acts.filter(isAtHand).map((act) => (
        <DirectAction
          t={t}
          model={model}
          action={act}
          tone={act === next ? ' primary' : act === 'cancellation' ? ' danger' : ''}
        />
      ))}
      {others.length > 0 && <ActionMenu t={t} model={model} acts={others} />}
    </div>
  )
}
