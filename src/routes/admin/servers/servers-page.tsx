import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { waitingForPlace } from '../../../../projections/queries/orders-waiting-for-slot'
import { serverLooks } from '../../../../projections/queries/server-observations'
import { readServerPool } from '../../../../projections/server-pool'
import { openServerRequests } from '../../../../projections/server-requests'
import { allServers } from '../../../../projections/servers'
import type { RefusedForm, ServerListing } from '../../../../views/admin/servers/server-view-model'
import { ServerList, ServersPage } from '../../../../views/admin/servers/servers-page'
import { placesFor } from '../../../domain/server/select-server'
import { staffIn } from '../../http/guards/staff-guards'
import { staffFrameOf } from '../../http/page-frames'
import type { Asked } from '../../http/permission-router'
import { wantsFragment } from '../../http/request-kind'
import type { Desk } from '../../http/route-dependencies'

const asked = 'vrs-servers-asked'
const path = '/admin/servers'

const listingOf = async ({ sql }: Desk): Promise<ServerListing> => {
  const [servers, requests, looks, pool, waiting] = await Promise.all([
    allServers(sql),
    openServerRequests(sql),
    serverLooks(sql),
    readServerPool(sql),
    waitingForPlace(sql),
  ])
  return {
    servers,
    requests,
    looks: Object.fromEntries(looks.map((look) => [look.serverId, look])),
    pool,
    waiting: waiting.asleep + waiting.awake,
    places: placesFor(servers, pool),
  }
}

/** Said once on the page that follows a look that was asked for. */
const wasAsked = (c: Asked) => {
  if (!getCookie(c, asked)) return false
  deleteCookie(c, asked, { path })
  return true
}

export const answerServersPage = async (
  c: Asked,
  desk: Desk,
  refused?: { form: RefusedForm; status: number },
) => {
  const frame = staffFrameOf(c, desk, staffIn(c))
  const listing = { ...(await listingOf(desk)), refused: refused?.form }
  if (wantsFragment(c)) return c.html(<ServerList frame={frame} listing={listing} />)
  const toasts = wasAsked(c) ? [{ tone: 'busy' as const, text: frame.t.servers.lookAsked }] : []
  const page = <ServersPage frame={{ ...frame, toasts }} listing={listing} />
  return c.html(page, (refused?.status ?? 200) as 200)
}

/** GET /admin/servers: all servers, those being added, and who waits for a place. */
export const serversPage = (desk: Desk) => (c: Asked) => answerServersPage(c, desk)

/** POST /admin/servers/looks: whoever watches the servers looks at once; that is no event. */
export const lookAtServers = (desk: Desk) => async (c: Asked) => {
  await desk.sql`update watches set next_at = now() where name = 'servers'`
  const secure = desk.publicUrl.startsWith('https:')
  setCookie(c, asked, '1', { path, httpOnly: true, sameSite: 'Lax', secure, maxAge: 60 })
  return c.redirect(path, 303)
}
