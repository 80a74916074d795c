import type { PermissionRouter } from '../http/permission-router'
import type { RouteDependencies } from '../http/route-dependencies'
import { accessTokenRoute } from './access-token-route'
import { bootRoute } from './boot/boot-route'
import { configRoutes } from './config-routes'
import { downloadRoute } from './downloads/download-route'
import { keySetRoutes } from './key-set-routes'
import { licenseTokenRoute } from './license-token-route'
import type { RuntimeDependencies } from './runtime-dependencies'
import { trialRoute } from './trial-route'

/** All that a site's runtime asks us, in the order in which it does. */
export const runtimeRoutes =
  (deps: RouteDependencies, runtimeDependencies: RuntimeDependencies) =>
  (router: PermissionRouter): void => {
    accessTokenRoute(deps)(router)
    configRoutes(deps)(router)
    downloadRoute(deps, runtimeDependencies)(router)
    trialRoute(deps)(router)
    bootRoute(deps)(router)
    licenseTokenRoute(deps)(router)
    keySetRoutes(deps)(router)
  }
