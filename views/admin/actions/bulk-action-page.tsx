import { toUnicodeDomain } from '../../../src/domain/naming/unicode-domain'
import type { StaffPageFrame } from '../../layout/page-frame'
import { StaffShell } from '../../layout/staff-shell'
import { ErrorSummary } from '../../parts/error-summary'
import { ScrollArea } from '../../parts/scroll-area'
import type { Texts } from '../../texts/de'
import { getRefusalText } from '../../texts/refusal-text'
import type {
  BulkActionLine,
  BulkActionOutcome,
  BulkActionViewModel,
} from './bulk-action-view-model'
import { UnreachableVendors } from './plan-summary'
import { ReasonFields } from './reason-fields'
import { summarizePlan } from './summarize-plan'

type Props = { frame: StaffPageFrame; model: BulkActionViewModel }

const tones = { done: 'good', unchanged: 'quiet', refused: 'wait', failed: 'bad' } as const

const Outcome = ({ t, outcome }: { t: Texts; outcome: BulkActionOutcome }) => {
  if (outcome.kind === 'planned')
    return <>{outcome.plan ? summarizePlan(outcome.plan.lines, t) : t.bulk.noPlan}</>
  return (
    <>
      <span class={`badge ${tones[outcome.kind]}`}>{t.bulk[outcome.kind]}</span>
      {outcome.kind === 'refused' && (
        <span class="sub">{getRefusalText(t.locale, outcome.code)}</span>
      )}
    </>
  )
}

const Lines = ({ t, lines }: { t: Texts; lines: readonly BulkActionLine[] }) => {
  const isPlanned = lines.some(({ outcome }) => outcome.kind === 'planned')
  return (
    <ScrollArea label={isPlanned ? t.bulk.plan : t.bulk.result}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.bulk.project}</th>
            <th scope="col">{isPlanned ? t.bulk.plan : t.bulk.result}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ project, outcome }) => (
            <tr>
              <td>
                <a href={`/admin/projects/${project.id}`}>
                  <bdi>{project.name}</bdi>
                </a>
                <span class="sub">{toUnicodeDomain(project.domainName)}</span>
              </td>
              <td>
                <Outcome t={t} outcome={outcome} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}

const collectPlans = (lines: readonly BulkActionLine[]) =>
  lines.flatMap(({ outcome }) => (outcome.kind === 'planned' && outcome.plan ? [outcome.plan] : []))

const PlanTotal = ({ t, lines }: { t: Texts; lines: readonly BulkActionLine[] }) => {
  const plans = collectPlans(lines)
  const sum = {
    lines: plans.flatMap((plan) => plan.lines),
    unreachableVendors: [...new Set(plans.flatMap(({ unreachableVendors }) => unreachableVendors))],
  }
  return (
    <div class="plan">
      <p>
        <strong>{`${t.bulk.sum}:`}</strong> {summarizePlan(sum.lines, t)}
      </p>
      <UnreachableVendors t={t} plan={sum} />
    </div>
  )
}

const ConfirmForm = ({
  t,
  model: { action, lines, values, errors },
}: {
  t: Texts
  model: BulkActionViewModel
}) => {
  const open = lines.filter(({ outcome }) => outcome.kind === 'planned')
  if (open.length === 0) return null
  return (
    <form class="form" method="post" action="/admin/projects/acts">
      <ErrorSummary
        t={t}
        errors={errors}
        labels={{ reason: t.reason, note: t.note }}
        prefix="bulk-"
      />
      <PlanTotal t={t} lines={lines} />
      <input type="hidden" name="act" value={action.code} />
      <input
        type="hidden"
        name="projects"
        value={open.map(({ project }) => project.id).join(',')}
      />
      <ReasonFields t={t} action={action} prefix="bulk-" values={values} errors={errors} />
      <div>
        <button class="btn primary" type="submit">
          {t.bulk.confirm(action.texts(t).submit, open.length)}
        </button>
      </div>
    </form>
  )
}

/** Before: what would become of each project, and why. After: what became of each. */
export const BulkActionPage = ({ frame, model }: Props) => {
  const { t } = frame
  const { action, lines } = model
  const done = lines.filter(({ outcome }) => outcome.kind === 'done').length
  const isOver = lines.every(({ outcome }) => outcome.kind !== 'planned')
  const title = t.bulk.title(action.texts(t).submit)
  return (
    <StaffShell frame={frame} title={title} section="projects">
      <div class="head">
        <div>
          <h1>{title}</h1>
          <div class="facts">
            <span role="status">
              {isOver ? t.bulk.doneCount(done, lines.length) : t.bulk.count(lines.length)}
            </span>
          </div>
        </div>
        <a class="btn" href="/admin/projects">
          {t.bulk.back}
        </a>
      </div>
      <div class="stack">
        <div class="card">
          <Lines t={t} lines={lines} />
        </div>
        {!isOver && (
          <section class="card" aria-label={t.bulk.label}>
            <div class="body">
              <ConfirmForm t={t} model={model} />
            </div>
          </section>
        )}
      </div>
    </StaffShell>
  )
}
