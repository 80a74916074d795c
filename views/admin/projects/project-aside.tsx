import { isSiteStatusOverdue } from '../../../src/domain/lifecycle/site-status'
import { selectOneTimePriceLines } from '../../../src/domain/order/price'
import type { HistoryEntry } from '../../audit/history-entry'
import { LatestEvents } from '../../audit/latest-events'
import { PriceLines } from '../../parts/price-lines'
import { Timestamp } from '../../parts/timestamp'
import type { Texts } from '../../texts/de'
import { getDisplayName } from '../../texts/display-names'
import { formatDateOrTime, formatDateTime } from '../../texts/format'
import type { ProjectViewModel } from './project-view-model'

type Props = { t: Texts; now: string; model: ProjectViewModel; latest: readonly HistoryEntry[] }
type ModelProps = Pick<Props, 't' | 'model'>

const LatestProjectEvents = ({ t, now, model: { project, names }, latest }: Props) => (
  <LatestEvents
    t={t}
    now={now}
    title={t.project.latest}
    fullHistory={{
      href: `/admin/projects/${project.id}?tab=history`,
      label: t.project.wholeHistory,
    }}
    latest={latest}
    names={names}
  />
)

type PendingSuspension = { since: string; now: string }

const describePendingSuspension = (t: Texts, { since, now }: PendingSuspension) =>
  isSiteStatusOverdue(since, now) ? t.project.suspension.overdue : t.project.suspension.pending

const describeSuspension = (t: Texts, project: ProjectViewModel['project'], now: string) => {
  const { suspendedAt, suspensionConfirmedAt, importedAt } = project
  if (importedAt) return t.project.imported.suspended
  const since = suspendedAt ?? now
  return suspensionConfirmedAt
    ? t.project.suspension.confirmed(formatDateOrTime(suspensionConfirmedAt, since, t.locale))
    : describePendingSuspension(t, { since, now })
}

/** Since when it is suspended, and since when its site says so. */
const Suspension = ({ t, now, model: { project } }: Omit<Props, 'latest'>) => {
  const { suspendedAt } = project
  if (!suspendedAt || project.archivedAt) return null
  const texts = t.project.suspension
  return (
    <>
      <dt>{texts.since}</dt>
      <dd>
        <Timestamp t={t} at={suspendedAt} />
        <span class="meta block">{describeSuspension(t, project, now)}</span>
      </dd>
    </>
  )
}

/** What is over is told with its end. */
const Liveness = ({ t, model: { project } }: ModelProps) => {
  const { liveAt, tornDownAt } = project
  return (
    <>
      <dt>{tornDownAt ? t.project.factWasLive : t.project.factLive}</dt>
      <dd>
        {liveAt ? <Timestamp t={t} at={liveAt} /> : t.project.notYet}
        {liveAt && tornDownAt && (
          <span class="meta block">{t.project.until(formatDateTime(tornDownAt, t.locale))}</span>
        )}
      </dd>
    </>
  )
}

const Payment = ({ t, model: { project } }: ModelProps) => (
  <>
    <dt>{t.project.factPayment}</dt>
    <dd>{t.paymentMethods[project.paymentMethod]}</dd>
    <dt>{t.project.factPaid}</dt>
    <dd>{project.paidAt ? <Timestamp t={t} at={project.paidAt} /> : t.project.notYet}</dd>
  </>
)

/** Where it runs; nobody has said that of a satellite that is not adopted. */
const ServerName = ({ t, model: { project, names } }: ModelProps) => {
  if (project.serverId) return <bdi>{getDisplayName(names.servers, project.serverId)}</bdi>
  return project.importedAt ? t.project.imported.unknownServer : t.project.notYet
}

const Facts = ({ t, now, model }: Omit<Props, 'latest'>) => {
  const { project, names } = model
  return (
    <section class="card" aria-labelledby="facts-title">
      <header>
        <h2 id="facts-title">{t.project.facts}</h2>
      </header>
      <div class="body">
        <dl class="pairs">
          {project.bundle && (
            <>
              <dt>{t.project.factBundle}</dt>
              <dd>
                <bdi>{getDisplayName(names.bundles, project.bundle)}</bdi>
              </dd>
            </>
          )}
          <dt>{t.project.factSlug}</dt>
          <dd>{project.slug}</dd>
          <dt>{t.project.factServer}</dt>
          <dd>
            <ServerName t={t} model={model} />
          </dd>
          {!project.importedAt && <Payment t={t} model={model} />}
          <Liveness t={t} model={model} />
          <Suspension t={t} now={now} model={model} />
        </dl>
      </div>
    </section>
  )
}

const PriceCard = ({ t, model: { project, names } }: ModelProps) => (
  <section class="card" aria-labelledby="price-title">
    <header>
      <h2 id="price-title">{t.project.price}</h2>
    </header>
    <div class="body">
      <PriceLines
        t={t}
        price={project.price}
        names={{ ...names.plugins, ...names.bundles }}
        sumLabel={
          selectOneTimePriceLines(project.price).length > 0
            ? t.project.firstPayment
            : t.cycles[project.billingCycle]
        }
      />
    </div>
  </section>
)

/** The project's facts next to the timeline; live updates replace both. */
export const ProjectAside = (props: Props & { outOfBand?: boolean }) => (
  <div class="stack" id="project-aside" hx-swap-oob={props.outOfBand ? 'outerMorph' : undefined}>
    {props.latest.length > 0 && <LatestProjectEvents {...props} />}
    <Facts {...props} />
    {!props.model.project.importedAt && <PriceCard {...props} />}
  </div>
)
