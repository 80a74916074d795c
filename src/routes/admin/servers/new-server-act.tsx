import type { RefusedForm } from '../../../../views/admin/actions/action-view'
import { NewServerDialog } from '../../../../views/admin/servers/new-server-dialog'
import { textsFor } from '../../../../views/texts/texts'
import type { ServerKey } from '../../../vendor-queries/vendor-queries'
import type { RequestContext } from '../../http/permission-router'
import { wantsFragment } from '../../http/request-kind'
import { localeOf } from '../../http/request-locale'
import type { RouteDependencies } from '../../http/route-dependencies'
import { request } from '../actions/servers/request'
import { renderServersPage } from './servers-page'

/** Undefined while Coolify does not answer; the form says so. */
export const loadServerKeys = (
  deps: RouteDependencies,
): Promise<readonly ServerKey[] | undefined> =>
  deps.vendorQueries.listServerKeys().catch(() => undefined)

/** The dialog alone, or the servers with the dialog open over them. */
export const renderNewServerForm = (
  c: RequestContext,
  deps: RouteDependencies,
  form: { keys: readonly ServerKey[] | undefined; refused: RefusedForm },
  status = 200,
) => {
  const newServer = { ...form, action: request }
  return wantsFragment(c)
    ? c.html(<NewServerDialog t={textsFor(localeOf(c))} model={newServer} />, status as 200)
    : renderServersPage(c, deps, { newServer, status })
}

/** GET /admin/servers/new */
export const showNewServerForm = (deps: RouteDependencies) => async (c: RequestContext) => {
  const refused = { action: request.code, values: {}, errors: [] }
  return renderNewServerForm(c, deps, { keys: await loadServerKeys(deps), refused })
}
