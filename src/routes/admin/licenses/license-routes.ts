import { findLicense } from '../../../../projections/queries/license-list'
import { setFlashAt } from '../../http/flash'
import type { PermissionRouter } from '../../http/permission-router'
import type { RouteDependencies } from '../../http/route-dependencies'
import { addActionRoutes } from '../actions/action-routes'
import type { ActionTarget } from '../actions/execute-action'
import type { LicenseActionKind } from '../actions/licenses/license-actions'
import { licenseActions } from '../actions/licenses/license-actions'
import {
  findRequestedLicense,
  licensePath,
  renderLicensePage,
  showLicensePage,
} from './license-page'
import { showLicensesPage } from './licenses-page'

const licenseTarget: ActionTarget<LicenseActionKind> = {
  findSubject: findRequestedLicense,
  reload: (deps, { id }) => findLicense(deps.sql, id),
  streamOf: ({ id }) => `license-${id}`,
  ownerOf: ({ customerId }) => customerId,
  commit: (deps, context, { id }, command, options) =>
    deps.commands.license(context, id, command, options),
  respondWithSuccess: (c, deps, { id }, events) => {
    setFlashAt(c, deps, licensePath(id), events)
    return c.redirect(licensePath(id), 303)
  },
  renderForm: renderLicensePage,
}

/** The list of all licenses, a license, and POST /admin/licenses/:id/<code>. */
export const licenseRoutes = (router: PermissionRouter, deps: RouteDependencies) => {
  router.get('/admin/licenses', 'read', showLicensesPage(deps))
  router.get('/admin/licenses/:id', 'read', showLicensePage(deps))
  addActionRoutes(router, deps, {
    parent: '/admin/licenses/:id',
    permission: 'write',
    actions: licenseActions,
    target: licenseTarget,
  })
}
