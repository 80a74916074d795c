import type { Desk } from '../desk'
import type { Door } from '../door'
import { domainPageOf } from './domain-page'
import { domainsPage } from './domains-page'
import { nameActRoutes } from './name-acts'

/** Names: all of them, each of them, and those of one project. */
export const domainRoutes = (door: Door, desk: Desk) => {
  door.get('/admin/domains', 'read', domainsPage(desk))
  door.get('/admin/domains/:name', 'read', domainPageOf(desk))
  nameActRoutes(door, desk)
}
