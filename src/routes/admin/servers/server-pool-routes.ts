import { serverPoolStream, serverStream } from '../../../../events/streams'
import { findServerRequest, listServerRows } from '../../../../projections/queries/servers'
import type { ServerRequestAction } from '../../../../views/admin/servers/server-view-model'
import { serverRequestActions } from '../../../../views/admin/servers/server-view-model'
import { de } from '../../../../views/texts/de'
import type { FormFields } from '../../http/form-fields'
import { formValues, readFormFields } from '../../http/form-fields'
import type { PermissionRouter, RequestContext } from '../../http/permission-router'
import { httpStatusOf, problemResponse } from '../../http/problem'
import { respondWithNotFound } from '../../http/problem-pages'
import { isUuid } from '../../http/query-parameters'
import type { ActionRefusal } from '../../http/refusal'
import { requestKindOf } from '../../http/request-kind'
import type { RouteDependencies } from '../../http/route-dependencies'
import { parseReason } from '../actions/action-reason'
import { attemptCommand } from '../actions/attempt-command'
import { createStaffCommandContext } from '../actions/staff-command-context'
import { serverRequestCommands } from './server-action-commands'
import { fieldError, parseServerStrategy } from './server-form'
import { renderServersPage } from './servers-page'

const respondWithRefusal = async (
  c: RequestContext,
  deps: RouteDependencies,
  act: string,
  fields: FormFields,
  refusal: ActionRefusal,
) => {
  const { code, errors, detail } = refusal
  const status = httpStatusOf(code)
  if (requestKindOf(c) === 'program')
    return problemResponse(c, { code, status, errors, ...(detail ? { detail } : {}) })
  const form = { action: act, values: formValues(fields), errors }
  return renderServersPage(c, deps, { form, status })
}

const applyStrategy = async (c: RequestContext, deps: RouteDependencies, fields: FormFields) => {
  const strategy = parseServerStrategy(fields)
  const reason = parseReason(de.servers.reasons.strategy, fields)
  const errors = [
    ...(strategy ? [] : [fieldError('strategy', 'INVALID')]),
    ...('pointer' in reason ? [reason] : []),
  ]
  if (!strategy || 'pointer' in reason) return { code: errors[0]?.code ?? 'INVALID', errors }
  const known = (await listServerRows(deps.sql)).map(({ id }) => id)
  const context = await createStaffCommandContext(c, deps, serverPoolStream, reason)
  const { serverId = '' } = fields
  const data = { strategy, ...(serverId ? { serverId } : {}) }
  const command = { type: 'ChooseStrategy', data, serverIds: known } as const
  return attemptCommand(() => deps.commands.serverPool(context, 'main', command))
}

const handleStrategyChoice = (deps: RouteDependencies) => async (c: RequestContext) => {
  const fields = await readFormFields(c)
  const outcome = await applyStrategy(c, deps, fields)
  if (!('happened' in outcome)) return respondWithRefusal(c, deps, 'strategy', fields, outcome)
  return c.redirect('/admin/servers', 303)
}

const handleRequestAction =
  (deps: RouteDependencies, act: ServerRequestAction) => async (c: RequestContext) => {
    const id = c.req.param('id')
    const request = isUuid(id) ? await findServerRequest(deps.sql, id) : undefined
    if (!request) return respondWithNotFound(c, deps)
    const fields = await readFormFields(c)
    const reason = parseReason(de.servers.reasons[act], fields)
    const place = `${request.id}/${act}`
    if ('pointer' in reason)
      return respondWithRefusal(c, deps, place, fields, { code: reason.code, errors: [reason] })
    const context = await createStaffCommandContext(c, deps, serverStream(request.id), reason)
    const outcome = await attemptCommand(() =>
      deps.commands.server(context, request.id, serverRequestCommands[act]),
    )
    if (!('happened' in outcome)) return respondWithRefusal(c, deps, place, fields, outcome)
    return c.redirect('/admin/servers', 303)
  }

/** What holds for all servers together, and what becomes of those that are being added. */
export const serverPoolRoutes = (router: PermissionRouter, deps: RouteDependencies) => {
  router.post('/admin/servers/strategy', 'manage', handleStrategyChoice(deps))
  for (const act of serverRequestActions)
    router.post(`/admin/servers/:id/${act}`, 'manage', handleRequestAction(deps, act))
}
