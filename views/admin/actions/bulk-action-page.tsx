import type { StaffFrame } from '../../layout/page-frame'
import { StaffShell } from '../../layout/staff-shell'
import { ProblemSummary } from '../../parts/problem-summary'
import { Scroll } from '../../parts/scroll-area'
import type { Texts } from '../../texts/de'
import { refusalText } from '../../texts/refusal-text'
import { shownDomain } from '../../texts/unicode-domain'
import type { BulkLine, BulkOutcome, BulkShown } from './bulk-action-view-model'
import { Silent } from './plan-summary'
import { ReasonFields } from './reason-fields'
import { planSentence } from './summarize-plan'

type Props = { frame: StaffFrame; shown: BulkShown }

const tones = { done: 'good', unchanged: 'quiet', refused: 'wait', failed: 'bad' } as const

const Outcome = ({ t, outcome }: { t: Texts; outcome: BulkOutcome }) => {
  if (outcome.kind === 'planned')
    return <>{outcome.plan ? planSentence(outcome.plan.lines, t) : t.bulk.noPlan}</>
  return (
    <>
      <span class={`badge ${tones[outcome.kind]}`}>{t.bulk[outcome.kind]}</span>
      {outcome.kind === 'refused' && <span class="sub">{refusalText(t.locale, outcome.code)}</span>}
    </>
  )
}

const Lines = ({ t, lines }: { t: Texts; lines: readonly BulkLine[] }) => {
  const isPlanned = lines.some(({ outcome }) => outcome.kind === 'planned')
  return (
    <Scroll label={isPlanned ? t.bulk.plan : t.bulk.result}>
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
                <a href={`/admin/projects/${project.id}`}>{project.name}</a>
                <span class="sub">{shownDomain(project.domainName)}</span>
              </td>
              <td>
                <Outcome t={t} outcome={outcome} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

const plansOf = (lines: readonly BulkLine[]) =>
  lines.flatMap(({ outcome }) => (outcome.kind === 'planned' && outcome.plan ? [outcome.plan] : []))

const Sum = ({ t, lines }: { t: Texts; lines: readonly BulkLine[] }) => {
  const plans = plansOf(lines)
  const sum = {
    lines: plans.flatMap((plan) => plan.lines),
    silent: [...new Set(plans.flatMap(({ silent }) => silent))],
  }
  return (
    <div class="plan">
      <p>
        <strong>{`${t.bulk.sum}:`}</strong> {planSentence(sum.lines, t)}
      </p>
      <Silent t={t} plan={sum} />
    </div>
  )
}

const Confirm = ({
  t,
  shown: { act, lines, values, problems },
}: {
  t: Texts
  shown: BulkShown
}) => {
  const open = lines.filter(({ outcome }) => outcome.kind === 'planned')
  if (open.length === 0) return null
  return (
    <form class="form" method="post" action="/admin/projects/acts">
      <ProblemSummary
        t={t}
        problems={problems}
        labels={{ reason: t.reason, note: t.note }}
        prefix="bulk-"
      />
      <Sum t={t} lines={lines} />
      <input type="hidden" name="act" value={act} />
      <input
        type="hidden"
        name="projects"
        value={open.map(({ project }) => project.id).join(',')}
      />
      <ReasonFields
        t={t}
        reasons={t.project.reasons[act]}
        prefix="bulk-"
        values={values}
        problems={problems}
      />
      <div>
        <button class="btn primary" type="submit">
          {t.bulk.confirm(t.project.acts[act].submit, open.length)}
        </button>
      </div>
    </form>
  )
}

/** Before: what would become of each project, and why. After: what became of each. */
export const BulkPage = ({ frame, shown }: Props) => {
  const { t } = frame
  const { act, lines } = shown
  const done = lines.filter(({ outcome }) => outcome.kind === 'done').length
  const isOver = lines.every(({ outcome }) => outcome.kind !== 'planned')
  const title = t.bulk.title(t.project.acts[act].submit)
  return (
    <StaffShell frame={frame} title={title} place="projects">
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
              <Confirm t={t} shown={shown} />
            </div>
          </section>
        )}
      </div>
    </StaffShell>
  )
}
