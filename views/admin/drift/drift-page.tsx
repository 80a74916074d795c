import type { DriftFindingRow, DriftRunRow } from '../../../projections/queries/drift-findings'
import type { StaffFrame } from '../../layout/page-frame'
import { StaffShell } from '../../layout/staff-shell'
import { Card } from '../../parts/card'
import { Empty } from '../../parts/empty-state'
import { Moment } from '../../parts/timestamp'
import type { Texts } from '../../texts/de'
import { dayAndClock, money } from '../../texts/format'
import { DriftActForm } from './drift-action-form'
import { DriftFinding } from './drift-finding'
import type { DriftShown } from './drift-view-model'

type Props = { frame: StaffFrame; shown: DriftShown }

/** Somebody decided, and it holds: it costs nobody's attention any more. */
const isSettled = ({ decision }: DriftFindingRow) => decision?.outcome === 'ignored'

const sourceName = (t: Texts, { source }: DriftRunRow['missing'][number]) =>
  source === 'ours' ? t.drift.ours : t.vendors[source]

const Check = ({ frame: { t }, shown }: Props) => {
  const refused = shown.refused?.target === 'check' ? shown.refused : undefined
  return (
    <details class="act" id="check" open={refused !== undefined}>
      <summary class="btn primary">{t.drift.checkNow}</summary>
      <div class="panel">
        <DriftActForm
          t={t}
          id="check"
          action="/admin/drift/checks"
          plan={t.drift.checkText}
          submit={t.drift.checkNow}
          reasons={t.drift.checkReasons}
          refused={refused}
        />
      </div>
    </details>
  )
}

const LastRun = ({ t, shown: { ended } }: { t: Texts; shown: DriftShown }) => (
  <div class="facts">
    {ended?.endedAt ? (
      <span>
        {t.drift.lastRun}: <Moment t={t} at={ended.endedAt} />
      </span>
    ) : (
      <span>{t.drift.neverRun}</span>
    )}
  </div>
)

const Notices = ({ t, shown: { ended, underWay } }: { t: Texts; shown: DriftShown }) => (
  <>
    {underWay && (
      <div class="notice busy" role="status">
        <p>{t.drift.checkUnderWay}</p>
        <p>
          <a href="/admin/drift">{t.refresh}</a>
        </p>
      </div>
    )}
    {ended && ended.missing.length > 0 && (
      <div class="notice wait">
        <h2>{t.drift.incomplete}</h2>
        <p>{t.drift.incompleteText(ended.missing.map((one) => sourceName(t, one)).join(', '))}</p>
      </div>
    )}
  </>
)

type GroupProps = Props & { id: string; title: string; findings: readonly DriftFindingRow[] }

const Group = ({ frame, shown, id, title, findings }: GroupProps) => {
  const { t, viewer } = frame
  if (findings.length === 0) return null
  const sum = findings.reduce((all, { yearlyCents }) => all + (yearlyCents ?? 0), 0)
  return (
    <Card
      id={id}
      title={title}
      {...(sum > 0 ? { aside: t.drift.costingSum(money(sum, t.locale)) } : {})}
    >
      <ul class="findings">
        {findings.map((finding) => (
          <DriftFinding t={t} finding={finding} shown={shown} mayAct={viewer.role !== 'auditor'} />
        ))}
      </ul>
    </Card>
  )
}

const Nothing = ({ t, shown: { ended } }: { t: Texts; shown: DriftShown }) => (
  <section class="card" aria-label={t.drift.title}>
    {ended?.endedAt ? (
      <Empty
        title={t.drift.agrees}
        text={t.drift.agreesText(dayAndClock(ended.endedAt, t.locale))}
      />
    ) : (
      <Empty title={t.drift.neverRun} text={t.drift.neverText} />
    )}
  </section>
)

/** What vendors hold beside what we know: what costs comes first. */
export const DriftPage = ({ frame, shown }: Props) => {
  const { t, viewer } = frame
  const open = shown.findings.filter((finding) => !isSettled(finding))
  const costs = ({ yearlyCents }: DriftFindingRow) => (yearlyCents ?? 0) > 0
  const isComplete = (shown.ended?.missing.length ?? 0) === 0
  const groups = [
    { id: 'costing', title: t.drift.costing, findings: open.filter(costs) },
    { id: 'other', title: t.drift.other, findings: open.filter((one) => !costs(one)) },
    { id: 'settled', title: t.drift.settled, findings: shown.findings.filter(isSettled) },
  ]
  return (
    <StaffShell frame={frame} title={t.drift.title} place="drift">
      <div class="head">
        <div>
          <h1>{t.drift.title}</h1>
          <LastRun t={t} shown={shown} />
        </div>
        {viewer.role !== 'auditor' && !shown.underWay && <Check frame={frame} shown={shown} />}
      </div>
      <div class="stack">
        <p class="meta">{t.drift.intro}</p>
        <Notices t={t} shown={shown} />
        {open.length === 0 && isComplete && <Nothing t={t} shown={shown} />}
        {groups.map((group) => (
          <Group frame={frame} shown={shown} {...group} />
        ))}
      </div>
    </StaffShell>
  )
}
