import { NewServerPage } from '../../../../views/admin/servers/new-server-page'
import type { NewServerViewModel } from '../../../../views/admin/servers/server-view-model'
import type { ServerKey } from '../../../vendor-queries/vendor-queries'
import { currentStaff } from '../../http/guards/staff-guards'
import { staffFrameOf } from '../../http/page-frames'
import type { RequestContext } from '../../http/permission-router'
import type { RouteDependencies } from '../../http/route-dependencies'
import { request } from '../actions/servers/request'

/** Undefined while Coolify does not answer; the page says so. */
export const loadServerKeys = (
  deps: RouteDependencies,
): Promise<readonly ServerKey[] | undefined> =>
  deps.vendorQueries.listServerKeys().catch(() => undefined)

export const renderNewServerPage = (
  c: RequestContext,
  deps: RouteDependencies,
  form: Omit<NewServerViewModel, 'action'>,
  status = 200,
) => {
  const frame = staffFrameOf(c, deps, currentStaff(c))
  const page = <NewServerPage frame={frame} model={{ ...form, action: request }} />
  return c.html(page, status as 200)
}

/** GET /admin/servers/new */
export const showNewServerPage = (deps: RouteDependencies) => async (c: RequestContext) =>
  renderNewServerPage(c, deps, { keys: await loadServerKeys(deps), values: {}, errors: [] })
