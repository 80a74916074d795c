import type { Desk } from '../desk'
import type { Door } from '../door'
import { bootRoute } from './boot'
import { configRoutes } from './config'
import { downloadRoute } from './download'
import { keySetRoutes } from './key-sets'
import { licenseTokenRoute } from './license-token'
import type { RuntimeDesk } from './runtime-desk'
import { tokenRoute } from './token'

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
