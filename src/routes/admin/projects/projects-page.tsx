import type { ProjectRow } from '../../../../projections/projects'
import type { ProjectFilter } from '../../../../projections/queries/project-list'
import { projectPage } from '../../../../projections/queries/project-list'
import { allServers } from '../../../../projections/servers'
import type { ProjectListing } from '../../../../views/admin/projects/project-list'
import { ProjectList } from '../../../../views/admin/projects/project-list'
import { ProjectsPage } from '../../../../views/admin/projects/projects-page'
import type { Texts } from '../../../../views/texts/de'
import { peopleNames, seesCustomers } from '../../audit/person-names'
import { staffIn } from '../../http/guards/staff-guards'
import { staffFrameOf } from '../../http/page-frames'
import type { Asked, Staff } from '../../http/permission-router'
import { isId, query } from '../../http/query-parameters'
import { wantsFragment } from '../../http/request-kind'
import type { Desk } from '../../http/route-dependencies'
import { openCounts } from './project-counts'

const rowsPerPage = 50

/** `<ordered_at>~<id>`; anything else is no place in the list. */
const isCursor = (after: string | undefined) => {
  const [at = '', id, ...rest] = after?.split('~') ?? []
  return rest.length === 0 && isId(id) && /^\d{4}-/.test(at) && !Number.isNaN(Date.parse(at))
}

const cursorAt = (row: ProjectRow | undefined) => row && `${row.orderedAt}~${row.id}`

type Filter = Omit<ProjectFilter, 'limit'>

const filterOf = (c: Asked): Filter => {
  const { after, ...filter } = query(c, ['search', 'status', 'type', 'server', 'after'])
  return after && isCursor(after) ? { ...filter, after } : filter
}

type Look = { staff: Staff; t: Texts; counts: ReturnType<typeof openCounts> }

const listing = async (desk: Desk, filter: Filter, look: Look): Promise<ProjectListing> => {
  const [found, counts, servers, { catalogue }] = await Promise.all([
    projectPage(desk.sql, { ...filter, limit: rowsPerPage + 1 }),
    look.counts(),
    allServers(desk.sql),
    desk.stock(),
  ])
  const rows = found.slice(0, rowsPerPage)
  const ids = [...new Set(rows.map((row) => row.customerId))]
  const { t, staff } = look
  const customers = seesCustomers(staff.role)
    ? await peopleNames(desk, { viewer: staff.role, t }, ids)
    : {}
  const next = found.length > rowsPerPage ? cursorAt(rows.at(-1)) : undefined
  const canAct = staff.role !== 'auditor'
  const types = catalogue.projectTypes
  return { rows, counts, filter, next, types, servers, customers, canAct }
}

/** GET /admin/projects: filters and place in the address, newest orders first. */
export const projectsPage = (desk: Desk) => {
  const counts = openCounts(desk)
  return async (c: Asked) => {
    const staff = staffIn(c)
    const frame = staffFrameOf(c, desk, staff)
    const listed = await listing(desk, filterOf(c), { staff, t: frame.t, counts })
    return wantsFragment(c)
      ? c.html(<ProjectList t={frame.t} now={frame.now} listing={listed} />)
      : c.html(<ProjectsPage frame={frame} listing={listed} />)
  }
}
