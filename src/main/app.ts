import { Hono } from 'hono'
import type { Logger } from 'pino'
import type { Config } from '../config'
import { adminRoutes } from '../routes/admin/admin-routes'
import { newProjectRoutes } from '../routes/admin/projects/new-project-routes'
import { firstPasswordRoutes } from '../routes/admin/staff/first-password'
import { signInRoutes } from '../routes/admin/staff/sign-in'
import { docsRoutes } from '../routes/docs/docs-routes'
import { assetRoutes, openAssets } from '../routes/http/assets'
import { orderGuard } from '../routes/http/guards/order-guard'
import { signedIn } from '../routes/http/guards/signed-in-staff'
import { staffGuards } from '../routes/http/guards/staff-guards'
import type { StaffDesk } from '../routes/http/guards/staff-route-dependencies'
import { tokenGuards } from '../routes/http/guards/token-guards'
import { languageRoutes } from '../routes/http/language-routes'
import { bodyLimit } from '../routes/http/middleware/body-limit'
import { clientAddress } from '../routes/http/middleware/client-address'
import { loopbackOnly } from '../routes/http/middleware/loopback-only'
import type { RateLimits } from '../routes/http/middleware/rate-limits'
import { counting, limitRequests } from '../routes/http/middleware/request-limits'
import { sameOrigin } from '../routes/http/middleware/same-origin'
import { secureHeaders } from '../routes/http/middleware/secure-headers'
import type { Env, Guards, Named } from '../routes/http/permission-router'
import { openDoor } from '../routes/http/permission-router'
import { failure, notFound, problemAnswer } from '../routes/http/problem-pages'
import { accessLog } from '../routes/operator/access-log'
import type { Checks } from '../routes/operator/health-routes'
import { healthRoutes } from '../routes/operator/health-routes'
import type { Metrics } from '../routes/operator/metrics'
import { metricsRoute } from '../routes/operator/metrics'
import { operatorGuard } from '../routes/operator/operator-guard'
import { availabilityApi } from '../routes/orders/api/availability-api'
import { catalogueApi } from '../routes/orders/api/catalogue-api'
import { orderApi } from '../routes/orders/api/order-api'
import { staffProjectsApi } from '../routes/orders/api/staff-projects-api'
import { shopPages } from '../routes/orders/shop/shop-pages'
import { trackerPages } from '../routes/orders/tracker/tracker-pages'
import type { RuntimeDesk } from '../routes/runtime/runtime-dependencies'
import { runtimeGuard } from '../routes/runtime/runtime-guard'
import { runtimeRoutes } from '../routes/runtime/runtime-routes'
import { stripeWebhook } from '../routes/webhooks/stripe-webhook'
import { sandboxConsole } from '../sandbox/console/sandbox-console'
import type { Sandbox } from '../sandbox/open-sandbox'
import { sandboxCalls } from './sandbox-operations'

const version = '0.1.0'

export type AppParts = {
  config: Config
  desk: StaffDesk
  runtimeDesk: RuntimeDesk
  sandbox: Sandbox | undefined
  checks: Checks
  metrics: Metrics
  limits: RateLimits | undefined
  log: Logger
}

const guardsFor = ({ config, desk, limits }: AppParts): Guards => {
  const tokens = tokenGuards(desk, limits?.tokens)
  return {
    public: (_, next) => next(),
    order: orderGuard(
      desk,
      (c) => signedIn(c, desk),
      (c, code) => problemAnswer(c, desk, { code }),
      tokens,
    ),
    runtime: limits ? counting(runtimeGuard(desk), limits.runtimes) : runtimeGuard(desk),
    ...staffGuards(desk),
    ...tokens,
    operator: operatorGuard({
      token: config.metricsToken,
      address: clientAddress(config.trustedProxies),
      refuse: (c) => problemAnswer(c, desk, { code: 'FORBIDDEN' }),
    }),
  }
}

const behind = ({ config, desk, sandbox, metrics, limits, log }: AppParts) => {
  const app = new Hono<Env>()
  app.use(async (c, next) => {
    c.set('requestId', crypto.randomUUID())
    c.header('x-request-id', c.var.requestId)
    await next()
  })
  app.use(accessLog((request) => log.info(request, 'answered'), metrics))
  if (config.mode === 'sandbox') app.use(loopbackOnly)
  app.use(secureHeaders(config.publicUrl))
  app.use(sameOrigin(desk, (c) => problemAnswer(c, desk, { code: 'CROSS_SITE' })))
  app.use(bodyLimit((c) => problemAnswer(c, desk, { code: 'TOO_LARGE' })))
  if (limits) limitRequests(app, limits)
  if (sandbox) app.route('/sandbox', sandboxConsole(sandbox))
  const failed = failure(desk, (error, requestId) => log.error({ err: error, requestId }, 'failed'))
  app.onError(failed)
  app.notFound((c) => notFound(c, desk))
  return app
}

export type Answering = { app: Hono<Env>; named: readonly Named[] }

/** Everything that answers over HTTP, and the name of each route. */
export const openApp = async (parts: AppParts): Promise<Answering> => {
  const { desk, runtimeDesk, sandbox, checks, metrics, limits, log } = parts
  const door = openDoor(guardsFor(parts))
  orderApi(desk)(door)
  catalogueApi(desk)(door)
  availabilityApi(desk)(door)
  staffProjectsApi(desk)(door)
  stripeWebhook(desk)(door)
  runtimeRoutes(desk, runtimeDesk)(door)
  healthRoutes(desk, checks, { version })(door)
  docsRoutes(desk, { version, ...(sandbox ? { also: sandboxCalls } : {}) })(door)
  metricsRoute(metrics)(door)
  shopPages(desk)(door)
  trackerPages(desk)(door)
  signInRoutes(door, desk, limits?.['sign-in'])
  firstPasswordRoutes(door, desk)
  languageRoutes(door)
  newProjectRoutes(door, desk)
  adminRoutes(door, desk, {
    log: (error, requestId) => log.error({ err: error, requestId }, 'failed'),
  })
  assetRoutes(door, await openAssets())
  const app = behind(parts)
  app.route('/', door.app)
  return { app, named: door.named }
}
