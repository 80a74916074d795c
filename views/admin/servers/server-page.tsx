import { LatestEvents } from '../../audit/latest-events'
import type { StaffPageFrame } from '../../layout/page-frame'
import { StaffShell } from '../../layout/staff-shell'
import { addQuery } from '../../parts/add-query'
import { Card } from '../../parts/card'
import { Timestamp } from '../../parts/timestamp'
import { ServerActions } from './server-actions'
import { ServerBadge } from './server-badge'
import { ServerLoad } from './server-load'
import type { ServerViewModel } from './server-view-model'

type Props = { frame: StaffPageFrame; model: ServerViewModel }

const Head = ({ frame: { t }, model }: Props) => {
  const { server } = model
  return (
    <div class="head">
      <div>
        <div class="titleline">
          <h1>
            <bdi>{server.name}</bdi>
          </h1>
          <ServerBadge t={t} server={server} />
        </div>
        <div class="facts">
          <code>{server.ipv4}</code>
          {!server.acceptingNew && <span>{t.servers.closed}</span>}
          {server.description && <span>{server.description}</span>}
        </div>
      </div>
      <ServerActions t={t} model={model} />
    </div>
  )
}

const Facts = ({ frame: { t, now }, model: { server, observation } }: Props) => (
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
      <dt>{t.servers.lastCheck}</dt>
      <dd>
        {observation ? (
          <Timestamp t={t} at={observation.lookedAt} format={{ briefAt: now }} />
        ) : (
          t.servers.neverChecked
        )}
        {observation && !observation.isUsable && (
          <span class="meta block">{t.servers.notUsable}</span>
        )}
      </dd>
    </dl>
  </Card>
)

const LatestServerEvents = ({ frame: { t, now }, model: { server, latest, names } }: Props) => (
  <LatestEvents
    t={t}
    now={now}
    title={t.servers.history}
    fullHistory={{
      href: addQuery('/audit', { stream: `server-${server.id}` }),
      label: t.servers.wholeHistory,
    }}
    latest={latest}
    names={names}
  />
)

/** One server: its load, latest events, facts and actions. */
export const ServerPage = (props: Props) => {
  const { frame, model } = props
  const { t } = frame
  return (
    <StaffShell frame={frame} title={model.server.name} section="servers">
      <p class="facts back">
        <a href="/admin/servers">{t.servers.list}</a>
      </p>
      <Head {...props} />
      <div class="split">
        <div class="stack">
          <Card id="load" title={t.servers.load}>
            <div class="body stack">
              <ServerLoad t={t} server={model.server} />
              <p>
                <a href={addQuery('/admin/projects', { server: model.server.id })}>
                  {t.servers.projects}
                </a>
              </p>
            </div>
          </Card>
          <LatestServerEvents {...props} />
        </div>
        <Facts {...props} />
      </div>
    </StaffShell>
  )
}
