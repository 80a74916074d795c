import type { PermissionRouter } from '../../http/permission-router'
import type { RouteDependencies } from '../../http/route-dependencies'
import { driftActionRoutes } from '../actions/drift/drift-action-routes'
import { findingPath, renderDriftPage } from './drift-page'

/** The comparison with the vendors, and what people decide about it. */
export const driftRoutes = (router: PermissionRouter, deps: RouteDependencies) => {
  router.get('/admin/drift', 'read', (c) => renderDriftPage(c, deps))
  // Where the sign-in leads back to from the address of an action.
  router.get('/admin/drift/:id', 'read', (c) =>
    c.redirect(findingPath(c.req.param('id') ?? ''), 303),
  )
  driftActionRoutes(router, deps)
}
