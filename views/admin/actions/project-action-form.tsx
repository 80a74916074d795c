import { ErrorSummary } from '../../parts/error-summary'
import type { Texts } from '../../texts/de'
import type { ProjectAction, ProjectViewModel } from '../projects/project-view-model'
import { ActionFields } from './action-fields'
import { actionsWithPlan } from './actions-with-plan'
import { PlanPreview } from './plan-preview'
import { ReasonFields } from './reason-fields'

type Props = { t: Texts; model: ProjectViewModel; action: ProjectAction; plan?: string }

const dangerousActions: readonly ProjectAction[] = [
  'cancellation',
  'suspension',
  'archiving',
  'teardown',
]

/**
 * One act on a project, posted to `/admin/projects/:id/<act>` with `reason` (a code) and `note`;
 * `dueDays` for an invoice approval, `amountEuros`, `receivedOn`, `reference` for a payment.
 * Live updates leave the form alone while somebody may be typing.
 */
export const ProjectActionForm = ({ t, model, action, plan }: Props) => {
  const { project, refused, actionPlan } = model
  const prefix = `${action}-`
  const said = t.project.actions[action]
  const again = refused?.action === action ? refused : undefined
  const labels = {
    reason: t.reason,
    note: t.note,
    authCode: t.project.authCode,
    name: t.project.domainName,
    baseDomain: t.project.baseDomain,
    server: t.project.newServer,
    zone: t.project.zone,
    records: t.project.recordsPresent,
    data: t.project.dataLabel,
  }
  const given = again ? { values: again.values, errors: again.errors } : {}
  return (
    <form
      class="form"
      method="post"
      action={`/admin/projects/${project.id}/${action}`}
      id={`${prefix}form${project.stalled ? `-${Date.parse(project.stalled.at)}` : ''}`}
      hx-morph-skip
    >
      <ErrorSummary t={t} errors={again?.errors ?? []} labels={labels} prefix={prefix} />
      <p>{plan ?? said.text}</p>
      <ActionFields
        t={t}
        action={action}
        project={project}
        prefix={prefix}
        choices={model.choices}
        {...given}
      />
      {actionsWithPlan.includes(action) && (
        <PlanPreview
          t={t}
          url={`/admin/projects/${project.id}/${action}`}
          id={`plan-${action}`}
          actionPlan={actionPlan?.action === action ? actionPlan : undefined}
        />
      )}
      <ReasonFields
        t={t}
        reasons={t.project.reasons[action]}
        evidence={action === 'evidence' ? 'needed' : 'optional'}
        prefix={prefix}
        {...given}
      />
      <div>
        <button
          class={`btn primary${dangerousActions.includes(action) ? ' danger' : ''}`}
          type="submit"
        >
          {dangerousActions.includes(action)
            ? t.project.submitFor(said.submit, project.name)
            : said.submit}
        </button>
      </div>
    </form>
  )
}
