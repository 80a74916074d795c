import { serverPoolStream, serverStream } from '../../../../../events/streams'
import {
  findServer,
  findServerRequest,
  listServerRows,
} from '../../../../../projections/queries/servers'
import type { ServerCommand } from '../../../../domain/server/decide-server'
import { setFlashAt } from '../../../http/flash'
import type { PermissionRouter, RequestContext } from '../../../http/permission-router'
import { isUuid } from '../../../http/query-parameters'
import type { RouteDependencies } from '../../../http/route-dependencies'
import { loadServerKeys, renderNewServerForm } from '../../servers/new-server-act'
import { findRequestedServer, renderServerPage, serverPath } from '../../servers/server-page'
import { renderServersPage } from '../../servers/servers-page'
import { addActionRoute, addActionRoutes } from '../action-routes'
import type { ActionKind } from '../define-action'
import type { ActionTarget } from '../execute-action'
import type { ServerActionKind } from './define-server-action'
import { type NewServerActionKind, request } from './request'
import { serverActions } from './server-actions'
import { type ServerRequestActionKind, serverRequestActions } from './server-request-actions'
import { serverRemoval } from './server-settings'
import { type ServerPoolActionKind, strategy } from './strategy'

const backToList = (c: RequestContext) => c.redirect('/admin/servers', 303)

/** A command to the stream of one server, requested or existing. */
const serverStreamTarget: Pick<
  ActionTarget<ActionKind<{ id: string }, unknown, unknown, ServerCommand>>,
  'streamOf' | 'commit'
> = {
  streamOf: ({ id }) => serverStream(id),
  commit: (deps, context, { id }, command, options) =>
    deps.commands.server(context, id, command, options),
}

const serverTarget: ActionTarget<ServerActionKind> = {
  findSubject: findRequestedServer,
  reload: (deps, { id }) => findServer(deps.sql, id),
  ...serverStreamTarget,
  respondWithSuccess: (c, deps, { id }, events, { code }) => {
    if (code === serverRemoval.code) return backToList(c)
    setFlashAt(c, deps, serverPath(id), events)
    return c.redirect(serverPath(id), 303)
  },
  renderForm: renderServerPage,
}

const serverRequestTarget: ActionTarget<ServerRequestActionKind> = {
  findSubject: async (c, { sql }) => {
    const id = c.req.param('id')
    return isUuid(id) ? findServerRequest(sql, id) : undefined
  },
  ...serverStreamTarget,
  formTargetOf: ({ id }) => id,
  respondWithSuccess: backToList,
  renderForm: (c, deps, _, refused) => renderServersPage(c, deps, refused),
}

const serverPoolTarget: ActionTarget<ServerPoolActionKind> = {
  findSubject: async (_, { sql }) => ({
    serverIds: (await listServerRows(sql)).map(({ id }) => id),
  }),
  streamOf: () => serverPoolStream,
  commit: (deps, context, _, command, options) =>
    deps.commands.serverPool(context, 'main', command, options),
  respondWithSuccess: backToList,
  renderForm: (c, deps, _, refused) => renderServersPage(c, deps, refused),
}

/** Every request for a server has a stream of its own. */
const newServerTarget: ActionTarget<NewServerActionKind> = {
  findSubject: async (_, deps) => ({ id: Bun.randomUUIDv7(), keys: await loadServerKeys(deps) }),
  ...serverStreamTarget,
  respondWithSuccess: backToList,
  renderForm: (c, deps, { keys }, { form, status }) =>
    renderNewServerForm(c, deps, { keys, refused: form }, status),
}

/** POST /admin/servers, /admin/servers/strategy, /admin/servers/:id/<code>: by admins alone. */
export const serverActionRoutes = (router: PermissionRouter, deps: RouteDependencies) => {
  const permission = 'manage'
  addActionRoute(router, deps, {
    path: '/admin/servers',
    permission,
    action: request,
    target: newServerTarget,
  })
  addActionRoute(router, deps, {
    path: '/admin/servers/strategy',
    permission,
    action: strategy,
    target: serverPoolTarget,
  })
  const parent = '/admin/servers/:id'
  addActionRoutes(router, deps, {
    parent,
    permission,
    actions: serverRequestActions,
    target: serverRequestTarget,
  })
  addActionRoutes(router, deps, {
    parent,
    permission,
    actions: serverActions,
    target: serverTarget,
  })
}
