import { projectStream } from '../../../../events/streams'
import { findLicense } from '../../../../projections/queries/license-list'
import { setFlashAt } from '../../http/flash'
import type { PermissionRouter } from '../../http/permission-router'
import type { RouteDependencies } from '../../http/route-dependencies'
import { planCommand } from '../actions/action-plan'
import { addActionRoutes } from '../actions/action-routes'
import type { ActionTarget } from '../actions/execute-action'
import type { LicenseActionKind } from '../actions/licenses/license-actions'
import { licenseActions } from '../actions/licenses/license-actions'
import type { LicensePurchaseKind } from '../actions/licenses/license-purchase-actions'
import { licensePurchaseActions } from '../actions/licenses/license-purchase-actions'
import { planLicenseAct } from '../actions/licenses/plan-license-act'
import {
  findRequestedLicense,
  licensePath,
  renderLicensePage,
  showLicensePage,
} from './license-page'
import { showLicensesPage } from './licenses-page'

const requestedLicenseTarget = {
  findSubject: findRequestedLicense,
  reload: (deps, { id }) => findLicense(deps.sql, id),
  ownerOf: ({ customerId }) => customerId,
  respondWithSuccess: (c, deps, { id }, events) => {
    setFlashAt(c, deps, licensePath(id), events)
    return c.redirect(licensePath(id), 303)
  },
  renderForm: renderLicensePage,
} satisfies Partial<ActionTarget<LicenseActionKind>>

const licenseTarget: ActionTarget<LicenseActionKind> = {
  ...requestedLicenseTarget,
  streamOf: ({ id }) => `license-${id}`,
  createPlan: (deps, license, command, _, locale) => planLicenseAct(deps, license, command, locale),
  commit: (deps, context, { id }, command, options) =>
    deps.commands.license(context, id, command, options),
}

/** What is sold for a license is ordered in its project's stream. */
const licensePurchaseTarget: ActionTarget<LicensePurchaseKind> = {
  ...requestedLicenseTarget,
  streamOf: ({ projectId }) => projectStream(projectId),
  createPlan: (deps, { projectId }, command, requestId) =>
    planCommand(deps, projectId, command, requestId),
  commit: (deps, context, { projectId }, command, options) =>
    deps.commands.project(context, projectId, command, options),
}

/** The list of all licenses, a license, and POST /admin/licenses/:id/<code>. */
export const licenseRoutes = (router: PermissionRouter, deps: RouteDependencies) => {
  router.get('/admin/licenses', 'read', showLicensesPage(deps))
  router.get('/admin/licenses/:id', 'read', showLicensePage(deps))
  addActionRoutes(router, deps, {
    parent: '/admin/licenses/:id',
    permission: 'write',
    actions: licensePurchaseActions,
    target: licensePurchaseTarget,
  })
  addActionRoutes(router, deps, {
    parent: '/admin/licenses/:id',
    permission: 'write',
    actions: licenseActions,
    target: licenseTarget,
  })
}
