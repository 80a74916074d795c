import type { Desk } from '../desk'
import type { Door } from '../door'
import { newServerRoutes } from './new-server'
import { serverActRoutes } from './server-acts'
import { serverPage } from './server-page'
import { serverPoolRoutes } from './server-pool-acts'
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
