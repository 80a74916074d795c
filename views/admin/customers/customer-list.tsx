import { EmptyListState } from '../../parts/empty-state'
import { Pagination } from '../../parts/pagination'
import { ScrollArea } from '../../parts/scroll-area'
import { TableHead } from '../../parts/table-head'
import type { Texts } from '../../texts/de'
import { formatDate, formatNumber } from '../../texts/format'
import type { CustomerListing, ListedCustomer } from './customer-view-model'

type Props = { t: Texts; listing: CustomerListing }

const path = '/admin/customers'

const Row = ({ t, customer }: { t: Texts; customer: ListedCustomer }) => {
  const { id, name, company, email, projects, since } = customer
  const { columns } = t.customers
  return (
    <tr>
      <td class="project">
        <a class="clamp" href={`${path}/${id}`}>
          <bdi>{name ?? t.customers.nameless}</bdi>
        </a>
        {company && (
          <span class="sub clamp">
            <bdi>{company}</bdi>
          </span>
        )}
      </td>
      <td class="address">
        <bdi class="clamp">{email ?? t.none}</bdi>
      </td>
      <td class="num end" data-label={columns.projects}>
        {formatNumber(projects, t.locale)}
      </td>
      <td class="end nowrap" data-label={columns.since}>
        {formatDate(since, t.locale)}
      </td>
    </tr>
  )
}

const Table = ({ t, listing }: Props) => {
  const { columns, title } = t.customers
  return (
    <ScrollArea label={`${title}, ${t.table}`}>
      <table class="projects customers stackable">
        <TableHead
          columns={[
            [columns.name, 'project'],
            columns.email,
            [columns.projects, 'end'],
            [columns.since, 'end'],
          ]}
        />
        <tbody>
          {listing.rows.map((customer) => (
            <Row t={t} customer={customer} />
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}

/** The response to an htmx request for /admin/customers. */
export const CustomerList = ({ t, listing }: Props) => (
  <div id="customer-list">
    <p class="sr" role="status">
      {t.customers.count(formatNumber(listing.rows.length, t.locale), listing.rows.length === 1)}
    </p>
    {listing.rows.length === 0 ? (
      <EmptyListState path={path} isFiltered={Boolean(listing.filter.search)} texts={t.customers} />
    ) : (
      <Table t={t} listing={listing} />
    )}
    <Pagination
      path={path}
      query={listing.filter}
      cursor="after"
      next={listing.next}
      texts={{ first: t.projectList.toFirst, next: t.projectList.more }}
    />
  </div>
)
