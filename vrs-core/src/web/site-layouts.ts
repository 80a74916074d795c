import type { Html } from '../plugin-contract'
import type { SiteRuntime } from '../site/site-runtime'
import { renderAdminPage, renderPublicPage } from './page-layouts'

/** The site's page layouts with the menus of the plugins that run now. */
export const createLayouts = (site: Pick<SiteRuntime, 'config' | 'listRunning'>) => ({
  page: (title: string, body: Html): Html => {
    const navigation = site.listRunning().flatMap(({ plugin }) => plugin.navigation ?? [])
    return renderPublicPage({ name: site.config().project.name, navigation }, title, body)
  },
  admin: (title: string, body: Html): Html => {
    const plugins = site.listRunning().flatMap(({ copy, plugin, adminRoutes }) => {
      if (adminRoutes.length === 0 && !plugin.settings?.length) return []
      const page = adminRoutes.some(({ path }) => path === '/') ? '' : '/settings'
      return [
        { href: `/admin/${copy.name}${page}`, label: getPluginLabel(plugin.navigation, copy.name) },
      ]
    })
    return renderAdminPage({ name: site.config().project.name, plugins }, title, body)
  },
})

/** The label of the plugin's first menu entry, else its capitalised name. */
export const getPluginLabel = (
  navigation: readonly { label: string }[] | undefined,
  name: string,
): string => navigation?.[0]?.label ?? `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`
