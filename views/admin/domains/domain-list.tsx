import type { DomainListRow } from '../../../projections/queries/domains'
import { toUnicodeDomain } from '../../../src/domain/naming/unicode-domain'
import type { StaffPageFrame } from '../../layout/page-frame'
import { EmptyListState } from '../../parts/empty-state'
import { Pagination } from '../../parts/pagination'
import { TableHead } from '../../parts/table-head'
import { formatMoney, formatNumber } from '../../texts/format'
import { DomainBadge, isUnusedDomain } from './domain-badge'
import { DomainEndDate } from './domain-end-date'
import type { DomainListing } from './domain-view-model'

type Props = { frame: StaffPageFrame; listing: DomainListing }

const path = '/admin/domains'
const toQuery = ({ filter: { search, status, radar, after } }: DomainListing) => ({
  search,
  status,
  radar: radar && String(radar),
  after,
})

const Row = ({ frame: { t, now }, domain }: { frame: StaffPageFrame; domain: DomainListRow }) => (
  <tr>
    <td class="project">
      <a class="clamp" href={`${path}/${domain.name}`}>
        <bdi>{toUnicodeDomain(domain.name)}</bdi>
      </a>
      <span class="sub">{domain.kind ? t.domains.kinds[domain.kind] : t.none}</span>
    </td>
    <td class="corner">
      <DomainBadge t={t} status={domain.status} isUnused={isUnusedDomain(domain)} />
    </td>
    <td class="spare">
      {domain.projectId ? (
        <a href={`/admin/projects/${domain.projectId}?tab=domain`}>
          <bdi>{domain.projectName}</bdi>
        </a>
      ) : (
        t.domains.free
      )}
      {domain.projectId && (
        <span class="sub">{domain.isPrimary ? t.domains.primary : t.domains.secondary}</span>
      )}
    </td>
    <td class="nowrap" data-label={t.domains.columns.expires}>
      <DomainEndDate t={t} at={domain.expiresAt} now={now} />
    </td>
    <td class="nowrap spare">
      <DomainEndDate t={t} at={domain.certificateUntil} now={now} />
    </td>
    <td class="end nowrap spare">
      {domain.costCents > 0 ? formatMoney(domain.costCents, t.locale) : t.none}
    </td>
  </tr>
)

const Table = ({ frame, listing }: Props) => {
  const { columns } = frame.t.domains
  return (
    <table class="projects domains stackable">
      <TableHead
        columns={[
          [columns.domain, 'project'],
          columns.status,
          [columns.project, 'spare'],
          columns.expires,
          [columns.certificate, 'spare'],
          [columns.cost, 'end spare'],
        ]}
      />
      <tbody>
        {listing.rows.map((domain) => (
          <Row frame={frame} domain={domain} />
        ))}
      </tbody>
    </table>
  )
}

/** The response to an htmx request for /admin/domains. */
export const DomainList = (props: Props) => {
  const { frame, listing } = props
  const { rows } = listing
  const { after: _, ...filter } = listing.filter
  return (
    <div id="domain-list">
      <p class="sr" role="status">
        {frame.t.domains.count(formatNumber(rows.length, frame.t.locale), rows.length === 1)}
      </p>
      {rows.length === 0 ? (
        <EmptyListState
          path={path}
          isFiltered={Object.values(filter).some(Boolean)}
          texts={frame.t.domains}
        />
      ) : (
        <Table {...props} />
      )}
      <Pagination
        path={path}
        query={toQuery(listing)}
        cursor="after"
        next={listing.next}
        texts={{ first: frame.t.domains.toFirst, next: frame.t.domains.more }}
      />
    </div>
  )
}
