import type { PermissionRouter } from '../../http/permission-router'
import type { RouteDependencies } from '../../http/route-dependencies'
import { domainActionRoutes } from '../actions/domains/domain-action-routes'
import { showDomainPage } from './domain-page'
import { domainsPage } from './domains-page'

/** All domains, each of them, and those of one project. */
export const domainRoutes = (router: PermissionRouter, deps: RouteDependencies) => {
  router.get('/admin/domains', 'read', domainsPage(deps))
  router.get('/admin/domains/:name', 'read', showDomainPage(deps))
  domainActionRoutes(router, deps)
}
