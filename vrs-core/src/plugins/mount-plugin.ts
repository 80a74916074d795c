import type { PluginDatabase } from '../database/plugin-database'
import type { PluginCopy } from '../install/copy-store'
import { InstallError } from '../install/install-error'
import { getErrorMessage } from '../log'
import type { Plugin, Site } from '../plugin-contract'
import { loadPlugin, withTimeout } from './load-plugin'
import {
  createPublicRouteCheck,
  createRouteCollector,
  findAdminRouteProblem,
  type PluginRoute,
} from './route-collector'

/** A plugin whose routes are collected and whose database is open. */
export type MountedPlugin = {
  copy: PluginCopy
  plugin: Plugin
  site: Site
  routes: PluginRoute[]
  adminRoutes: PluginRoute[]
  database: PluginDatabase
}

export type MountOptions = {
  folder: string
  database: PluginDatabase
  otherPlugins: readonly MountedPlugin[]
  createSite(plugin: Plugin, frame: 'public' | 'admin'): Site
}

/** Loads a copy and mounts its routes; throws PLUGIN_CRASHED, and then none of them is reachable. */
export const mountPlugin = async (
  copy: PluginCopy,
  options: MountOptions,
): Promise<MountedPlugin> => {
  const { folder, database, otherPlugins, createSite } = options
  try {
    const plugin = await loadPlugin(folder, copy.name)
    const site = createSite(plugin, 'public')
    const pages = createRouteCollector(
      createPublicRouteCheck(otherPlugins.flatMap(listTakenRoutes)),
    )
    const adminPages = createRouteCollector(findAdminRouteProblem)
    await withTimeout(plugin.routes?.(pages.app, site), `routes of ${copy.name}`)
    await withTimeout(
      plugin.admin?.(adminPages.app, createSite(plugin, 'admin')),
      `admin of ${copy.name}`,
    )
    return { copy, plugin, site, database, routes: pages.routes, adminRoutes: adminPages.routes }
  } catch (error) {
    throw new InstallError(
      'PLUGIN_CRASHED',
      copy.name,
      `${copy.name} ${copy.version}: ${getErrorMessage(error)}`,
    )
  }
}

const listTakenRoutes = ({ copy, routes }: MountedPlugin) =>
  routes.map((route) => ({ ...route, plugin: copy.name }))
