import type { Html } from '../plugin-contract'
import type { Runtime } from '../site/site-runtime'
import { adminPage, publicPage } from './page-layouts'

/** The site's frames with what its menus hold now. */
export const framesOf = (site: Pick<Runtime, 'config' | 'running'>) => ({
  page: (title: string, body: Html): Html => {
    const navigation = site.running().flatMap(({ plugin }) => plugin.navigation ?? [])
    return publicPage({ name: site.config().project.name, navigation }, title, body)
  },
  admin: (title: string, body: Html): Html => {
    const plugins = site.running().flatMap(({ copy, plugin, adminRoutes }) => {
      if (adminRoutes.length === 0 && !plugin.settings?.length) return []
      const page = adminRoutes.some(({ path }) => path === '/') ? '' : '/settings'
      return [{ href: `/admin/${copy.name}${page}`, label: labelOf(plugin.navigation, copy.name) }]
    })
    return adminPage({ name: site.config().project.name, plugins }, title, body)
  },
})

/** A plugin is called what its first menu entry is called. */
export const labelOf = (
  navigation: readonly { label: string }[] | undefined,
  name: string,
): string => navigation?.[0]?.label ?? `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`
