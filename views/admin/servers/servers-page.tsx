import { hasPermission } from '../../../src/domain/staff/permissions'
import type { StaffPageFrame } from '../../layout/page-frame'
import { StaffShell } from '../../layout/staff-shell'
import { FetchedActLink } from '../../parts/act-dialog'
import { EmptyState } from '../../parts/empty-state'
import type { Texts } from '../../texts/de'
import { formatNumber } from '../../texts/format'
import { NewServerDialog, newServerAct } from './new-server-dialog'
import { ServerRequests } from './server-requests'
import { ServerStrategyCard } from './server-strategy-card'
import { ServerTable } from './server-table'
import type { ServerListing } from './server-view-model'

type Props = { frame: StaffPageFrame; listing: ServerListing }

const canManageServers = ({ viewer }: StaffPageFrame) => hasPermission(viewer.role, 'manage')

const AddServerLink = ({ t }: { t: Texts }) => (
  <FetchedActLink {...newServerAct} label={t.servers.add} tone=" primary" />
)

const Facts = ({ frame: { t }, listing: { servers } }: Props) => {
  const formatCount = (value: number) => formatNumber(value, t.locale)
  const taken = servers.reduce((sum, server) => sum + server.taken, 0)
  const capacity = servers.reduce((sum, server) => sum + server.capacity, 0)
  return (
    <div class="facts">
      <span>{t.servers.count(formatCount(servers.length), servers.length === 1)}</span>
      {servers.length > 0 && (
        <span>{t.servers.slotsTaken(formatCount(taken), formatCount(capacity))}</span>
      )}
    </div>
  )
}

const explainWaiting = ({ t }: StaffPageFrame, { freeSlots, pool }: ServerListing) => {
  if (freeSlots > 0) return t.servers.slotsAvailable
  return pool.strategy === 'specific' ? t.servers.chosenServerFull : t.servers.noFreeSlot
}

const WaitingProjectsNotice = ({ frame, listing }: Props) => {
  const { t } = frame
  const { waitingCount } = listing
  return waitingCount > 0 ? (
    <div class="notice wait">
      <h2>{t.servers.waiting(formatNumber(waitingCount, t.locale), waitingCount === 1)}</h2>
      <p>{explainWaiting(frame, listing)}</p>
    </div>
  ) : null
}

const EmptyList = ({ frame }: { frame: StaffPageFrame }) => {
  const texts = frame.t.servers
  return canManageServers(frame) ? (
    <EmptyState title={texts.emptyTitle} text={texts.emptyText}>
      <AddServerLink t={frame.t} />
    </EmptyState>
  ) : (
    <EmptyState title={texts.emptyTitle} text={texts.emptyReader} />
  )
}

/** The response to an htmx request for /admin/servers; it polls every 5 seconds. */
export const ServerList = (props: Props) => {
  const { frame, listing } = props
  const { t, now } = frame
  return (
    <div
      id="server-list"
      class="stack"
      hx-get="/admin/servers"
      hx-trigger="every 5s"
      hx-swap="outerMorph"
    >
      <WaitingProjectsNotice {...props} />
      <ServerRequests t={t} now={now} listing={listing} canManage={canManageServers(frame)} />
      <section class="card" aria-label={t.servers.list}>
        {listing.servers.length === 0 ? (
          <EmptyList frame={frame} />
        ) : (
          <ServerTable t={t} now={now} listing={listing} />
        )}
      </section>
    </div>
  )
}

export const ServersPage = (props: Props) => {
  const { frame, listing } = props
  const { t } = frame
  return (
    <StaffShell frame={frame} title={t.servers.title} section="servers">
      <div class="head">
        <div>
          <h1>{t.servers.title}</h1>
          <Facts {...props} />
        </div>
        {canManageServers(frame) && (
          <div class="row">
            <form method="post" action="/admin/servers/looks">
              <button class="btn" type="submit">
                {t.servers.check}
              </button>
            </form>
            {listing.servers.length > 0 && <AddServerLink t={t} />}
          </div>
        )}
      </div>
      <div class="stack">
        <ServerList {...props} />
        {listing.servers.length > 0 && (
          <ServerStrategyCard t={t} listing={listing} canManage={canManageServers(frame)} />
        )}
      </div>
      {listing.newServer && <NewServerDialog t={t} model={listing.newServer} />}
    </StaffShell>
  )
}
