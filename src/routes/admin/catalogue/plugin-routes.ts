import { pluginPath } from '../../../../views/admin/catalogue/plugin-facts'
import { pluginDecider } from '../../../domain/catalogue/decide-plugin'
import type { PermissionRouter } from '../../http/permission-router'
import type { RouteDependencies } from '../../http/route-dependencies'
import { addActionRoutes } from '../actions/action-routes'
import { createCatalogueTarget } from '../actions/catalogue/catalogue-target'
import type { PluginKind } from '../actions/catalogue/plugin-actions'
import { pluginActions } from '../actions/catalogue/plugin-actions'
import { findPluginSubject, renderPluginPage, showPluginPage, showPlugins } from './plugin-pages'

const pluginTarget = createCatalogueTarget<PluginKind>({
  decider: pluginDecider,
  handlerOf: ({ plugin }) => plugin,
  pathAfter: pluginPath,
  findSubject: findPluginSubject,
  renderForm: (c, deps, { item, choices }, refused) =>
    renderPluginPage(c, deps, { item, choices }, refused),
})

/** Plugins: everybody on the staff reads, admins change. */
export const pluginRoutes = (router: PermissionRouter, deps: RouteDependencies) => {
  const path = pluginPath(':id')
  router.get('/admin/catalogue/plugins', 'read', showPlugins(deps))
  router.get(path, 'read', showPluginPage(deps))
  addActionRoutes(router, deps, {
    parent: path,
    permission: 'manage',
    actions: pluginActions,
    target: pluginTarget,
  })
}
