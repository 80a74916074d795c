import type { ProjectRow } from '../../../../projections/projects'
import { findCustomerIds } from '../../../../projections/queries/customers'
import type { ProjectFilter } from '../../../../projections/queries/projects'
import { listProjectPage } from '../../../../projections/queries/projects'
import { listServerRows } from '../../../../projections/queries/servers'
import type { BulkActionDialog } from '../../../../views/admin/actions/bulk-action-dialog'
import { ProjectList } from '../../../../views/admin/projects/project-list'
import type { ProjectListing } from '../../../../views/admin/projects/project-listing'
import { ProjectsPage } from '../../../../views/admin/projects/projects-page'
import type { Texts } from '../../../../views/texts/de'
import { localizeCatalogue } from '../../../../views/texts/localize-catalogue'
import { hasPermission } from '../../../domain/staff/permissions'
import { canSeeCustomers, loadPersonNames } from '../../audit/person-names'
import { currentStaff } from '../../http/guards/staff-guards'
import { staffFrameOf } from '../../http/page-frames'
import type { RequestContext, Staff } from '../../http/permission-router'
import { isUuid, readQuery } from '../../http/query-parameters'
import { wantsFragment } from '../../http/request-kind'
import type { RouteDependencies } from '../../http/route-dependencies'
import { bulkActions } from '../actions/project/project-actions'
import { openProjectCounts } from './project-counts'

const rowsPerPage = 50

/** `<ordered_at>~<id>`; anything else is no place in the list. */
const isCursor = (after: string | undefined) => {
  const [at = '', id, ...rest] = after?.split('~') ?? []
  return rest.length === 0 && isUuid(id) && /^\d{4}-/.test(at) && !Number.isNaN(Date.parse(at))
}

const cursorOf = (row: ProjectRow | undefined) => row && `${row.orderedAt}~${row.id}`

type Filter = Omit<ProjectFilter, 'limit' | 'customerIds'>

/** What narrows the list, and where it begins, by the address. */
export const readProjectFilter = (c: RequestContext): Filter => {
  const { after, ...filter } = readQuery(c, ['search', 'status', 'type', 'server', 'after'])
  return after && isCursor(after) ? { ...filter, after } : filter
}

type ListingContext = { staff: Staff; t: Texts; counts: ReturnType<typeof openProjectCounts> }

/** The search finds the projects of so many customers of one name, those who came last. */
const maxFoundCustomers = 200

const findSearchedCustomers = ({ sql, vault }: RouteDependencies, { search }: Filter, by: Staff) =>
  search && canSeeCustomers(by.role)
    ? findCustomerIds(sql, vault.hashQueryTerms(search), maxFoundCustomers)
    : []

const loadListing = async (
  deps: RouteDependencies,
  filter: Filter,
  look: ListingContext,
): Promise<ProjectListing> => {
  const customerIds = await findSearchedCustomers(deps, filter, look.staff)
  const [found, counts, servers, { catalogue }] = await Promise.all([
    listProjectPage(deps.sql, { ...filter, customerIds, limit: rowsPerPage + 1 }),
    look.counts(),
    listServerRows(deps.sql),
    deps.catalogueSnapshot(),
  ])
  const rows = found.slice(0, rowsPerPage)
  const ids = [...new Set(rows.map((row) => row.customerId))]
  const { t, staff } = look
  const customers = canSeeCustomers(staff.role)
    ? await loadPersonNames(deps, { viewer: staff.role, t }, ids)
    : {}
  const next = found.length > rowsPerPage ? cursorOf(rows.at(-1)) : undefined
  const { projectTypes, withdrawn } = localizeCatalogue(catalogue, t.locale)
  const types = [...projectTypes, ...withdrawn.projectTypes]
  const actions = hasPermission(staff.role, 'write') ? bulkActions : undefined
  return { rows, counts, filter, next, types, servers, customers, bulkActions: actions }
}

/** `dialog`: of an act on several projects, over the list where a whole page is wanted. */
type DialogOverList = { dialog: ReturnType<typeof BulkActionDialog>; status: number }

export type RenderProjectsPage = (c: RequestContext, over?: DialogOverList) => Promise<Response>

/** /admin/projects: filters and place in the address, newest orders first. */
export const openProjectsPage = (deps: RouteDependencies): RenderProjectsPage => {
  const counts = openProjectCounts(deps)
  return async (c, over) => {
    if (over && wantsFragment(c)) return c.html(over.dialog, over.status as 200)
    const staff = currentStaff(c)
    const frame = staffFrameOf(c, deps, staff)
    const listed = await loadListing(deps, readProjectFilter(c), { staff, t: frame.t, counts })
    return wantsFragment(c)
      ? c.html(<ProjectList t={frame.t} now={frame.now} listing={listed} />)
      : c.html(
          <ProjectsPage frame={frame} listing={listed} dialog={over?.dialog} />,
          (over?.status ?? 200) as 200,
        )
  }
}
