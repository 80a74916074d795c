import type { PermissionRouter } from '../http/permission-router'
import type { RouteDependencies } from '../http/route-dependencies'

export type ReadinessCheck = { name: string; ok: boolean; detail?: string }

/** What must hold for an order to go live, each named. */
export type RunReadinessChecks = () => Promise<ReadinessCheck[]>

export const healthRoutes =
  (_desk: RouteDependencies, checks: RunReadinessChecks, version: object) =>
  (router: PermissionRouter) => {
    router.get('/livez', 'public', (c) => c.json({ status: 'ok' }))
    router.get('/readyz', 'public', async (c) => {
      const found = await checks()
      const isReady = found.every(({ ok }) => ok)
      return c.json({ status: isReady ? 'ready' : 'not ready', checks: found }, isReady ? 200 : 503)
    })
    router.get('/version', 'operator', (c) => c.json(version))
  }
