import { EmptyListState } from '../../parts/empty-state'
import { Pagination } from '../../parts/pagination'
import type { Texts } from '../../texts/de'
import { formatNumber } from '../../texts/format'
import { BulkActionBar } from '../actions/bulk-action-bar'
import type { ProjectListing } from './project-listing'
import { ProjectTableRow } from './project-table-row'

type Props = { t: Texts; now: string; listing: ProjectListing }

const EmptyList = ({ t, listing }: Omit<Props, 'now'>) => {
  const { after: _, ...filter } = listing.filter
  const texts = t.projectList
  return (
    <EmptyListState
      path="/admin/projects"
      isFiltered={Object.values(filter).some(Boolean)}
      texts={texts}
    >
      <a class="btn" href="/admin/projects/new">
        {texts.create}
      </a>
    </EmptyListState>
  )
}

const Table = ({ t, now, listing }: Props) => {
  const { columns } = t.projectList
  return (
    <table class="projects stackable">
      <thead>
        <tr>
          {listing.bulkActions && (
            <th scope="col" class="tick">
              <span class="sr">{t.bulk.act}</span>
            </th>
          )}
          <th scope="col" class="project">
            {columns.project}
          </th>
          <th scope="col">{columns.status}</th>
          <th scope="col" class="spare">
            {columns.type}
          </th>
          <th scope="col" class="spare">
            {columns.server}
          </th>
          <th scope="col" class="end spare">
            {columns.changed}
          </th>
        </tr>
      </thead>
      <tbody>
        {listing.rows.map((project) => (
          <ProjectTableRow t={t} now={now} project={project} listing={listing} />
        ))}
      </tbody>
    </table>
  )
}

/** The response to an htmx request for /admin/projects. */
export const ProjectList = ({ t, now, listing }: Props) => (
  <div id="project-list">
    <p class="sr" role="status">
      {t.projectList.count(formatNumber(listing.rows.length, t.locale), listing.rows.length === 1)}
    </p>
    {listing.rows.length === 0 ? (
      <EmptyList t={t} listing={listing} />
    ) : (
      <>
        <Table t={t} now={now} listing={listing} />
        {listing.bulkActions && (
          <BulkActionBar t={t} actions={listing.bulkActions} filter={listing.filter} />
        )}
      </>
    )}
    <Pagination
      path="/admin/projects"
      query={listing.filter}
      cursor="after"
      next={listing.next}
      texts={{ first: t.projectList.toFirst, next: t.projectList.more }}
    />
  </div>
)
