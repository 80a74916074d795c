import { Hono } from 'hono'
import type { Logger } from 'pino'
import type { Config } from '../config'
import { newProjectRoutes } from '../routes/admin/new-project'
import { adminRoutes } from '../routes/admin/routes'
import { availabilityApi } from '../routes/api/availability'
import { catalogueApi } from '../routes/api/catalogue'
import { staffProjectsApi } from '../routes/api/staff-projects'
import { bodyLimit } from '../routes/body-limit'
import { clientAddress } from '../routes/client-address'
import { docsRoutes } from '../routes/docs/docs-routes'
import type { Env, Guards, Named } from '../routes/door'
import { openDoor } from '../routes/door'
import { assetRoutes, openAssets } from '../routes/html/assets'
import { firstPasswordRoutes } from '../routes/html/first-password'
import { languageRoutes } from '../routes/html/language'
import { failure, notFound, problemAnswer } from '../routes/html/problem-pages'
import { sameOrigin } from '../routes/html/same-origin'
import { secureHeaders } from '../routes/html/secure-headers'
import { signInRoutes } from '../routes/html/sign-in'
import { signedIn } from '../routes/html/signed-in'
import type { StaffDesk } from '../routes/html/staff-desk'
import { staffGuards } from '../routes/html/staff-guards'
import { counting, limitRequests } from '../routes/limited'
import { loopbackOnly } from '../routes/loopback-only'
import { accessLog } from '../routes/operator/access-log'
import type { Checks } from '../routes/operator/health'
import { healthRoutes } from '../routes/operator/health'
import type { Metrics } from '../routes/operator/metrics'
import { metricsRoute } from '../routes/operator/metrics'
import { operatorGuard } from '../routes/operator/operator-guard'
import { orderGuard } from '../routes/order-guard'
import { orderApi } from '../routes/orders/order-api'
import type { RateLimits } from '../routes/rate-limit'
import type { RuntimeDesk } from '../routes/runtime/runtime-desk'
import { runtimeGuard } from '../routes/runtime/runtime-guard'
import { runtimeRoutes } from '../routes/runtime/runtime-routes'
import { shopPages } from '../routes/shop/shop-pages'
import { trackerPages } from '../routes/shop/tracker'
import { tokenGuards } from '../routes/token-guard'
import { stripeWebhook } from '../routes/webhooks/stripe'
import { sandboxConsole } from '../sandbox/console/console'
import type { Sandbox } from '../sandbox/open'
import { sandboxCalls } from './describe-sandbox'

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
