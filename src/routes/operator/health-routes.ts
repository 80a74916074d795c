import type { Door } from '../http/permission-router'
import type { Desk } from '../http/route-dependencies'

export type Check = { name: string; ok: boolean; detail?: string }

/** What must hold for an order to go live, each named. */
export type Checks = () => Promise<Check[]>

export const healthRoutes = (_desk: Desk, checks: Checks, version: object) => (door: Door) => {
  door.get('/livez', 'public', (c) => c.json({ status: 'ok' }))
  door.get('/readyz', 'public', async (c) => {
    const found = await checks()
    const isReady = found.every(({ ok }) => ok)
    return c.json({ status: isReady ? 'ready' : 'not ready', checks: found }, isReady ? 200 : 503)
  })
  door.get('/version', 'operator', (c) => c.json(version))
}
