import type { Context, Hono } from 'hono'
import { isHtml } from '../html'
import { getErrorMessage, log } from '../log'
import type { PageContext } from '../plugin-contract'
import type { MountedPlugin } from '../plugins/mount-plugin'
import { type PluginRoute, startsWithPattern } from '../plugins/route-collector'

type RespondNotFound = () => Response

/** The public pages of all running plugins; paths that start with a pattern come last. */
export const mountPluginRoutes = (
  app: Hono,
  running: readonly MountedPlugin[],
  notFound: RespondNotFound,
) => {
  const registered = running.flatMap(({ copy, routes }) =>
    routes.map((route) => ({ route, plugin: copy.name })),
  )
  for (const isPattern of [false, true])
    for (const { route, plugin } of registered)
      if (startsWithPattern(route) === isPattern) addRoute(app, route.path, route, plugin, notFound)
}

/** Each plugin's own area in the admin. */
export const mountPluginAdminRoutes = (
  app: Hono,
  running: readonly MountedPlugin[],
  notFound: RespondNotFound,
) => {
  for (const { copy, adminRoutes } of running)
    for (const route of adminRoutes) {
      const path = `/admin/${copy.name}${route.path === '/' ? '' : route.path}`
      addRoute(app, path, route, copy.name, notFound)
    }
}

const addRoute = (
  app: Hono,
  path: string,
  route: PluginRoute,
  plugin: string,
  notFound: RespondNotFound,
) => app.on(route.method, path, (c) => handlePluginRequest(c, route, plugin, notFound))

/** The contract promises plugins a part of Hono's context, under types of its own. */
const handlePluginRequest = async (
  c: Context,
  { handler }: PluginRoute,
  plugin: string,
  notFound: RespondNotFound,
) => {
  try {
    const result = await handler(c as unknown as PageContext)
    if (result === null || result === undefined) return notFound()
    return isHtml(result) ? c.html(String(result)) : result
  } catch (error) {
    log.error('A page of a plugin failed', {
      plugin,
      route: c.req.routePath,
      error: getErrorMessage(error),
    })
    throw error
  }
}
