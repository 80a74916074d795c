import type { StaffFrame } from '../../layout/page-frame'
import { StaffShell } from '../../layout/staff-shell'
import { Empty } from '../../parts/empty-state'
import type { Texts } from '../../texts/de'
import { count } from '../../texts/format'
import { ServerRequests } from './server-requests'
import { ServerStrategyCard } from './server-strategy-card'
import { ServerTable } from './server-table'
import type { ServerListing } from './server-view-model'

type Props = { frame: StaffFrame; listing: ServerListing }

const mayManage = ({ viewer }: StaffFrame) => viewer.role === 'admin'

const Add = ({ t }: { t: Texts }) => (
  <a class="btn primary" href="/admin/servers/new">
    {t.servers.add}
  </a>
)

const Facts = ({ frame: { t }, listing: { servers } }: Props) => {
  const written = (value: number) => count(value, t.locale)
  const taken = servers.reduce((sum, server) => sum + server.taken, 0)
  const capacity = servers.reduce((sum, server) => sum + server.capacity, 0)
  return (
    <div class="facts">
      <span>{t.servers.count(written(servers.length), servers.length === 1)}</span>
      {servers.length > 0 && <span>{t.servers.takenOf(written(taken), written(capacity))}</span>}
    </div>
  )
}

const whyWaiting = ({ t }: StaffFrame, { places, pool }: ServerListing) => {
  if (places > 0) return t.servers.placesAgain
  return pool.strategy === 'specific' ? t.servers.chosenFull : t.servers.noPlace
}

const Waiting = ({ frame, listing }: Props) => {
  const { t } = frame
  const { waiting } = listing
  return waiting > 0 ? (
    <div class="notice wait">
      <h2>{t.servers.waiting(count(waiting, t.locale), waiting === 1)}</h2>
      <p>{whyWaiting(frame, listing)}</p>
    </div>
  ) : null
}

const Nothing = ({ frame }: { frame: StaffFrame }) => {
  const said = frame.t.servers
  return mayManage(frame) ? (
    <Empty title={said.emptyTitle} text={said.emptyText}>
      <Add t={frame.t} />
    </Empty>
  ) : (
    <Empty title={said.emptyTitle} text={said.emptyReader} />
  )
}

/** The fragment that a partial GET /admin/servers answers; it asks for itself again. */
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
      <Waiting {...props} />
      <ServerRequests t={t} now={now} listing={listing} mayManage={mayManage(frame)} />
      <section class="card" aria-label={t.servers.list}>
        {listing.servers.length === 0 ? (
          <Nothing frame={frame} />
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
    <StaffShell frame={frame} title={t.servers.title} place="servers">
      <div class="head">
        <div>
          <h1>{t.servers.title}</h1>
          <Facts {...props} />
        </div>
        {mayManage(frame) && (
          <div class="row">
            <form method="post" action="/admin/servers/looks">
              <button class="btn" type="submit">
                {t.servers.look}
              </button>
            </form>
            {listing.servers.length > 0 && <Add t={t} />}
          </div>
        )}
      </div>
      <div class="stack">
        <ServerList {...props} />
        {listing.servers.length > 0 && (
          <ServerStrategyCard t={t} listing={listing} mayManage={mayManage(frame)} />
        )}
      </div>
    </StaffShell>
  )
}
