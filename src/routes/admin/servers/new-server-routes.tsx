import type { Fault } from '../../../../events/refusal-error'
import { serverStream } from '../../../../events/streams'
import { allServers } from '../../../../projections/servers'
import { NewServerPage } from '../../../../views/admin/servers/new-server-page'
import type { ServerAsked } from '../../../../views/admin/servers/server-view-model'
import { de } from '../../../../views/texts/de'
import type { ServerKey } from '../../../vendor-queries/vendor-queries'
import type { Fields } from '../../http/form-fields'
import { filled, formFields } from '../../http/form-fields'
import { staffIn } from '../../http/guards/staff-guards'
import { staffFrameOf } from '../../http/page-frames'
import type { Asked, Door } from '../../http/permission-router'
import { problem, statusOf } from '../../http/problem'
import type { Refusal } from '../../http/refusal'
import { askingOf } from '../../http/request-kind'
import type { Desk } from '../../http/route-dependencies'
import { reasonAmong } from '../actions/action-reason'
import { attempted } from '../actions/attempt-command'
import { contextFor } from '../actions/staff-command-context'
import { capacityFaults, fault, ipFaults, newNameFaults, placesIn } from './server-form'

type Keys = readonly ServerKey[] | undefined

/** Undefined while Coolify does not answer; the page says so. */
const keysOf = (desk: Desk): Promise<Keys> => desk.questions.serverKeys().catch(() => undefined)

const answer = (c: Asked, desk: Desk, asked: ServerAsked, status = 200) => {
  const frame = staffFrameOf(c, desk, staffIn(c))
  return c.html(<NewServerPage frame={frame} asked={asked} />, status as 200)
}

const showForm = (desk: Desk) => async (c: Asked) =>
  answer(c, desk, { keys: await keysOf(desk), values: {}, problems: [] })

const faultsIn = async (desk: Desk, fields: Fields, keys: Keys): Promise<Fault[]> => {
  const { ip, privateKey = '' } = fields
  const isKnown = (await allServers(desk.sql)).some(({ ipv4 }) => ipv4 === ip)
  const isKey = keys?.some(({ uuid }) => uuid === privateKey)
  return [
    ...newNameFaults(fields),
    ...ipFaults(fields, desk.mode),
    ...(isKnown ? [fault('ip', 'SERVER_KNOWN')] : []),
    ...capacityFaults(fields),
    ...(isKey ? [] : [fault('privateKey', privateKey ? 'INVALID' : 'REQUIRED')]),
  ]
}

/** One server per address: the database says so of those that are being added. */
const atAddress = (refusal: Refusal): Refusal =>
  refusal.code === 'SERVER_REQUESTED'
    ? { ...refusal, faults: [fault('ip', refusal.code)] }
    : refusal

const requested = async (c: Asked, desk: Desk, fields: Fields, keys: Keys) => {
  const reason = reasonAmong(de.servers.reasons.request, fields)
  const faults = [...(await faultsIn(desk, fields, keys)), ...('pointer' in reason ? [reason] : [])]
  if ('pointer' in reason || faults.length > 0)
    return { code: faults[0]?.code ?? 'INVALID', faults }
  const { name = '', ip = '', privateKey = '' } = fields
  const id = Bun.randomUUIDv7()
  const context = await contextFor(c, desk, serverStream(id), reason)
  const data = { name, ip, capacity: placesIn(fields), privateKey }
  const outcome = await attempted(() =>
    desk.commands.server(context, id, { type: 'RequestServer', data }, { isMinted: true }),
  )
  return 'happened' in outcome ? outcome : atAddress(outcome)
}

const request = (desk: Desk) => async (c: Asked) => {
  const [fields, keys] = [await formFields(c), await keysOf(desk)]
  const outcome = await requested(c, desk, fields, keys)
  if ('happened' in outcome) return c.redirect('/admin/servers', 303)
  const { code, faults } = outcome
  const status = statusOf(code)
  if (askingOf(c) === 'program') return problem(c, { code, status, errors: faults })
  return answer(c, desk, { keys, values: filled(fields), problems: faults }, status)
}

/** A new server is asked for here; Coolify is told by a process, and its result is seen in the list. */
export const newServerRoutes = (door: Door, desk: Desk) => {
  door.get('/admin/servers/new', 'manage', showForm(desk))
  door.post('/admin/servers', 'manage', request(desk))
}
