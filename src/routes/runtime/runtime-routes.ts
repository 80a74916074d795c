import type { Door } from '../http/permission-router'
import type { Desk } from '../http/route-dependencies'
import { tokenRoute } from './access-token-route'
import { bootRoute } from './boot/boot-route'
import { configRoutes } from './config-routes'
import { downloadRoute } from './downloads/download-route'
import { keySetRoutes } from './key-set-routes'
import { licenseTokenRoute } from './license-token-route'
import type { RuntimeDesk } from './runtime-dependencies'

/** All that a site's runtime asks us, in the order in which it does. */
export const runtimeRoutes =
  (desk: Desk, runtimeDesk: RuntimeDesk) =>
  (door: Door): void => {
    tokenRoute(desk)(door)
    configRoutes(desk)(door)
    downloadRoute(desk, runtimeDesk)(door)
    bootRoute(desk)(door)
    licenseTokenRoute(desk)(door)
    keySetRoutes(desk)(door)
  }
