import { ProblemSummary } from '../parts/problem-summary'
import type { Texts } from '../texts/de'
import { ActFields } from './act-fields'
import type { ProjectAct, ProjectShown } from './project-shown'
import { ReasonFields } from './reason-fields'

type Props = { t: Texts; shown: ProjectShown; act: ProjectAct; plan?: string }

const dangerous: readonly ProjectAct[] = ['cancellation']

/**
 * One act on a project, posted to `/admin/projects/:id/<act>` with `reason` (a code) and `note`;
 * `dueDays` for an invoice approval, `amountEuros`, `receivedOn`, `reference` for a payment.
 * Live updates leave the form alone while somebody may be typing.
 */
export const ActForm = ({ t, shown, act, plan }: Props) => {
  const { project, refused } = shown
  const prefix = `${act}-`
  const said = t.project.acts[act]
  const again = refused?.act === act ? refused : undefined
  const given = again ? { values: again.values, problems: again.problems } : {}
  return (
    <form
      class="form"
      method="post"
      action={`/admin/projects/${project.id}/${act}`}
      id={`${prefix}form${project.stalled ? `-${Date.parse(project.stalled.at)}` : ''}`}
      hx-morph-skip
    >
      <ProblemSummary
        t={t}
        problems={again?.problems ?? []}
        labels={{ reason: t.reason, note: t.note }}
        prefix={prefix}
      />
      <p class="plan">
        <strong>{t.steps.plan}:</strong> {plan ?? said.text}
      </p>
      <ActFields t={t} act={act} project={project} prefix={prefix} {...given} />
      <ReasonFields t={t} reasons={t.project.reasons[act]} prefix={prefix} {...given} />
      <div>
        <button class={`btn primary${dangerous.includes(act) ? ' danger' : ''}`} type="submit">
          {act === 'cancellation' ? t.project.actOn(said.submit, project.name) : said.submit}
        </button>
      </div>
    </form>
  )
}
