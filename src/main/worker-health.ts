import { Hono } from 'hono'
import type { Config } from '../config'
import type { Env, PermissionGuards } from '../routes/http/permission-router'
import { problemResponse } from '../routes/http/problem'
import { createPermissionRouter } from '../routes/http/router/create-permission-router'
import type { RunReadinessChecks } from '../routes/operator/health-routes'
import { healthRoutes } from '../routes/operator/health-routes'
import { startHttpServer } from './start-http-server'

const pass: PermissionGuards['operator'] = (_, next) => next()
const refuse: PermissionGuards['operator'] = async (c) => problemResponse(c, { code: 'NOT_FOUND' })

/** A worker has no pages: it says on the loopback alone whether it lives and is ready. */
export const startWorkerHealth = (
  { publicUrl }: Config,
  port: number,
  checks: RunReadinessChecks,
  version: string,
) => {
  const router = createPermissionRouter({
    operator: pass,
    ...{ order: refuse, runtime: refuse, read: refuse, write: refuse, manage: refuse },
    ...{ audit: refuse, 'projects:read': refuse, 'projects:write': refuse },
    ...{ 'projects:deploy': refuse, publish: refuse },
  })
  healthRoutes(checks, version)(router)
  const app = new Hono<Env>()
  app.notFound((c) => problemResponse(c, { code: 'NOT_FOUND' }))
  app.route('/', router.app)
  return startHttpServer(
    { host: '127.0.0.1', port, publicUrl, portVariable: 'VRS_WORKER_PORT' },
    app,
  )
}
