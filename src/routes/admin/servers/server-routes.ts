import { newServerAct } from '../../../../views/admin/servers/new-server-dialog'
import type { PermissionRouter } from '../../http/permission-router'
import type { RouteDependencies } from '../../http/route-dependencies'
import { serverActionRoutes } from '../actions/servers/server-action-routes'
import { showNewServerForm } from './new-server-act'
import { showServerPage } from './server-page'
import { requestServerPoll, serversPage } from './servers-page'

/** Servers: everybody on the staff reads, admins change. */
export const serverRoutes = (router: PermissionRouter, deps: RouteDependencies) => {
  router.get('/admin/servers', 'read', serversPage(deps))
  router.get(newServerAct.href, 'manage', showNewServerForm(deps))
  router.post('/admin/servers/looks', 'manage', requestServerPoll(deps))
  router.get('/admin/servers/:id', 'read', showServerPage(deps))
  serverActionRoutes(router, deps)
}
