import { serverPoolStream, serverStream } from '../../../../events/streams'
import { serverRequestById } from '../../../../projections/server-requests'
import { allServers } from '../../../../projections/servers'
import type { RequestAct } from '../../../../views/admin/servers/server-view-model'
import { requestActs } from '../../../../views/admin/servers/server-view-model'
import { de } from '../../../../views/texts/de'
import type { Fields } from '../../http/form-fields'
import { filled, formFields } from '../../http/form-fields'
import type { Asked, Door } from '../../http/permission-router'
import { problem, statusOf } from '../../http/problem'
import { notFound } from '../../http/problem-pages'
import { isId } from '../../http/query-parameters'
import type { Refusal } from '../../http/refusal'
import { askingOf } from '../../http/request-kind'
import type { Desk } from '../../http/route-dependencies'
import { reasonAmong } from '../actions/action-reason'
import { attempted } from '../actions/attempt-command'
import { contextFor } from '../actions/staff-command-context'
import { requestCommand } from './server-action-commands'
import { fault, strategyIn } from './server-form'
import { answerServersPage } from './servers-page'

const refuse = async (c: Asked, desk: Desk, act: string, fields: Fields, refusal: Refusal) => {
  const { code, faults, detail } = refusal
  const status = statusOf(code)
  if (askingOf(c) === 'program')
    return problem(c, { code, status, errors: faults, ...(detail ? { detail } : {}) })
  const form = { act, values: filled(fields), problems: faults }
  return answerServersPage(c, desk, { form, status })
}

const chosen = async (c: Asked, desk: Desk, fields: Fields) => {
  const strategy = strategyIn(fields)
  const reason = reasonAmong(de.servers.reasons.strategy, fields)
  const faults = [
    ...(strategy ? [] : [fault('strategy', 'INVALID')]),
    ...('pointer' in reason ? [reason] : []),
  ]
  if (!strategy || 'pointer' in reason) return { code: faults[0]?.code ?? 'INVALID', faults }
  const known = (await allServers(desk.sql)).map(({ id }) => id)
  const context = await contextFor(c, desk, serverPoolStream, reason)
  const { serverId = '' } = fields
  const data = { strategy, ...(serverId ? { serverId } : {}) }
  const command = { type: 'ChooseStrategy', data, known } as const
  return attempted(() => desk.commands.serverPool(context, 'main', command))
}

const chooseStrategy = (desk: Desk) => async (c: Asked) => {
  const fields = await formFields(c)
  const outcome = await chosen(c, desk, fields)
  if (!('happened' in outcome)) return refuse(c, desk, 'strategy', fields, outcome)
  return c.redirect('/admin/servers', 303)
}

const onRequest = (desk: Desk, act: RequestAct) => async (c: Asked) => {
  const id = c.req.param('id')
  const request = isId(id) ? await serverRequestById(desk.sql, id) : undefined
  if (!request) return notFound(c, desk)
  const fields = await formFields(c)
  const reason = reasonAmong(de.servers.reasons[act], fields)
  const place = `${request.id}/${act}`
  if ('pointer' in reason)
    return refuse(c, desk, place, fields, { code: reason.code, faults: [reason] })
  const context = await contextFor(c, desk, serverStream(request.id), reason)
  const outcome = await attempted(() =>
    desk.commands.server(context, request.id, requestCommand[act]),
  )
  if (!('happened' in outcome)) return refuse(c, desk, place, fields, outcome)
  return c.redirect('/admin/servers', 303)
}

/** What holds for all servers together, and what becomes of those that are being added. */
export const serverPoolRoutes = (door: Door, desk: Desk) => {
  door.post('/admin/servers/strategy', 'manage', chooseStrategy(desk))
  for (const act of requestActs)
    door.post(`/admin/servers/:id/${act}`, 'manage', onRequest(desk, act))
}
