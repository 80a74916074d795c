import { auditPage } from '../audit/audit-page'
import type { StaffDesk } from '../http/guards/staff-route-dependencies'
import type { Door } from '../http/permission-router'
import { bulkRoutes } from './actions/bulk-actions'
import { projectActRoutes } from './actions/project-action-routes'
import { domainRoutes } from './domains/domain-routes'
import { driftRoutes } from './drift/drift-routes'
import { mailRoutes } from './mails/mail-routes'
import { projectStreamOf } from './projects/project-events-route'
import { projectLog } from './projects/project-log'
import { projectPage } from './projects/project-page'
import { projectsPage } from './projects/projects-page'
import { serverRoutes } from './servers/server-routes'
import { tokenRoutes } from './staff/api-token-routes'

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
