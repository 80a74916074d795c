import type { DomainListRow } from '../../../projections/queries/domains'
import type { StaffPageFrame } from '../../layout/page-frame'
import { addQuery } from '../../parts/add-query'
import { EmptyState } from '../../parts/empty-state'
import { formatMoney, formatNumber } from '../../texts/format'
import { toUnicodeDomain } from '../../texts/unicode-domain'
import { DomainBadge } from './domain-badge'
import { DomainEndDate } from './domain-end-date'
import type { DomainListing } from './domain-view-model'

type Props = { frame: StaffPageFrame; listing: DomainListing }

const path = '/admin/domains'
const toQueryFields = ({ filter }: DomainListing, after?: string) => ({
  search: filter.search,
  status: filter.status,
  radar: filter.radar && String(filter.radar),
  after,
})

const EmptyList = ({ frame: { t }, listing }: Props) => {
  const { after: _, ...filter } = listing.filter
  const texts = t.domains
  return Object.values(filter).some(Boolean) ? (
    <EmptyState title={texts.nothingTitle} text={texts.nothingText}>
      <a class="btn" href={path}>
        {texts.reset}
      </a>
    </EmptyState>
  ) : (
    <EmptyState title={texts.emptyTitle} text={texts.emptyText} />
  )
}

const Row = ({ frame: { t, now }, domain }: { frame: StaffPageFrame; domain: DomainListRow }) => (
  <tr>
    <td class="project">
      <a class="clamp" href={`${path}/${domain.name}`}>
        {toUnicodeDomain(domain.name)}
      </a>
      <span class="sub">{domain.kind ? t.domains.kinds[domain.kind] : t.none}</span>
    </td>
    <td>
      <DomainBadge t={t} status={domain.status} />
    </td>
    <td class="spare">
      {domain.projectId ? (
        <a href={`/admin/projects/${domain.projectId}?tab=domain`}>{domain.projectName}</a>
      ) : (
        t.domains.free
      )}
      {domain.projectId && (
        <span class="sub">{domain.isPrimary ? t.domains.primary : t.domains.secondary}</span>
      )}
    </td>
    <td class="nowrap">
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
    <table class="projects domains">
      <thead>
        <tr>
          <th scope="col" class="project">
            {columns.domain}
          </th>
          <th scope="col">{columns.status}</th>
          <th scope="col" class="spare">
            {columns.project}
          </th>
          <th scope="col">{columns.expires}</th>
          <th scope="col" class="spare">
            {columns.certificate}
          </th>
          <th scope="col" class="end spare">
            {columns.cost}
          </th>
        </tr>
      </thead>
      <tbody>
        {listing.rows.map((domain) => (
          <Row frame={frame} domain={domain} />
        ))}
      </tbody>
    </table>
  )
}

const Pagination = ({ frame: { t }, listing }: Props) => {
  const { filter, next } = listing
  if (!next && !filter.after) return null
  return (
    <div class="list-foot">
      {filter.after && (
        <a class="btn" href={addQuery(path, toQueryFields(listing))}>
          {t.domains.toFirst}
        </a>
      )}
      {next && (
        <a class="btn" href={addQuery(path, toQueryFields(listing, next))}>
          {t.domains.more}
        </a>
      )}
    </div>
  )
}

/** The fragment that a partial GET /admin/domains answers. */
export const DomainList = (props: Props) => {
  const { frame, listing } = props
  const { rows } = listing
  return (
    <div id="domain-list">
      <p class="sr" role="status">
        {frame.t.domains.count(formatNumber(rows.length, frame.t.locale), rows.length === 1)}
      </p>
      {rows.length === 0 ? <EmptyList {...props} /> : <Table {...props} />}
      <Pagination {...props} />
    </div>
  )
}
