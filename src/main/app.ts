import type { Handler } from 'hono'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { Logger } from 'pino'
import type { Config } from '../config'
import { adminRoutes } from '../routes/admin/admin-routes'
import { newProjectRoutes } from '../routes/admin/projects/new-project-routes'
import { firstPasswordRoutes } from '../routes/admin/staff/first-password'
import { passwordResetRoutes } from '../routes/admin/staff/password-reset'
import { signInRoutes } from '../routes/admin/staff/sign-in'
import { docsRoutes } from '../routes/docs/docs-routes'
import { assetRoutes } from '../routes/http/assets'
import { orderGuard } from '../routes/http/guards/order-guard'
import { findSignedInStaff } from '../routes/http/guards/signed-in-staff'
import { staffGuards } from '../routes/http/guards/staff-guards'
import type { StaffRouteDependencies } from '../routes/http/guards/staff-route-dependencies'
import { tokenGuards } from '../routes/http/guards/token-guards'
import { languageRoutes } from '../routes/http/language-routes'
import { bodyLimit } from '../routes/http/middleware/body-limit'
import { createClientAddressResolver } from '../routes/http/middleware/client-address'
import { refuseControlCharacters } from '../routes/http/middleware/control-characters'
import type { HandleRequests } from '../routes/http/middleware/handle-request'
import { handleRequests, joinHandlers } from '../routes/http/middleware/handle-request'
import { refuseOtherMachines } from '../routes/http/middleware/loopback-only'
import { limitOutage } from '../routes/http/middleware/outage-limit'
import type { RateLimits } from '../routes/http/middleware/rate-limits'
import { createRequestLimits, withRateLimit } from '../routes/http/middleware/request-limits'
import { requireSameOrigin } from '../routes/http/middleware/same-origin'
import type {
  Env,
  PermissionGuards,
  RegisteredRoute,
  RequestContext,
} from '../routes/http/permission-router'
import {
  createErrorHandler,
  respondWithNotFound,
  respondWithProblem,
} from '../routes/http/problem-pages'
import { createPermissionRouter } from '../routes/http/router/create-permission-router'
import { createStaticPathRouter } from '../routes/http/router/static-path-router'
import { legacyRoutes } from '../routes/legacy/legacy-routes'
import { accessLog } from '../routes/operator/access-log'
import type { RunReadinessChecks } from '../routes/operator/health-routes'
import { healthRoutes } from '../routes/operator/health-routes'
import type { Metrics } from '../routes/operator/metrics'
import { metricsRoute } from '../routes/operator/metrics'
import { operatorGuard } from '../routes/operator/operator-guard'
import { availabilityApi } from '../routes/orders/api/availability-api'
import { catalogueApi } from '../routes/orders/api/catalogue-api'
import { orderApi } from '../routes/orders/api/order-api'
import { staffProjectsApi } from '../routes/orders/api/staff-projects-api'
import { confirmationPages } from '../routes/orders/confirmation/confirmation-pages'
import { orderLinkPages } from '../routes/orders/order-link/order-link-pages'
import { shopPages } from '../routes/orders/shop/shop-pages'
import { trackerPages } from '../routes/orders/tracker/tracker-pages'
import { versionApi } from '../routes/publishing/version-api'
import type { RuntimeDependencies } from '../routes/runtime/runtime-dependencies'
import { runtimeGuard } from '../routes/runtime/runtime-guard'
import { runtimeRoutes } from '../routes/runtime/runtime-routes'
import { stripeWebhook } from '../routes/webhooks/stripe-webhook'
import { createSandboxConsole } from '../sandbox/console/sandbox-console'
import type { Sandbox } from '../sandbox/open-sandbox'
import type { DatabaseMonitor } from '../store/postgres/database-monitor'
import { sandboxOperations } from './sandbox-operations'

export const appVersion = '0.1.0'

export type AppDependencies = {
  config: Config
  routeDependencies: StaffRouteDependencies
  runtimeDependencies: RuntimeDependencies
  /** Absent where nothing watches the database. */
  databaseMonitor?: Pick<DatabaseMonitor, 'onOutage'>
  sandbox: Sandbox | undefined
  checks: RunReadinessChecks
  metrics: Metrics
  limits: RateLimits | undefined
  log: Logger
}

