import type { PermissionRouter } from '../../http/permission-router'
import type { RouteDependencies } from '../../http/route-dependencies'
import { newServerRoutes } from './new-server-routes'
import { serverActionRoutes } from './server-action-routes'
import { showServerPage } from './server-page'
import { serverPoolRoutes } from './server-pool-routes'
import { requestServerPoll, serversPage } from './servers-page'

/** Servers: everybody on the staff reads, admins change. */
export const serverRoutes = (router: PermissionRouter, deps: RouteDependencies) => {
  newServerRoutes(router, deps)
  router.get('/admin/servers', 'read', serversPage(deps))
  router.post('/admin/servers/looks', 'manage', requestServerPoll(deps))
  serverPoolRoutes(router, deps)
  router.get('/admin/servers/:id', 'read', showServerPage(deps))
  serverActionRoutes(router, deps)
}
