import { findStallAction } from '../../../src/domain/project/trouble-fixes'
import { ErrorSummary } from '../../parts/error-summary'
import { PopoverMenu } from '../../parts/popover-menu'
import type { Texts } from '../../texts/de'
import type { ProjectActionModel, ProjectViewModel } from '../projects/project-view-model'
import { ActionDialog, OfferedAction } from './action-dialog'
import type { ActionView } from './action-view'

type Action = ActionView<ProjectActionModel>
type Props = { t: Texts; model: ProjectViewModel }
type ActionProps = Props & { action: Action }

/** The one action that mends a stalled step; the timeline offers it where the step stands. */
export const findFixAction = ({ project, actions }: ProjectViewModel): Action | undefined => {
  const find = (code: string) => actions.find((action) => action.code === code)
  const code = findStallAction(project.stalled, (one) => find(one) !== undefined)
  return code && find(code)
}

const isRefused = (model: ProjectViewModel, action: Action) => model.refused?.action === action.code

/** What the form of an action on a project needs, wherever on the page it stands. */
export const projectFormProps = ({ t, model, action }: ActionProps) => {
  const { project, refused } = model
  const stalledAt = project.stalled ? `-${Date.parse(project.stalled.at)}` : ''
  return {
    t,
    id: `act-${action.code}`,
    action,
    model,
    subject: project.name,
    url: `/admin/projects/${project.id}/${action.code}`,
    closeHref: `/admin/projects/${project.id}`,
    prefix: `${action.code}-`,
    // A new stall brings a new form, although live updates leave forms alone.
    formId: `${action.code}-form${stalledAt}`,
    planId: `plan-${action.code}`,
    submitName: action.isDangerous ? project.name : undefined,
    refused: isRefused(model, action) ? refused : undefined,
  }
}

/** What is not offered any more has no form that could say why it was refused. */
const UnofferedActionErrors = ({ t, model: { actions, refused } }: Props) =>
  refused && !actions.some(({ code }) => code === refused.action) ? (
    <ErrorSummary t={t} errors={refused.errors} labels={{}} />
  ) : null

/** All that is possible but not the next thing to do; the dialogs stand beside their menu. */
const ActionMenu = ({ t, model, actions }: Props & { actions: readonly Action[] }) => (
  <>
    <PopoverMenu
      id="act-menu"
      label={t.project.otherActions}
      items={actions.map((action) => ({
        dialogId: `act-${action.code}`,
        label: action.texts(t).open,
        isDangerous: action.isDangerous,
      }))}
    />
    {actions.map((action) => (
      <ActionDialog {...projectFormProps({ t, model, action })} />
    ))}
  </>
)

const placementOf = ({ placement, isNext }: Action, model: ProjectViewModel) =>
  isNext?.(model) === false ? undefined : placement

/** By rank, the one obvious next action stands out. */
const findNextAction = (actions: readonly Action[], model: ProjectViewModel) =>
  actions
    .flatMap((action) => {
      const placement = placementOf(action, model)
      return placement?.kind === 'next' ? [{ code: action.code, rank: placement.rank }] : []
    })
    .toSorted((a, b) => a.rank - b.rank)
    .at(0)?.code

const toneOf = (action: Action, next: string | undefined) => {
  if (action.code === next) return ' primary'
  return action.isDangerous ? ' danger' : ''
}

/** The actions at the head of the page; what mends a stalled step stands in the timeline. */
export const ProjectActions = ({ t, model }: Props) => {
  const fix = findFixAction(model)
  const actions = model.actions.filter((action) => action !== fix)
  // Beside a stall, resuming is not the next thing to do: something else has to be mended first.
  const isDirect = (action: Action) =>
    placementOf(action, model) !== undefined &&
    !(action.code === 'resumption' && model.project.stalled)
  const others = actions.filter((action) => !isDirect(action))
  const next = findNextAction(actions, model)
  return (
    <div class="row">
      <UnofferedActionErrors t={t} model={model} />
      {actions.filter(isDirect).map((action) => (
        <OfferedAction {...projectFormProps({ t, model, action })} tone={toneOf(action, next)} />
      ))}
      {others.length > 0 && <ActionMenu t={t} model={model} actions={others} />}
    </div>
  )
}
