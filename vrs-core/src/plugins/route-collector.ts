import type { Handler, PluginApp } from '../plugin-contract'

export type PluginRoute = { method: 'GET' | 'POST'; path: string; handler: Handler }

const reservedSegments = ['admin', 'health', 'assets', '.well-known', 'robots.txt', 'favicon.ico']

/** Collects a plugin's routes, so that all are checked before any of them is reachable. */
export const createRouteCollector = (findProblem: (route: PluginRoute) => string | null) => {
  const routes: PluginRoute[] = []
  const add = (method: PluginRoute['method']) => (path: string, handler: Handler) => {
    const route = { method, path, handler }
    if (typeof handler !== 'function') throw new Error(`${method} ${path}: expected a function`)
    if (typeof path !== 'string' || !path.startsWith('/'))
      throw new Error(`${method} ${String(path)}: expected a path that begins with /`)
    const isDuplicate = routes.some((other) => other.method === method && other.path === path)
    const problem = isDuplicate ? 'mounted twice' : findProblem(route)
    if (problem) throw new Error(`${method} ${path}: ${problem}`)
    routes.push(route)
  }
  const app: PluginApp = { get: add('GET'), post: add('POST') }
  return { app, routes }
}

/** Public routes: neither the core's nor another plugin's. */
export const createPublicRouteCheck =
  (takenRoutes: readonly (PluginRoute & { plugin: string })[]) =>
  ({ method, path }: PluginRoute): string | null => {
    const first = path.split('/')[1] ?? ''
    if (first === '' || reservedSegments.includes(first)) return 'belongs to the core'
    const owner = takenRoutes.find((route) => route.method === method && route.path === path)
    return owner ? `belongs to the plugin ${owner.plugin}` : null
  }

export const findAdminRouteProblem = ({ path }: PluginRoute): string | null =>
  path === '/settings' ? 'belongs to the core' : null

/** A first segment that is a pattern comes last, so that it cannot hide another plugin's pages. */
export const startsWithPattern = ({ path }: PluginRoute): boolean => /^\/[:*]/.test(path)
