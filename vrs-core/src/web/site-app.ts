import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getErrorMessage, log } from '../log'
import type { Html } from '../plugin-contract'
import type { SiteRuntime } from '../site/site-runtime'
import { mountAdminPages } from './admin-pages'
import { composeHealth } from './health'
import { renderHomePage } from './home-page'
import { stylesheet, stylesheetPath } from './page-layouts'
import {
  badRequestBody,
  crossOriginBody,
  errorBody,
  notFoundBody,
  suspendedBody,
  tooLargeBody,
} from './plain-page-bodies'
import { mountPluginAdminRoutes, mountPluginRoutes } from './plugin-routes'
import { sameOrigin } from './same-origin'
import { secureHeaders } from './secure-headers'
import { openSessions, type Sessions } from './sessions'
import { mountPluginSettingsPages } from './settings-pages'
import { mountSignInPages } from './sign-in-pages'
import { createLayouts } from './site-layouts'
import { mountWelcomePages } from './welcome-pages'
import { wellFormedRequests } from './well-formed-requests'

/** The app of the whole site; created again whenever other plugins run. */
export const createSiteApp = (site: SiteRuntime): Hono => {
  const app = new Hono()
  const { page } = createLayouts(site)
  const respond = (title: string, body: Html, status: number) =>
    new Response(String(page(title, body)), {
      status,
      headers: { 'content-type': htmlContentType },
    })
  const notFound = () => respond('Seite nicht gefunden', notFoundBody, 404)

  app.notFound(notFound)
  app.onError((error, c) => {
    log.error('A page failed', {
      route: getFirstSegment(c.req.path),
      error: getErrorMessage(error),
    })
    return respond('Fehler', errorBody, 500)
  })
  app.use(secureHeaders(() => site.config().project.preview))
  app.get('/health', (c) => c.json(composeHealth(site, c.req.query('nonce'))))
  app.get(stylesheetPath, (c) =>
    c.body(stylesheet, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    }),
  )
  app.use(bodyLimit({ maxSize: 1024 * 1024, onError: () => respond('Zu groß', tooLargeBody, 413) }))
  app.use(sameOrigin(() => respond('Nicht angenommen', crossOriginBody, 403)))
  app.use(wellFormedRequests(() => respond('Nicht lesbar', badRequestBody, 400), notFound))
  mountAdminArea(app, site, openSessions(site.sql, site.secret), notFound)
  app.use(async (c, next) => {
    if (site.config().project.status !== 'suspended' || isAdminPath(c.req.path)) return next()
    return respond('Zurzeit nicht erreichbar', suspendedBody, 503)
  })
  app.get('/robots.txt', (c) =>
    c.text(`User-agent: *\nDisallow: ${site.config().project.preview ? '/' : '/admin'}\n`),
  )
  app.get('/', async (c) => c.html(String(await renderHomePage(site))))
  mountPluginRoutes(app, site.listRunning(), notFound)
  return app
}

const htmlContentType = 'text/html; charset=utf-8'
const isAdminPath = (path: string) => path === '/admin' || path.startsWith('/admin/')
const getFirstSegment = (path: string) => `/${path.split('/')[1] ?? ''}`

const mountAdminArea = (
  app: Hono,
  site: SiteRuntime,
  sessions: Sessions,
  notFound: () => Response,
) => {
  mountSignInPages(app, site, sessions)
  mountWelcomePages(app, site, sessions)
  app.use('/admin/*', async (c, next) => {
    if (await sessions.findPersonId(c)) return next()
    return c.redirect('/admin/login', 303)
  })
  mountAdminPages(app, site)
  mountPluginSettingsPages(app, site)
  mountPluginAdminRoutes(app, site.listRunning(), notFound)
}
