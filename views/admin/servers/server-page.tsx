import { LatestEvents } from '../../audit/latest-events'
import type { StaffFrame } from '../../layout/page-frame'
import { StaffShell } from '../../layout/staff-shell'
import { pathWith } from '../../parts/add-query'
import { Card } from '../../parts/card'
import { Moment } from '../../parts/timestamp'
import { ServerActs } from './server-actions'
import { ServerBadge } from './server-badge'
import { ServerLoad } from './server-load'
import type { ServerShown } from './server-view-model'

type Props = { frame: StaffFrame; shown: ServerShown }

const Head = ({ frame: { t }, shown }: Props) => {
  const { server } = shown
  return (
    <div class="head">
      <div>
        <div class="titleline">
          <h1>{server.name}</h1>
          <ServerBadge t={t} server={server} />
        </div>
        <div class="facts">
          <code>{server.ipv4}</code>
          {!server.acceptingNew && <span>{t.servers.closed}</span>}
          {server.description && <span>{server.description}</span>}
        </div>
      </div>
      <ServerActs t={t} shown={shown} />
    </div>
  )
}

const Facts = ({ frame: { t, now }, shown: { server, look } }: Props) => (
  <Card id="facts" title={t.servers.facts}>
    <dl class="body pairs">
      <dt>{t.servers.address}</dt>
      <dd>
        <code>{[server.ipv4, server.ipv6].filter(Boolean).join(' ')}</code>
      </dd>
      <dt>{t.servers.atCoolify}</dt>
      <dd>
        <code>{server.coolifyUuid}</code>
      </dd>
      <dt>{t.servers.looking}</dt>
      <dd>
        {look ? <Moment t={t} at={look.lookedAt} as={{ brief: now }} /> : t.servers.neverLooked}
        {look && !look.isUsable && <span class="meta block">{t.servers.notUsable}</span>}
      </dd>
    </dl>
  </Card>
)

const Latest = ({ frame: { t, now }, shown: { server, latest, names } }: Props) => (
  <LatestEvents
    t={t}
    now={now}
    title={t.servers.history}
    whole={{
      href: pathWith('/audit', { stream: `server-${server.id}` }),
      label: t.servers.wholeHistory,
    }}
    latest={latest}
    names={names}
  />
)

/** One server: how full it is, what happened to it, and what can be done with it. */
export const ServerPage = (props: Props) => {
  const { frame, shown } = props
  const { t } = frame
  return (
    <StaffShell frame={frame} title={shown.server.name} place="servers">
      <p class="facts back">
        <a href="/admin/servers">{t.servers.list}</a>
      </p>
      <Head {...props} />
      <div class="split">
        <div class="stack">
          <Card id="load" title={t.servers.load}>
            <div class="body stack">
              <ServerLoad t={t} server={shown.server} />
              <p>
                <a href={pathWith('/admin/projects', { server: shown.server.id })}>
                  {t.servers.projects}
                </a>
              </p>
            </div>
          </Card>
          <Latest {...props} />
        </div>
        <Facts {...props} />
      </div>
    </StaffShell>
  )
}
