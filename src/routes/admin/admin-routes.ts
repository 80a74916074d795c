import { auditPage } from '../audit/audit-page'
import type { StaffRouteDependencies } from '../http/guards/staff-route-dependencies'
import type { PermissionRouter } from '../http/permission-router'
import { bulkActionRoutes } from './actions/bulk/bulk-action-routes'
import { licenseIssueRoute } from './actions/licenses/license-issue-route'
import { projectActionRoutes } from './actions/project/project-action-routes'
import { alertRoutes } from './alerts/alert-routes'
import { catalogueRoutes } from './catalogue/catalogue-routes'
import { customerRoutes } from './customers/customer-routes'
import { domainRoutes } from './domains/domain-routes'
import { driftRoutes } from './drift/drift-routes'
import { licenseRoutes } from './licenses/license-routes'
import { mailRoutes } from './mails/mail-routes'
import { projectEventsRoute } from './projects/project-events-route'
import { showProjectLog } from './projects/project-log'
import { showProjectPage } from './projects/project-page'
import { openProjectsPage } from './projects/projects-page'
import { serverRoutes } from './servers/server-routes'
import { apiTokenRoutes } from './staff/api-token-routes'
import { todayRoutes } from './today/today-routes'

export type AdminSettings = {
  /** How often a quiet stream gives a sign of life; 5 s if not said. */
  heartbeatMs?: number
  log: (error: Error, requestId: string) => void
}

/** What caseworkers work with, and what auditors read. */
export const adminRoutes = (
  router: PermissionRouter,
  deps: StaffRouteDependencies,
  settings: AdminSettings,
) => {
  todayRoutes(router, deps)
  const renderProjects = openProjectsPage(deps)
  router.get('/admin/projects', 'read', (c) => renderProjects(c))
  router.get('/admin/projects/:id', 'read', showProjectPage(deps))
  router.get('/admin/projects/:id/events', 'read', projectEventsRoute({ ...deps, ...settings }))
  mailRoutes(router, deps)
  customerRoutes(router, deps)
  router.get('/admin/projects/:id/log', 'read', showProjectLog(deps))
  bulkActionRoutes(router, deps, renderProjects)
  projectActionRoutes(router, deps)
  licenseIssueRoute(router, deps)
  domainRoutes(router, deps)
  licenseRoutes(router, deps)
  apiTokenRoutes(router, deps)
  serverRoutes(router, deps)
  catalogueRoutes(router, deps)
  driftRoutes(router, deps)
  alertRoutes(router, deps)
  router.get('/audit', 'audit', auditPage(deps))
}
