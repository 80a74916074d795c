import type { PluginDatabase } from '../database/plugin-database'
import type { Copy } from '../install/copy-store'
import { Fault } from '../install/install-error'
import { messageOf } from '../log'
import type { Plugin, Site } from '../plugin-contract'
import { loadPlugin, within } from './load-plugin'
import { adminRefusal, collector, publicRefusal, type Route } from './route-collector'

/** A plugin whose routes are known and whose database is open. */
export type Mounted = {
  copy: Copy
  plugin: Plugin
  site: Site
  routes: Route[]
  adminRoutes: Route[]
  database: PluginDatabase
}

export type Mounting = {
  folder: string
  database: PluginDatabase
  others: readonly Mounted[]
  siteOf(plugin: Plugin, frame: 'public' | 'admin'): Site
}

/** Loads a copy and lets it mount; throws PLUGIN_CRASHED, and nothing of it can be reached. */
export const mount = async (copy: Copy, mounting: Mounting): Promise<Mounted> => {
  const { folder, database, others, siteOf } = mounting
  try {
    const plugin = await loadPlugin(folder, copy.name)
    const site = siteOf(plugin, 'public')
    const pages = collector(publicRefusal(others.flatMap(taken)))
    const adminPages = collector(adminRefusal)
    await within(plugin.routes?.(pages.app, site), `routes of ${copy.name}`)
    await within(plugin.admin?.(adminPages.app, siteOf(plugin, 'admin')), `admin of ${copy.name}`)
    return { copy, plugin, site, database, routes: pages.routes, adminRoutes: adminPages.routes }
  } catch (error) {
    throw new Fault(
      'PLUGIN_CRASHED',
      copy.name,
      `${copy.name} ${copy.version}: ${messageOf(error)}`,
    )
  }
}

const taken = ({ copy, routes }: Mounted) =>
  routes.map((route) => ({ ...route, plugin: copy.name }))