const createGuards = ({ config, routeDependencies, limits }: AppDependencies): PermissionGuards => {
  const tokens = tokenGuards(routeDependencies, limits?.tokens)
  return {
    order: orderGuard(
      routeDependencies,
      (c) => findSignedInStaff(c, routeDependencies),
      (c, code) => respondWithProblem(c, routeDependencies, { code }),
      tokens,
    ),
    runtime: limits
      ? withRateLimit(runtimeGuard(routeDependencies), limits.runtimes)
      : runtimeGuard(routeDependencies),
    ...staffGuards(routeDependencies),
    ...tokens,
    operator: operatorGuard({
      token: config.metricsToken,
      resolveAddress: createClientAddressResolver(config.trustedProxies),
      refuse: (c) => respondWithProblem(c, routeDependencies, { code: 'FORBIDDEN' }),
    }),
  }
}

const createRequestHandling = ({
  config,
  routeDependencies,
  databaseMonitor,
  metrics,
  log,
}: AppDependencies): HandleRequests => {
  const refuse = (code: string) => (c: RequestContext) =>
    respondWithProblem(c, routeDependencies, { code })
  return handleRequests({
    publicUrl: config.publicUrl,
    checks: [
      ...(config.mode === 'sandbox' ? [refuseOtherMachines] : []),
      requireSameOrigin(routeDependencies, refuse('CROSS_SITE')),
      refuseControlCharacters(refuse('NOT_FOUND')),
      bodyLimit((c, code) => respondWithProblem(c, routeDependencies, { code })),
    ],
    ...(databaseMonitor ? { limit: limitOutage(databaseMonitor, refuse('UNAVAILABLE')) } : {}),
    fail: createErrorHandler(routeDependencies, (error, requestId) =>
      log.error({ err: error, requestId }, 'failed'),
    ),
    report: accessLog((request) => log.info(request, 'answered'), metrics),
  })
}

/** The stand-ins' pages, which have no permissions: they answer their own machine only. */
const mountSandboxConsole = (app: Hono<Env>, sandbox: Sandbox, handle: HandleRequests) => {
  for (const { method, path, handler } of createSandboxConsole(sandbox).routes) {
    const fullPath = path === '/' ? '/sandbox' : `/sandbox${path}`
    const answer = handle(fullPath, joinHandlers([handler as Handler<Env>]))
    app.on(method, fullPath, async (c) => {
      const response = await answer(c)
      response.headers.set('cache-control', 'no-store')
      return response
    })
  }
}

const createBaseApp = (parts: AppDependencies, handle: HandleRequests) => {
  const { routeDependencies, sandbox } = parts
  const app = new Hono<Env>({ router: createStaticPathRouter() })
  if (sandbox) mountSandboxConsole(app, sandbox, handle)
  app.notFound(handle('none', (c) => respondWithNotFound(c, routeDependencies)))
  return app
}

const createRouter = (parts: AppDependencies, handle: HandleRequests) => {
  const limits = parts.limits && createRequestLimits(parts.limits)
  return createPermissionRouter(createGuards(parts), {
    handle,
    listLimits: (method, path) => {
      const limit = limits?.get(`${method} ${path}`)
      if (limit) return [limit]
      return path === '/openapi.json' ? [compress()] : []
    },
  })
}

export type AppWithRoutes = { app: Hono<Env>; namedRoutes: readonly RegisteredRoute[] }

/** Everything that answers over HTTP, and the name of each route. */
export const createApp = (parts: AppDependencies): AppWithRoutes => {
  const { routeDependencies, runtimeDependencies, sandbox, checks, metrics, limits, log } = parts
  const handle = createRequestHandling(parts)
  const router = createRouter(parts, handle)
  orderApi(routeDependencies)(router)
  catalogueApi(routeDependencies)(router)
  availabilityApi(routeDependencies)(router)
  staffProjectsApi(routeDependencies)(router)
  versionApi(routeDependencies)(router)
  stripeWebhook(routeDependencies)(router)
  legacyRoutes(routeDependencies)(router)
  runtimeRoutes(routeDependencies, runtimeDependencies)(router)
  healthRoutes(checks, appVersion)(router)
  docsRoutes(routeDependencies, {
    version: appVersion,
    ...(sandbox ? { additionalRoutes: sandboxOperations } : {}),
  })(router)
  metricsRoute(metrics)(router)
  shopPages(routeDependencies)(router)
  trackerPages(routeDependencies)(router)
  confirmationPages(routeDependencies)(router)
  orderLinkPages(routeDependencies)(router)
  signInRoutes(router, routeDependencies, limits?.['sign-in'])
  firstPasswordRoutes(router, routeDependencies)
  passwordResetRoutes(router, routeDependencies)
  languageRoutes(router)
  newProjectRoutes(router, routeDependencies)
  adminRoutes(router, routeDependencies, {
    log: (error, requestId) => log.error({ err: error, requestId }, 'failed'),
  })
  assetRoutes(router)
  const app = createBaseApp(parts, handle)
  app.route('/', router.app)
  return { app, namedRoutes: router.routes }
}
