import { listCustomerPage } from '../../../../projections/queries/customers'
import { CustomerList } from '../../../../views/admin/customers/customer-list'
import type { CustomerListing } from '../../../../views/admin/customers/customer-view-model'
import { CustomersPage } from '../../../../views/admin/customers/customers-page'
import { currentStaff } from '../../http/guards/staff-guards'
import type { StaffRouteDependencies } from '../../http/guards/staff-route-dependencies'
import { staffFrameOf } from '../../http/page-frames'
import type { PermissionRouter, RequestContext } from '../../http/permission-router'
import { unsealPersonFields } from '../../http/person-fields'
import { isUuid, readQuery } from '../../http/query-parameters'
import { wantsFragment } from '../../http/request-kind'
import type { RouteDependencies } from '../../http/route-dependencies'
import { submitCorrection } from './customer-correction'
import { renderCustomerPage } from './render-customer-page'

const customersPerPage = 50

/** What is no place in the list narrows nothing, rather than failing. */
const filterOf = (c: RequestContext): CustomerListing['filter'] => {
  const { search, after } = readQuery(c, ['search', 'after'])
  return { ...(search ? { search } : {}), ...(isUuid(after) ? { after } : {}) }
}

const loadListing = async (
  { sql, vault }: RouteDependencies,
  filter: CustomerListing['filter'],
): Promise<CustomerListing> => {
  const { search, after } = filter
  const found = await listCustomerPage(sql, {
    ...(search ? { terms: vault.hashQueryTerms(search) } : {}),
    ...(after ? { after } : {}),
    limit: customersPerPage + 1,
  })
  const shown = found.slice(0, customersPerPage)
  const keys = await vault.findPersonKeys(shown.map(({ id }) => id))
  const rows = shown.map((person) => {
    const { id, since, projects } = person
    const { name, email, company } = unsealPersonFields(vault, keys.get(id), person)
    return {
      id,
      since,
      projects,
      ...(name ? { name } : {}),
      ...(email ? { email } : {}),
      ...(company ? { company } : {}),
    }
  })
  return { rows, filter, next: found.length > customersPerPage ? rows.at(-1)?.id : undefined }
}

/** GET /admin/customers: those who came last, or whom the search finds. */
const showCustomersPage = (deps: StaffRouteDependencies) => async (c: RequestContext) => {
  const frame = staffFrameOf(c, deps, currentStaff(c))
  const listing = await loadListing(deps, filterOf(c))
  return wantsFragment(c)
    ? c.html(<CustomerList t={frame.t} listing={listing} />)
    : c.html(<CustomersPage frame={frame} listing={listing} />)
}

/** Customers and their data, for those who work for them; auditors see no personal data. */
export const customerRoutes = (router: PermissionRouter, deps: StaffRouteDependencies) => {
  router.get('/admin/customers', 'write', showCustomersPage(deps))
  router.get('/admin/customers/:id', 'write', (c) => renderCustomerPage(c, deps))
  router.post('/admin/customers/:id/correction', 'write', submitCorrection(deps))
}
