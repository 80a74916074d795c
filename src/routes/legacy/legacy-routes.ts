import type { PermissionRouter } from '../http/permission-router'
import type { RouteDependencies } from '../http/route-dependencies'
import { legacyDownloadRoute } from './download-routes'
import { openLegacyCatalogue } from './legacy-catalogue'
import { legacyProjectRoutes } from './project-routes'
import { publicLegacyRoutes } from './public-routes'
import { legacyTrialRoute } from './trial-routes'

/** Bookmarks of the old marketplace and where they lead now. */
const redirects = {
  '/plugins': '/',
  '/plugins/:name': '/',
  '/auth/login': '/login',
  '/admin/marketplace': '/admin',
  '/admin/marketplace/*': '/admin',
} as const

/** All that satellites of the old marketplace (v-flask 1.0) ask, and its bookmarks. */
export const legacyRoutes =
  (deps: RouteDependencies) =>
  (router: PermissionRouter): void => {
    const loadCatalogue = openLegacyCatalogue(deps)
    publicLegacyRoutes(deps, loadCatalogue)(router)
    legacyProjectRoutes(deps, loadCatalogue)(router)
    legacyDownloadRoute(deps, loadCatalogue)(router)
    legacyTrialRoute(deps, loadCatalogue)(router)
    for (const [path, to] of Object.entries(redirects))
      router.get(path, 'public', (c) => c.redirect(to, 302))
  }
