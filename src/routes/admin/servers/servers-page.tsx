import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import {
  listServerObservations,
  listServerRequests,
  listServerRows,
  readServerPool,
} from '../../../../projections/queries/servers'
import type { RefusedForm } from '../../../../views/admin/actions/action-view'
import type {
  NewServerViewModel,
  ServerListing,
} from '../../../../views/admin/servers/server-view-model'
import { ServerList, ServersPage } from '../../../../views/admin/servers/servers-page'
import { countPoolSlots } from '../../../domain/server/select-server'
import { countOrdersWaitingForSlot } from '../../../store/job-queue/held-jobs'
import { currentStaff } from '../../http/guards/staff-guards'
import { staffFrameOf } from '../../http/page-frames'
import type { RequestContext } from '../../http/permission-router'
import { wantsFragment } from '../../http/request-kind'
import type { RouteDependencies } from '../../http/route-dependencies'
import { allowedRequestActions } from '../actions/servers/server-request-actions'
import { strategy } from '../actions/servers/strategy'

const pollRequestedCookie = 'vrs-servers-asked'
const serversPath = '/admin/servers'

const loadListing = async ({ sql }: RouteDependencies): Promise<ServerListing> => {
  const [servers, requests, looks, pool, waiting] = await Promise.all([
    listServerRows(sql),
    listServerRequests(sql),
    listServerObservations(sql),
    readServerPool(sql),
    countOrdersWaitingForSlot(sql),
  ])
  return {
    servers,
    requests: requests.map((request) => ({
      ...request,
      actions: allowedRequestActions(request),
    })),
    strategyAction: strategy,
    observations: Object.fromEntries(looks.map((look) => [look.serverId, look])),
    pool,
    waitingCount: waiting.asleep + waiting.awake,
    freeSlots: countPoolSlots(servers, pool),
  }
}

/** Whether a poll was requested just before; the page says so once. */
const consumePollRequest = (c: RequestContext) => {
  if (!getCookie(c, pollRequestedCookie)) return false
  deleteCookie(c, pollRequestedCookie, { path: serversPath })
  return true
}

export const renderServersPage = async (
  c: RequestContext,
  deps: RouteDependencies,
  /** Of a form that was refused, or that is open. */
  over: { form?: RefusedForm; newServer?: NewServerViewModel; status?: number } = {},
) => {
  const frame = staffFrameOf(c, deps, currentStaff(c))
  const { form: refused, newServer, status = 200 } = over
  const listing = { ...(await loadListing(deps)), refused, newServer }
  if (wantsFragment(c)) return c.html(<ServerList frame={frame} listing={listing} />)
  const toasts = consumePollRequest(c)
    ? [{ tone: 'busy' as const, text: frame.t.servers.checkRequested }]
    : []
  const page = <ServersPage frame={{ ...frame, toasts }} listing={listing} />
  return c.html(page, status as 200)
}

/** GET /admin/servers: all servers, those being added, and how many projects wait for a slot. */
export const serversPage = (deps: RouteDependencies) => (c: RequestContext) =>
  renderServersPage(c, deps)

/** POST /admin/servers/looks: the server watch polls Coolify at once; that is no event. */
export const requestServerPoll = (deps: RouteDependencies) => async (c: RequestContext) => {
  await deps.sql`update watches set next_at = now() where name = 'servers'`
  const secure = deps.publicUrl.startsWith('https:')
  setCookie(c, pollRequestedCookie, '1', {
    path: serversPath,
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    maxAge: 60,
  })
  return c.redirect(serversPath, 303)
}
