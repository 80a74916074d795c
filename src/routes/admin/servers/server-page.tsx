import { serverStream } from '../../../../events/streams'
import { listHistory } from '../../../../projections/queries/history'
import { findServer, listServerObservations } from '../../../../projections/queries/servers'
import type { ServerRow } from '../../../../projections/servers/servers'
import type { RefusedForm } from '../../../../views/admin/actions/action-view'
import { ServerPage } from '../../../../views/admin/servers/server-page'
import { hasPermission } from '../../../domain/staff/permissions'

import { loadHistoryNames } from '../../audit/history-names'
import { openReasonNotes } from '../../audit/reason-notes'
import { consumeFlashAt } from '../../http/flash'
import { currentStaff } from '../../http/guards/staff-guards'
import { staffFrameOf } from '../../http/page-frames'
import type { RequestContext } from '../../http/permission-router'
import { respondWithNotFound } from '../../http/problem-pages'
import type { RouteDependencies } from '../../http/route-dependencies'
import { allowedServerActions } from '../actions/servers/server-actions'

const maxLatestEvents = 8
/** Adopted servers bear Coolify's id, others a UUID. */
const serverIdPattern = /^[\w-]{1,64}$/

export const serverPath = (id: string) => `/admin/servers/${id}`

/** The server that the address names, if there is one. */
export const findRequestedServer = async (c: RequestContext, { sql }: RouteDependencies) => {
  const id = c.req.param('id') ?? ''
  return serverIdPattern.test(id) ? findServer(sql, id) : undefined
}

export const renderServerPage = async (
  c: RequestContext,
  deps: RouteDependencies,
  server: ServerRow,
  refused?: { form: RefusedForm; status: number },
) => {
  const staff = currentStaff(c)
  const frame = staffFrameOf(c, deps, staff)
  const { t } = frame
  const stream = serverStream(server.id)
  const [entries, looks] = await Promise.all([
    listHistory(deps.sql, { stream, limit: maxLatestEvents }),
    listServerObservations(deps.sql),
  ])
  const place = { staff, t, stream, path: serverPath(server.id) }
  const [latest, names, toasts] = await Promise.all([
    openReasonNotes(deps, staff, entries),
    loadHistoryNames(deps, { viewer: staff.role, t }, entries),
    refused ? [] : consumeFlashAt(c, deps, place),
  ])
  const shown = {
    server,
    observation: looks.find(({ serverId }) => serverId === server.id),
    actions: hasPermission(staff.role, 'manage') ? allowedServerActions(server) : [],
    latest,
    names,
    refused: refused?.form,
  }
  const page = <ServerPage frame={{ ...frame, toasts }} model={shown} />
  return c.html(page, (refused?.status ?? 200) as 200)
}

/** GET /admin/servers/:id */
export const showServerPage = (deps: RouteDependencies) => async (c: RequestContext) => {
  const server = await findRequestedServer(c, deps)
  return server ? renderServerPage(c, deps, server) : respondWithNotFound(c, deps)
}
