import { actorName } from '../audit/actor-name'
import type { Told } from '../audit/told'
import type { StaffFrame } from '../layout/frame'
import { Moment } from '../parts/moment'
import { PriceLines } from '../parts/price-lines'
import { nameOf } from '../texts/names'
import { Flow } from './project-live'
import type { ProjectShown, ProjectTab } from './project-shown'

type Props = {
  frame: StaffFrame
  shown: ProjectShown
  tab: Extract<ProjectTab, { tab: 'ablauf' }>
}

const Latest = ({
  frame: { t, now },
  shown,
  latest,
}: Omit<Props, 'tab'> & { latest: readonly Told[] }) => (
  <section class="card" aria-labelledby="latest-title">
    <header>
      <h2 id="latest-title">{t.project.latest}</h2>
      <a class="meta" href={`/admin/projects/${shown.project.id}?tab=historie`}>
        {t.project.wholeHistory}
      </a>
    </header>
    <div class="body">
      <ol class="log">
        {latest.map(({ entry }) => (
          <li>
            {t.sentence(entry, shown.names)}
            <span class="meta">
              <Moment t={t} at={entry.at} as={{ brief: now }} /> ·{' '}
              {actorName(entry.by, shown.names, t)}
            </span>
          </li>
        ))}
      </ol>
    </div>
  </section>
)

const Facts = ({ frame: { t }, shown: { project, names } }: Omit<Props, 'tab'>) => (
  <section class="card" aria-labelledby="facts-title">
    <header>
      <h2 id="facts-title">{t.project.facts}</h2>
    </header>
    <div class="body">
      <dl class="pairs">
        {project.bundle && (
          <>
            <dt>{t.project.factBundle}</dt>
            <dd>{nameOf(names.bundles, project.bundle)}</dd>
          </>
        )}
        <dt>{t.project.factSlug}</dt>
        <dd>{project.slug}</dd>
        <dt>{t.project.factServer}</dt>
        <dd>{project.serverId ? nameOf(names.servers, project.serverId) : t.project.notYet}</dd>
        <dt>{t.project.factPayment}</dt>
        <dd>{t.paymentMethods[project.paymentMethod]}</dd>
        <dt>{t.project.factPaid}</dt>
        <dd>{project.paidAt ? <Moment t={t} at={project.paidAt} /> : t.project.notYet}</dd>
        <dt>{t.project.factLive}</dt>
        <dd>{project.liveAt ? <Moment t={t} at={project.liveAt} /> : t.project.notYet}</dd>
      </dl>
    </div>
  </section>
)

const PriceCard = ({ frame: { t }, shown: { project, names } }: Omit<Props, 'tab'>) => (
  <section class="card" aria-labelledby="price-title">
    <header>
      <h2 id="price-title">{t.project.price}</h2>
    </header>
    <div class="body">
      <PriceLines
        t={t}
        price={project.price}
        names={{ ...names.plugins, ...names.bundles }}
        sumLabel={t.cycles[project.billingCycle]}
      />
    </div>
  </section>
)

/** The timeline, renewed by server-sent events, and beside it what one asks next. */
export const FlowTab = ({ frame, shown, tab }: Props) => (
  <div class="split">
    <div
      hx-sse:connect={`/admin/projects/${shown.project.id}/events`}
      hx-target="#flow"
      hx-swap="outerMorph"
    >
      <Flow t={frame.t} now={frame.now} shown={shown} steps={tab.steps} />
    </div>
    <div class="stack">
      {tab.latest.length > 0 && <Latest frame={frame} shown={shown} latest={tab.latest} />}
      <Facts frame={frame} shown={shown} />
      <PriceCard frame={frame} shown={shown} />
    </div>
  </div>
)
