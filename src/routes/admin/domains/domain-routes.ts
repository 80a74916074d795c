import type { Door } from '../../http/permission-router'
import type { Desk } from '../../http/route-dependencies'
import { nameActRoutes } from './additional-domain-routes'
import { domainPageOf } from './domain-page'
import { domainsPage } from './domains-page'

/** Names: all of them, each of them, and those of one project. */
export const domainRoutes = (door: Door, desk: Desk) => {
  door.get('/admin/domains', 'read', domainsPage(desk))
  door.get('/admin/domains/:name', 'read', domainPageOf(desk))
  nameActRoutes(door, desk)
}
