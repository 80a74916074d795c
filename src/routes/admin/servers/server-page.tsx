import { serverStream } from '../../../../events/streams'
import { historyOf } from '../../../../projections/queries/history'
import { serverLooks } from '../../../../projections/queries/server-observations'
import type { ServerRow } from '../../../../projections/servers'
import { serverById } from '../../../../projections/servers'
import { ServerPage } from '../../../../views/admin/servers/server-page'
import type { RefusedForm, ServerAct } from '../../../../views/admin/servers/server-view-model'
import { namesFor } from '../../audit/history-names'
import { toldTo } from '../../audit/reason-notes'
import { saidAt } from '../../http/flash'
import { staffIn } from '../../http/guards/staff-guards'
import { staffFrameOf } from '../../http/page-frames'
import type { Asked } from '../../http/permission-router'
import { notFound } from '../../http/problem-pages'
import type { Desk } from '../../http/route-dependencies'
import { possibleServerActs } from './server-action-commands'

const latestEvents = 8
/** Adopted servers bear Coolify's id, others a UUID. */
const shape = /^[\w-]{1,64}$/

export const serverPath = (id: string) => `/admin/servers/${id}`

/** The server that the address names, if there is one. */
export const serverAsked = async (c: Asked, { sql }: Desk) => {
  const id = c.req.param('id') ?? ''
  return shape.test(id) ? serverById(sql, id) : undefined
}

export const answerServerPage = async (
  c: Asked,
  desk: Desk,
  server: ServerRow,
  refused?: { form: RefusedForm<ServerAct>; status: number },
) => {
  const staff = staffIn(c)
  const frame = staffFrameOf(c, desk, staff)
  const { t } = frame
  const stream = serverStream(server.id)
  const [entries, looks] = await Promise.all([
    historyOf(desk.sql, { stream, limit: latestEvents }),
    serverLooks(desk.sql),
  ])
  const place = { staff, t, stream, path: serverPath(server.id) }
  const [latest, names, toasts] = await Promise.all([
    toldTo(desk, staff, entries),
    namesFor(desk, { viewer: staff.role, t }, entries),
    refused ? [] : saidAt(c, desk, place),
  ])
  const shown = {
    server,
    look: looks.find(({ serverId }) => serverId === server.id),
    acts: staff.role === 'admin' ? possibleServerActs(server) : [],
    latest,
    names,
    refused: refused?.form,
  }
  const page = <ServerPage frame={{ ...frame, toasts }} shown={shown} />
  return c.html(page, (refused?.status ?? 200) as 200)
}

/** GET /admin/servers/:id */
export const serverPage = (desk: Desk) => async (c: Asked) => {
  const server = await serverAsked(c, desk)
  return server ? answerServerPage(c, desk, server) : notFound(c, desk)
}
