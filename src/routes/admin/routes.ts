import type { Door } from '../door'
import type { StaffDesk } from '../html/staff-desk'
import { auditPage } from './audit-page'
import { bulkRoutes } from './bulk-acts'
import { domainRoutes } from './domain-routes'
import { driftRoutes } from './drift-routes'
import { mailRoutes } from './mails-page'
import { projectActRoutes } from './project-acts'
import { projectLog } from './project-log'
import { projectPage } from './project-page'
import { projectStreamOf } from './project-stream'
import { projectsPage } from './projects-page'
import { serverRoutes } from './server-routes'
import { tokenRoutes } from './tokens'

export type AdminSettings = {
  /** How often a quiet stream gives a sign of life; 5 s if not said. */
  heartbeatMs?: number
  log: (error: Error, requestId: string) => void
}

/** What caseworkers work with, and what auditors read. */
export const adminRoutes = (door: Door, desk: StaffDesk, settings: AdminSettings) => {
  door.get('/admin', 'read', (c) => c.redirect('/admin/projects', 303))
  door.get('/admin/projects', 'read', projectsPage(desk))
  door.get('/admin/projects/:id', 'read', projectPage(desk))
  door.get('/admin/projects/:id/events', 'read', projectStreamOf({ ...desk, ...settings }))
  mailRoutes(door, desk)
  door.get('/admin/projects/:id/log', 'read', projectLog(desk))
  bulkRoutes(door, desk)
  projectActRoutes(door, desk)
  domainRoutes(door, desk)
  tokenRoutes(door, desk)
  serverRoutes(door, desk)
  driftRoutes(door, desk)
  door.get('/audit', 'audit', auditPage(desk))
}
