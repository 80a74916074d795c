import type { ServerObservationRow } from '../../../projections/queries/servers'
import type { ServerRow } from '../../../projections/servers/servers'
import { TableHead } from '../../parts/table-head'
import { Timestamp } from '../../parts/timestamp'
import type { Texts } from '../../texts/de'
import { ServerBadge } from './server-badge'
import { ServerLoad } from './server-load'
import type { ServerListing } from './server-view-model'

type Props = { t: Texts; now: string; listing: ServerListing }

const LastObservation = ({
  t,
  now,
  look: observation,
}: Omit<Props, 'listing'> & { look: ServerObservationRow | undefined }) => {
  if (!observation) return <span class="meta">{t.servers.neverChecked}</span>
  return (
    <>
      <Timestamp t={t} at={observation.lookedAt} format={{ relativeTo: now }} />
      {!observation.isUsable && <span class="sub">{t.servers.notUsable}</span>}
    </>
  )
}

const Row = ({ t, now, server, listing }: Props & { server: ServerRow }) => (
  <tr id={`server-${server.id}`}>
    <td class="project">
      <a class="clamp" href={`/admin/servers/${server.id}`}>
        <bdi>{server.name}</bdi>
      </a>
      <span class="sub mono">{server.ipv4}</span>
      {server.description && <span class="sub clamp spare">{server.description}</span>}
    </td>
    <td data-label={t.servers.columns.status}>
      <ServerBadge t={t} server={server} />
      {server.status !== 'active' && server.statusSince && (
        <span class="sub">
          {`${t.servers.since} `}
          <Timestamp t={t} at={server.statusSince} format={{ briefAt: now }} />
        </span>
      )}
      {!server.acceptingNew && <span class="sub">{t.servers.closed}</span>}
    </td>
    <td data-label={t.servers.columns.load}>
      <ServerLoad t={t} server={server} />
    </td>
    <td class="end nowrap spare">
      <LastObservation t={t} now={now} look={listing.observations[server.id]} />
    </td>
  </tr>
)

/** All servers with status, load and last observation. */
export const ServerTable = (props: Props) => {
  const { t, listing } = props
  const { columns } = t.servers
  return (
    <table class="projects servers stackable">
      <TableHead
        columns={[columns.server, columns.status, columns.load, [columns.lastCheck, 'end spare']]}
      />
      <tbody>
        {listing.servers.map((server) => (
          <Row {...props} server={server} />
        ))}
      </tbody>
    </table>
  )
}
