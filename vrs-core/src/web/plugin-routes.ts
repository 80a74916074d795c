import type { Context, Hono } from 'hono'
import { isHtml } from '../html'
import { log, messageOf } from '../log'
import type { PageContext } from '../plugin-contract'
import type { Mounted } from '../plugins/mount-plugin'
import { greedy, type Route } from '../plugins/route-collector'

type Missing = () => Response

/** The public pages of what runs; patterns that match anything come last. */
export const mountPublic = (app: Hono, running: readonly Mounted[], missing: Missing) => {
  const all = running.flatMap(({ copy, routes }) =>
    routes.map((route) => ({ route, plugin: copy.name })),
  )
  for (const late of [false, true])
    for (const { route, plugin } of all)
      if (greedy(route) === late) add(app, route.path, route, plugin, missing)
}

/** Each plugin's own area in the admin. */
export const mountAdmin = (app: Hono, running: readonly Mounted[], missing: Missing) => {
  for (const { copy, adminRoutes } of running)
    for (const route of adminRoutes) {
      const path = `/admin/${copy.name}${route.path === '/' ? '' : route.path}`
      add(app, path, route, copy.name, missing)
    }
}

const add = (app: Hono, path: string, route: Route, plugin: string, missing: Missing) =>
  app.on(route.method, path, (c) => answer(c, route, plugin, missing))

/** Plugins are promised a part of Hono's context, under types of the contract's own. */
const answer = async (c: Context, { handler }: Route, plugin: string, missing: Missing) => {
  try {
    const given = await handler(c as unknown as PageContext)
    if (given === null || given === undefined) return missing()
    return isHtml(given) ? c.html(String(given)) : given
  } catch (error) {
    log.error('A page of a plugin failed', {
      plugin,
      route: c.req.routePath,
      error: messageOf(error),
    })
    throw error
  }
}
