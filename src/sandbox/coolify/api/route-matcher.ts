import type { CoolifyRoute } from './define-route'

export type RouteMatch = { route: CoolifyRoute; path: Record<string, string> }

const compileRoute = (route: CoolifyRoute) => {
  const parts = route.path.split('/')
  const fixed = parts.filter((part) => !part.startsWith(':')).length
  const match = (method: string, given: string[]): RouteMatch | undefined => {
    if (method !== route.method || given.length !== parts.length) return undefined
    const path: Record<string, string> = {}
    for (const [place, part] of parts.entries()) {
      const value = given[place] ?? ''
      if (part.startsWith(':')) path[part.slice(1)] = value
      else if (part !== value) return undefined
    }
    return { route, path }
  }
  return { fixed, match }
}

/** Finds the route; fixed words go before parameters. */
export const createRouteMatcher = (routes: CoolifyRoute[]) => {
  const matchers = routes.map(compileRoute).toSorted((a, b) => b.fixed - a.fixed)
  return (method: string, path: string): RouteMatch | undefined => {
    const given = path.split('/').map(decodeURIComponent)
    for (const { match } of matchers) {
      const found = match(method, given)
      if (found) return found
    }
    return undefined
  }
}
