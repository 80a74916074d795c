import type { Door } from '../../http/permission-router'
import type { Desk } from '../../http/route-dependencies'
import { newServerRoutes } from './new-server-routes'
import { serverActRoutes } from './server-action-routes'
import { serverPage } from './server-page'
import { serverPoolRoutes } from './server-pool-routes'
import { lookAtServers, serversPage } from './servers-page'

/** Servers: everybody on the staff reads, admins change. */
export const serverRoutes = (door: Door, desk: Desk) => {
  newServerRoutes(door, desk)
  door.get('/admin/servers', 'read', serversPage(desk))
  door.post('/admin/servers/looks', 'manage', lookAtServers(desk))
  serverPoolRoutes(door, desk)
  door.get('/admin/servers/:id', 'read', serverPage(desk))
  serverActRoutes(door, desk)
}
