import type { RecordedEvent } from '../../../../events'
import { serverStream } from '../../../../events/streams'
import { findServer } from '../../../../projections/queries/servers'
import type { ServerRow } from '../../../../projections/servers'
import type { ServerAction } from '../../../../views/admin/servers/server-view-model'
import { serverActions } from '../../../../views/admin/servers/server-view-model'
import { de } from '../../../../views/texts/de'
import { setFlashAt } from '../../http/flash'
import type { FormFields } from '../../http/form-fields'
import { formValues, readFormFields } from '../../http/form-fields'
import type { PermissionRouter, RequestContext } from '../../http/permission-router'
import { httpStatusOf, problemResponse } from '../../http/problem'
import { respondWithNotFound } from '../../http/problem-pages'
import type { ActionRefusal } from '../../http/refusal'
import { requestKindOf } from '../../http/request-kind'
import type { RouteDependencies } from '../../http/route-dependencies'
import { parseReason } from '../actions/action-reason'
import { attemptCommand, serverCapacityGuard } from '../actions/attempt-command'
import { createStaffCommandContext } from '../actions/staff-command-context'
import { serverCommandParsers } from './server-action-commands'
import { findRequestedServer, renderServerPage, serverPath } from './server-page'

type ServerActionForm = { action: ServerAction; fields: FormFields }

const performServerAction = async (
  c: RequestContext,
  deps: RouteDependencies,
  server: ServerRow,
  { action, fields }: ServerActionForm,
): Promise<{ happened: RecordedEvent[] } | ActionRefusal> => {
  const order = serverCommandParsers[action](fields, server)
  const reason = parseReason(de.servers.reasons[action], fields)
  const errors = [...(Array.isArray(order) ? order : []), ...('pointer' in reason ? [reason] : [])]
  if (Array.isArray(order) || 'pointer' in reason)
    return { code: errors[0]?.code ?? 'INVALID', errors }
  const { command, maxOccupiedSlots } = order
  const context = await createStaffCommandContext(c, deps, serverStream(server.id), reason)
  const guards =
    maxOccupiedSlots === undefined
      ? {}
      : { locks: serverCapacityGuard(server.id, maxOccupiedSlots) }
  return attemptCommand(
    () => deps.commands.server(context, server.id, command, guards),
    maxOccupiedSlots,
  )
}

const respondWithRefusal = async (
  c: RequestContext,
  deps: RouteDependencies,
  server: ServerRow,
  form: ServerActionForm,
  refusal: ActionRefusal,
) => {
  const { code, errors, detail } = refusal
  const status = httpStatusOf(code)
  if (requestKindOf(c) === 'program')
    return problemResponse(c, { code, status, errors, ...(detail ? { detail } : {}) })
  const now = await findServer(deps.sql, server.id)
  if (!now) return respondWithNotFound(c, deps)
  const again = { action: form.action, values: formValues(form.fields), errors }
  return renderServerPage(c, deps, now, { form: again, status })
}

const handleAction = (deps: RouteDependencies, act: ServerAction) => async (c: RequestContext) => {
  const server = await findRequestedServer(c, deps)
  if (!server) return respondWithNotFound(c, deps)
  const form = { action: act, fields: await readFormFields(c) }
  const outcome = await performServerAction(c, deps, server, form)
  if (!('happened' in outcome)) return respondWithRefusal(c, deps, server, form, outcome)
  if (act === 'removal') return c.redirect('/admin/servers', 303)
  setFlashAt(c, deps, serverPath(server.id), outcome.happened)
  return c.redirect(serverPath(server.id), 303)
}

/** POST /admin/servers/:id/<act>, each with its reason. */
export const serverActionRoutes = (router: PermissionRouter, deps: RouteDependencies) => {
  for (const act of serverActions)
    router.post(`/admin/servers/:id/${act}`, 'manage', handleAction(deps, act))
}
