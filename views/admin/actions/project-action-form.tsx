import { ProblemSummary } from '../../parts/problem-summary'
import type { Texts } from '../../texts/de'
import type { ProjectAct, ProjectShown } from '../projects/project-view-model'
import { ActFields } from './action-fields'
import { plannedActs } from './actions-with-plan'
import { PlanArea } from './plan-preview'
import { ReasonFields } from './reason-fields'

type Props = { t: Texts; shown: ProjectShown; act: ProjectAct; plan?: string }

const dangerous: readonly ProjectAct[] = ['cancellation', 'suspension', 'archiving', 'teardown']

/**
 * One act on a project, posted to `/admin/projects/:id/<act>` with `reason` (a code) and `note`;
 * `dueDays` for an invoice approval, `amountEuros`, `receivedOn`, `reference` for a payment.
 * Live updates leave the form alone while somebody may be typing.
 */
export const ActForm = ({ t, shown, act, plan }: Props) => {
  const { project, refused, planned } = shown
  const prefix = `${act}-`
  const said = t.project.acts[act]
  const again = refused?.act === act ? refused : undefined
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
  const given = again ? { values: again.values, problems: again.problems } : {}
  return (
    <form
      class="form"
      method="post"
      action={`/admin/projects/${project.id}/${act}`}
      id={`${prefix}form${project.stalled ? `-${Date.parse(project.stalled.at)}` : ''}`}
      hx-morph-skip
    >
      <ProblemSummary t={t} problems={again?.problems ?? []} labels={labels} prefix={prefix} />
      <p>{plan ?? said.text}</p>
      <ActFields
        t={t}
        act={act}
        project={project}
        prefix={prefix}
        choices={shown.choices}
        {...given}
      />
      {plannedActs.includes(act) && (
        <PlanArea
          t={t}
          action={`/admin/projects/${project.id}/${act}`}
          id={`plan-${act}`}
          planned={planned?.act === act ? planned : undefined}
        />
      )}
      <ReasonFields
        t={t}
        reasons={t.project.reasons[act]}
        proof={act === 'evidence' ? 'needed' : 'optional'}
        prefix={prefix}
        {...given}
      />
      <div>
        <button class={`btn primary${dangerous.includes(act) ? ' danger' : ''}`} type="submit">
          {dangerous.includes(act) ? t.project.actOn(said.submit, project.name) : said.submit}
        </button>
      </div>
    </form>
  )
}
