import type { Context, Hono } from 'hono'
import { isHtml } from '../html'
import { getErrorMessage, log } from '../log'
import type { PageContext } from '../plugin-contract'
import type { MountedPlugin } from '../plugins/mount-plugin'
import { type PluginRoute, startsWithPattern } from '../plugins/route-collector'

type RespondNotFound = () => Response

/** The public pages of what runs; patterns that match anything come last. */
export const mountPluginRoutes = (
  app: Hono,
  running: readonly MountedPlugin[],
  missing: RespondNotFound,
) => {
  const all = running.flatMap(({ copy, routes }) =>
    routes.map((route) => ({ route, plugin: copy.name })),
  )
  for (const late of [false, true])
    for (const { route, plugin } of all)
      if (startsWithPattern(route) === late) addRoute(app, route.path, route, plugin, missing)
}

/** Each plugin's own area in the admin. */
export const mountPluginAdminRoutes = (
  app: Hono,
  running: readonly MountedPlugin[],
  missing: RespondNotFound,
) => {
  for (const { copy, adminRoutes } of running)
    for (const route of adminRoutes) {
      const path = `/admin/${copy.name}${route.path === '/' ? '' : route.path}`
      addRoute(app, path, route, copy.name, missing)
    }
}

const addRoute = (
  app: Hono,
  path: string,
  route: PluginRoute,
  plugin: string,
  missing: RespondNotFound,
) => app.on(route.method, path, (c) => handlePluginRequest(c, route, plugin, missing))

/** Plugins are promised a part of Hono's context, under types of the contract's own. */
const handlePluginRequest = async (
  c: Context,
  { handler }: PluginRoute,
  plugin: string,
  missing: RespondNotFound,
) => {
  try {
    const given = await handler(c as unknown as PageContext)
    if (given === null || given === undefined) return missing()
    return isHtml(given) ? c.html(String(given)) : given
  } catch (error) {
    log.error('A page of a plugin failed', {
      plugin,
      route: c.req.routePath,
      error: getErrorMessage(error),
    })
    throw error
  }
}
