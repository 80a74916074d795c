import { findCustomerIds } from '../../../../projections/queries/customers'
import {
  type LicenseFilter,
  type LicenseListRow,
  listLicensePage,
} from '../../../../projections/queries/license-list'
import { LicenseList } from '../../../../views/admin/licenses/license-list'
import type { LicenseListing } from '../../../../views/admin/licenses/license-view-model'
import { licenseStatuses } from '../../../../views/admin/licenses/license-view-model'
import { LicensesPage } from '../../../../views/admin/licenses/licenses-page'
import { namePlugins } from '../../../../views/texts/localize-catalogue'
import { isCalendarDay, startOfBerlinDay } from '../../../domain/calendar/berlin-calendar'
import { canSeeCustomers } from '../../audit/person-names'
import { currentStaff } from '../../http/guards/staff-guards'
import { staffFrameOf } from '../../http/page-frames'
import type { RequestContext, Staff } from '../../http/permission-router'
import { isUuid, readQuery } from '../../http/query-parameters'
import { wantsFragment } from '../../http/request-kind'
import type { RouteDependencies } from '../../http/route-dependencies'

const rowsPerPage = 50
const neverInstant = 'infinity'
/** The search finds the licenses of so many customers of one name, those who came last. */
const maxFoundCustomers = 200

/** `<instant or infinity>~<id>`; anything else is no place in the list. */
const isCursor = (after: string) => {
  const [at = '', id, ...rest] = after.split('~')
  const isInstant = /^\d{4}-/.test(at) && !Number.isNaN(Date.parse(at))
  return rest.length === 0 && Boolean(id) && (at === neverInstant || isInstant)
}

const cursorOf = (row: LicenseListRow | undefined) =>
  row && `${row.runsUntil ?? neverInstant}~${row.id}`

const parameters = ['search', 'status', 'plugin', 'project', 'endsBefore', 'after'] as const

/** What narrows the list, and where it begins, by the address. */
const readFilter = (c: RequestContext): LicenseListing['filter'] => {
  const { search, status, plugin, project, endsBefore, after } = readQuery(c, [...parameters])
  return {
    ...(search ? { search } : {}),
    ...(licenseStatuses.some((one) => one === status) ? { status } : {}),
    ...(plugin ? { plugin } : {}),
    ...(project && isUuid(project) ? { project } : {}),
    ...(endsBefore && isCalendarDay(endsBefore) ? { endsBefore } : {}),
    ...(after && isCursor(after) ? { after } : {}),
  }
}

const findSearchedCustomers = (
  { sql, vault }: RouteDependencies,
  { search }: LicenseListing['filter'],
  by: Staff,
) =>
  search && canSeeCustomers(by.role)
    ? findCustomerIds(sql, vault.hashQueryTerms(search), maxFoundCustomers)
    : []

const loadListing = async (c: RequestContext, deps: RouteDependencies): Promise<LicenseListing> => {
  const filter = readFilter(c)
  const customerIds = await findSearchedCustomers(deps, filter, currentStaff(c))
  const { endsBefore, ...others } = filter
  const asked: LicenseFilter = {
    ...others,
    customerIds,
    ...(endsBefore ? { endsBefore: startOfBerlinDay(endsBefore) } : {}),
    limit: rowsPerPage + 1,
  }
  const [found, { catalogue }] = await Promise.all([
    listLicensePage(deps.sql, asked),
    deps.catalogueSnapshot(),
  ])
  const rows = found.slice(0, rowsPerPage)
  const next = found.length > rowsPerPage ? cursorOf(rows.at(-1)) : undefined
  const { t } = staffFrameOf(c, deps, currentStaff(c))
  return { rows, filter, next, pluginNames: namePlugins(catalogue.plugins, t.locale) }
}

/** GET /admin/licenses: of all projects, those that end first come first. */
export const showLicensesPage = (deps: RouteDependencies) => async (c: RequestContext) => {
  const frame = staffFrameOf(c, deps, currentStaff(c))
  const listing = await loadListing(c, deps)
  return wantsFragment(c)
    ? c.html(<LicenseList frame={frame} listing={listing} />)
    : c.html(<LicensesPage frame={frame} listing={listing} />)
}
