import type { ProjectStatus } from '../../../projections/projects'
import { LatestEvents } from '../../audit/latest-events'
import type { StaffPageFrame, Tone } from '../../layout/page-frame'
import { addQuery } from '../../parts/add-query'
import { Card } from '../../parts/card'
import type { Texts } from '../../texts/de'
import { formatNumber } from '../../texts/format'
import { ServerLoad } from '../servers/server-load'
import type { TodayViewModel } from './today-view-model'
import { VendorList } from './vendor-list'
import { WorkQueue } from './work-queue'

type Props = { frame: StaffPageFrame; model: TodayViewModel }

type ShownState = {
  label: keyof Texts['today']['states']
  statuses: readonly ProjectStatus[]
  tone: Tone
  /** Only one status can be filtered by. */
  isLinked: boolean
}

const shownStates: readonly ShownState[] = [
  { label: 'active', statuses: ['active'], tone: 'good', isLinked: true },
  {
    label: 'busy',
    statuses: ['pending_domain', 'provisioning', 'bootstrapping'],
    tone: 'busy',
    isLinked: false,
  },
  { label: 'error', statuses: ['error'], tone: 'bad', isLinked: true },
  { label: 'pendingPayment', statuses: ['pending_payment'], tone: 'wait', isLinked: true },
  { label: 'suspended', statuses: ['suspended'], tone: 'wait', isLinked: true },
  { label: 'archived', statuses: ['archived'], tone: 'quiet', isLinked: true },
]

const StateCounts = ({ frame: { t }, model: { counts } }: Props) => (
  <ul class="stats" aria-label={t.today.counts}>
    {shownStates.map(({ label, statuses, tone, isLinked }) => {
      const sum = counts
        .filter(({ status }) => statuses.includes(status))
        .reduce((all, { count }) => all + count, 0)
      const content = (
        <>
          <strong class="num stat-count">{formatNumber(sum, t.locale)}</strong>
          <span class={`dot stat-label ${tone}`}>{t.today.states[label]}</span>
        </>
      )
      return (
        <li class="stat">
          {isLinked ? (
            <a class="stat-link" href={addQuery('/admin/projects', { status: statuses[0] })}>
              {content}
            </a>
          ) : (
            <a class="stat-link" href="/admin/projects">
              {content}
            </a>
          )}
        </li>
      )
    })}
  </ul>
)

const Servers = ({ frame: { t }, model: { servers } }: Props) => (
  <Card id="servers" title={t.servers.title}>
    {servers.length === 0 ? (
      <div class="body">
        <p class="meta">{t.today.noServers}</p>
      </div>
    ) : (
      <ul class="loads">
        {servers.map((server) => (
          <li>
            <a class="load-name" href={`/admin/servers/${server.id}`}>
              <bdi>{server.name}</bdi>
            </a>
            <ServerLoad t={t} server={server} />
          </li>
        ))}
      </ul>
    )}
  </Card>
)

/** What changes while the page is open; it is loaded again every 15 seconds. */
export const TodayContent = ({ frame, model }: Props) => {
  const { t, now } = frame
  const { group, items, latest, names, vendors } = model
  const open = formatNumber(items.length, t.locale)
  return (
    <div
      id="today"
      hx-get={group ? addQuery('/admin', { kind: group }) : '/admin'}
      hx-trigger="every 15s"
      hx-swap="outerMorph"
    >
      <div class="head">
        <div>
          <h1>{t.today.title}</h1>
          <div class="facts">
            <span>
              {items.length > 0 ? t.today.openCount(open, items.length === 1) : t.today.nothingOpen}
            </span>
          </div>
        </div>
      </div>
      <StateCounts frame={frame} model={model} />
      <div class="split">
        <WorkQueue frame={frame} model={model} />
        <div class="stack">
          <VendorList frame={frame} vendors={vendors} />
          <Servers frame={frame} model={model} />
          <LatestEvents
            t={t}
            now={now}
            title={t.today.latest}
            fullHistory={{ href: '/audit', label: t.today.toAudit }}
            latest={latest}
            names={names}
            emptyText={t.today.nothingHappened}
          />
        </div>
      </div>
    </div>
  )
}
