import type { DriftFindingRow, DriftRunRow } from '../../../projections/queries/drift-findings'
import { hasPermission } from '../../../src/domain/staff/permissions'
import type { StaffPageFrame } from '../../layout/page-frame'
import { StaffShell } from '../../layout/staff-shell'
import { Card } from '../../parts/card'
import { EmptyState } from '../../parts/empty-state'
import { Timestamp } from '../../parts/timestamp'
import type { Texts } from '../../texts/de'
import { formatDateTime, formatMoney } from '../../texts/format'
import { OfferedAction } from '../actions/action-dialog'
import { DriftFinding } from './drift-finding'
import type { DriftViewModel, OfferedFinding } from './drift-view-model'

type Props = { frame: StaffPageFrame; model: DriftViewModel }

/** Findings that somebody decided to ignore or has fixed need no attention. */
const isSettled = ({ decision }: DriftFindingRow) => decision?.outcome === 'ignored'

const sourceName = (t: Texts, { source }: DriftRunRow['missing'][number]) =>
  source === 'ours' ? t.drift.ours : t.vendors[source]

const CheckForm = ({ frame: { t }, model: { checkAction, refused } }: Props) => (
  <OfferedAction
    t={t}
    id="check"
    tone=" primary"
    action={checkAction}
    model={{}}
    url="/admin/drift/checks"
    closeHref="/admin/drift"
    prefix="check-"
    formId="check-form"
    planLabel={t.drift.plan}
    refused={refused?.action === checkAction.code ? refused : undefined}
  />
)

const LastRun = ({ t, shown: { lastRun } }: { t: Texts; shown: DriftViewModel }) => (
  <div class="facts">
    {lastRun?.endedAt ? (
      <span>
        {t.drift.lastRun}: <Timestamp t={t} at={lastRun.endedAt} />
      </span>
    ) : (
      <span>{t.drift.neverRun}</span>
    )}
  </div>
)

const Notices = ({ t, shown: { lastRun, isRunning } }: { t: Texts; shown: DriftViewModel }) => (
  <>
    {isRunning && (
      <div class="notice busy" role="status">
        <p>{t.drift.checkUnderWay}</p>
        <p>
          <a href="/admin/drift">{t.refresh}</a>
        </p>
      </div>
    )}
    {lastRun && lastRun.missing.length > 0 && (
      <div class="notice wait">
        <h2>{t.drift.incomplete}</h2>
        <p>
          {t.drift.incompleteText(
            lastRun.missing.map((source) => sourceName(t, source)).join(', '),
          )}
        </p>
      </div>
    )}
  </>
)

type GroupProps = Props & { id: string; title: string; findings: readonly OfferedFinding[] }

const Group = ({ frame, model, id, title, findings }: GroupProps) => {
  const { t, viewer } = frame
  if (findings.length === 0) return null
  const sum = findings.reduce((all, { yearlyCents }) => all + (yearlyCents ?? 0), 0)
  return (
    <Card
      id={id}
      title={title}
      {...(sum > 0 ? { aside: t.drift.costingTotal(formatMoney(sum, t.locale)) } : {})}
    >
      <ul class="findings">
        {findings.map((finding) => (
          <DriftFinding
            t={t}
            finding={finding}
            model={model}
            canAct={hasPermission(viewer.role, 'write')}
          />
        ))}
      </ul>
    </Card>
  )
}

const EmptyFindings = ({ t, shown: { lastRun } }: { t: Texts; shown: DriftViewModel }) => (
  <section class="card" aria-label={t.drift.title}>
    {lastRun?.endedAt ? (
      <EmptyState
        title={t.drift.agrees}
        text={t.drift.agreesText(formatDateTime(lastRun.endedAt, t.locale))}
      />
    ) : (
      <EmptyState title={t.drift.neverRun} text={t.drift.neverText} />
    )}
  </section>
)

/** Differences between the vendors' state and ours, those that cost money first. */
export const DriftPage = ({ frame, model }: Props) => {
  const { t, viewer } = frame
  const open = model.findings.filter((finding) => !isSettled(finding))
  const costsMoney = ({ yearlyCents }: DriftFindingRow) => (yearlyCents ?? 0) > 0
  const isComplete = (model.lastRun?.missing.length ?? 0) === 0
  const groups = [
    { id: 'costing', title: t.drift.costing, findings: open.filter(costsMoney) },
    { id: 'other', title: t.drift.other, findings: open.filter((finding) => !costsMoney(finding)) },
    { id: 'settled', title: t.drift.settled, findings: model.findings.filter(isSettled) },
  ]
  return (
    <StaffShell frame={frame} title={t.drift.title} section="drift">
      <div class="head">
        <div>
          <h1>{t.drift.title}</h1>
          <LastRun t={t} shown={model} />
        </div>
        {hasPermission(viewer.role, 'write') && !model.isRunning && (
          <CheckForm frame={frame} model={model} />
        )}
      </div>
      <div class="stack">
        <p class="meta">{t.drift.intro}</p>
        <Notices t={t} shown={model} />
        {open.length === 0 && isComplete && <EmptyFindings t={t} shown={model} />}
        {groups.map((group) => (
          <Group frame={frame} model={model} {...group} />
        ))}
      </div>
    </StaffShell>
  )
}
