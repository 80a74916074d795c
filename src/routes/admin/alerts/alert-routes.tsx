import { alertStream } from '../../../../events/streams'
import { findAlert, listClosedAlerts, listOpenAlerts } from '../../../../projections/queries/alerts'
import type { RefusedForm } from '../../../../views/admin/actions/action-view'
import { AlertsPage } from '../../../../views/admin/alerts/alerts-page'
import { closeAlertStatement } from '../../../store/ledgers/alerts'
import { loadActorNames } from '../../audit/person-names'
import { currentStaff } from '../../http/guards/staff-guards'
import { staffFrameOf } from '../../http/page-frames'
import type { PermissionRouter, RequestContext } from '../../http/permission-router'
import type { RouteDependencies } from '../../http/route-dependencies'
import { addActionRoute } from '../actions/action-routes'
import type { AlertActionKind } from '../actions/alerts/alert-closure'
import { alertClosure } from '../actions/alerts/alert-closure'
import type { ActionTarget } from '../actions/execute-action'

const pagePath = '/admin/alerts'

/** The whole page; after a refusal with the form as it was sent, and why. */
const renderAlertsPage = async (
  c: RequestContext,
  deps: RouteDependencies,
  refused?: { form: RefusedForm; status: number },
) => {
  const staff = currentStaff(c)
  const frame = staffFrameOf(c, deps, staff)
  const [open, closed] = await Promise.all([listOpenAlerts(deps.sql), listClosedAlerts(deps.sql)])
  const closers = closed.flatMap(({ closedBy }) => closedBy ?? [])
  const names = await loadActorNames(deps, { viewer: staff.role, t: frame.t }, closers)
  const model = { open, closed, closeAction: alertClosure, names, refused: refused?.form }
  return c.html(
    <AlertsPage frame={refused ? { ...frame, path: pagePath } : frame} model={model} />,
    (refused?.status ?? 200) as 200,
  )
}

const alertTarget: ActionTarget<AlertActionKind> = {
  findSubject: (c, { sql }) => findAlert(sql, c.req.param('id') ?? ''),
  streamOf: ({ id }) => alertStream(id),
  formTargetOf: ({ id }) => id,
  commit: (deps, context, { id }, command, options) =>
    deps.commands.alert(context, id, command, {
      ...options,
      statements: [closeAlertStatement(id, context.by, deps.now())],
    }),
  respondWithSuccess: (c, _, { id }) => c.redirect(`${pagePath}#alert-${id}`, 303),
  renderForm: (c, deps, _, refused) => renderAlertsPage(c, deps, refused),
}

/** What staff should know, and how it is closed. */
export const alertRoutes = (router: PermissionRouter, deps: RouteDependencies) => {
  router.get(pagePath, 'read', (c) => renderAlertsPage(c, deps))
  // Where the sign-in leads back to from the address of an action.
  router.get(`${pagePath}/:id`, 'read', (c) =>
    c.redirect(`${pagePath}#alert-${encodeURIComponent(c.req.param('id') ?? '')}`, 303),
  )
  addActionRoute(router, deps, {
    path: `${pagePath}/:id/${alertClosure.code}`,
    permission: 'write',
    action: alertClosure,
    target: alertTarget,
  })
}
