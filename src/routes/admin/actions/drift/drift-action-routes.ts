import { driftCheckStream, driftStream } from '../../../../../events/streams'
import { findDriftFinding } from '../../../../../projections/queries/drift-findings'
import { createStatement } from '../../../../store/postgres/statement'
import type { PermissionRouter } from '../../../http/permission-router'
import type { RouteDependencies } from '../../../http/route-dependencies'
import { findingPath, loadDriftCheckState, renderDriftPage } from '../../drift/drift-page'
import { addActionRoute, addActionRoutes } from '../action-routes'
import type { ActionTarget } from '../execute-action'
import { check, type DriftCheckKind } from './check'
import type { DriftActionKind } from './define-drift-action'
import { driftActions } from './drift-actions'

const findingTarget: ActionTarget<DriftActionKind> = {
  findSubject: (c, { sql }) => findDriftFinding(sql, c.req.param('id') ?? ''),
  streamOf: ({ id }) => driftStream(id),
  formTargetOf: ({ id }) => id,
  commit: (deps, context, { id }, command, options) =>
    deps.commands.drift(context, id, command, options),
  respondWithSuccess: (c, _, { id }) => c.redirect(findingPath(id), 303),
  renderForm: (c, deps, _, refused) => renderDriftPage(c, deps, refused),
}

/** Every check has a stream of its own. */
const checkTarget: ActionTarget<DriftCheckKind> = {
  findSubject: async (_, deps) => ({
    id: Bun.randomUUIDv7(),
    isRunning: (await loadDriftCheckState(deps)).isRunning,
  }),
  streamOf: ({ id }) => driftCheckStream(id),
  commit: (deps, context, { id }) =>
    deps.store.commit(context, () => ({
      appends: [
        {
          stream: driftCheckStream(id),
          expectedVersion: 0,
          events: [{ type: 'DriftCheckOrdered', data: {} }],
        },
      ],
      statements: [
        createStatement('insert into drift_runs (id, cause, asked_at) values ($1, $2, $3)', [
          id,
          'ordered',
          deps.now().toISOString(),
        ]),
      ],
    })),
  respondWithSuccess: (c) => c.redirect('/admin/drift', 303),
  renderForm: (c, deps, _, refused) => renderDriftPage(c, deps, refused),
}

/** POST /admin/drift/checks, and /admin/drift/:id/<code> for a finding. */
export const driftActionRoutes = (router: PermissionRouter, deps: RouteDependencies) => {
  const permission = 'write'
  addActionRoute(router, deps, {
    path: `/admin/drift/${check.code}`,
    permission,
    action: check,
    target: checkTarget,
  })
  addActionRoutes(router, deps, {
    parent: '/admin/drift/:id',
    permission,
    actions: driftActions,
    target: findingTarget,
  })
}
