import type { Happened } from '../../../../events'
import { serverStream } from '../../../../events/streams'
import type { ServerRow } from '../../../../projections/servers'
import { serverById } from '../../../../projections/servers'
import type { ServerAct } from '../../../../views/admin/servers/server-view-model'
import { serverActs } from '../../../../views/admin/servers/server-view-model'
import { de } from '../../../../views/texts/de'
import { sayNextAt } from '../../http/flash'
import type { Fields } from '../../http/form-fields'
import { filled, formFields } from '../../http/form-fields'
import type { Asked, Door } from '../../http/permission-router'
import { problem, statusOf } from '../../http/problem'
import { notFound } from '../../http/problem-pages'
import type { Refusal } from '../../http/refusal'
import { askingOf } from '../../http/request-kind'
import type { Desk } from '../../http/route-dependencies'
import { reasonAmong } from '../actions/action-reason'
import { attempted, fitting } from '../actions/attempt-command'
import { contextFor } from '../actions/staff-command-context'
import { orderOf } from './server-action-commands'
import { answerServerPage, serverAsked, serverPath } from './server-page'

type Form = { act: ServerAct; fields: Fields }

const carryOut = async (
  c: Asked,
  desk: Desk,
  server: ServerRow,
  { act, fields }: Form,
): Promise<{ happened: Happened[] } | Refusal> => {
  const order = orderOf[act](fields, server)
  const reason = reasonAmong(de.servers.reasons[act], fields)
  const faults = [...(Array.isArray(order) ? order : []), ...('pointer' in reason ? [reason] : [])]
  if (Array.isArray(order) || 'pointer' in reason)
    return { code: faults[0]?.code ?? 'INVALID', faults }
  const { command, places } = order
  const context = await contextFor(c, desk, serverStream(server.id), reason)
  const guards = places === undefined ? {} : { guards: fitting(server.id, places) }
  return attempted(() => desk.commands.server(context, server.id, command, guards), places)
}

const refuse = async (c: Asked, desk: Desk, server: ServerRow, form: Form, refusal: Refusal) => {
  const { code, faults, detail } = refusal
  const status = statusOf(code)
  if (askingOf(c) === 'program')
    return problem(c, { code, status, errors: faults, ...(detail ? { detail } : {}) })
  const now = await serverById(desk.sql, server.id)
  if (!now) return notFound(c, desk)
  const again = { act: form.act, values: filled(form.fields), problems: faults }
  return answerServerPage(c, desk, now, { form: again, status })
}

const performed = (desk: Desk, act: ServerAct) => async (c: Asked) => {
  const server = await serverAsked(c, desk)
  if (!server) return notFound(c, desk)
  const form = { act, fields: await formFields(c) }
  const outcome = await carryOut(c, desk, server, form)
  if (!('happened' in outcome)) return refuse(c, desk, server, form, outcome)
  if (act === 'removal') return c.redirect('/admin/servers', 303)
  sayNextAt(c, desk, serverPath(server.id), outcome.happened)
  return c.redirect(serverPath(server.id), 303)
}

/** POST /admin/servers/:id/<act>, each with its reason. */
export const serverActRoutes = (door: Door, desk: Desk) => {
  for (const act of serverActs)
    door.post(`/admin/servers/:id/${act}`, 'manage', performed(desk, act))
}
