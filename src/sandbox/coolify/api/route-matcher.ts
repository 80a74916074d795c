import type { CoolifyRoute } from './define-route'

export type RouteMatch = { route: CoolifyRoute; path: Record<string, string> }

const compileRoute = (route: CoolifyRoute) => {
  const parts = route.path.split('/')
  const literalCount = parts.filter((part) => !part.startsWith(':')).length
  const match = (method: string, segments: string[]): RouteMatch | undefined => {
    if (method !== route.method || segments.length !== parts.length) return undefined
    const path: Record<string, string> = {}
    for (const [index, part] of parts.entries()) {
      const value = segments[index] ?? ''
      if (part.startsWith(':')) path[part.slice(1)] = value
      else if (part !== value) return undefined
    }
    return { route, path }
  }
  return { literalCount, match }
}

/** Finds the route of a path; literal segments win over parameters. */
export const createRouteMatcher = (routes: CoolifyRoute[]) => {
  const matchers = routes.map(compileRoute).toSorted((a, b) => b.literalCount - a.literalCount)
  return (method: string, path: string): RouteMatch | undefined => {
    const segments = path.split('/').map(decodeURIComponent)
    for (const { match } of matchers) {
      const found = match(method, segments)
      if (found) return found
    }
    return undefined
  }
}
