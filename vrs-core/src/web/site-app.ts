import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { log, messageOf } from '../log'
import type { Html } from '../plugin-contract'
import type { Runtime } from '../site/site-runtime'
import { adminPages } from './admin-pages'
import { healthOf } from './health'
import { homePage } from './home-page'
import { stylesheet, stylesheetPath } from './page-layouts'
import { failed, foreign, notFound, resting, tooLarge } from './plain-page-bodies'
import { mountAdmin, mountPublic } from './plugin-routes'
import { sameOrigin } from './same-origin'
import { headers } from './secure-headers'
import { openSessions, type Sessions } from './sessions'
import { pluginSettingsPages } from './settings-pages'
import { signInPages } from './sign-in-pages'
import { framesOf } from './site-layouts'
import { welcomePages } from './welcome-pages'

/** The whole site, drawn anew whenever other plugins run. */
export const siteApp = (site: Runtime): Hono => {
  const app = new Hono()
  const { page } = framesOf(site)
  const answer = (title: string, body: Html, status: number) =>
    new Response(String(page(title, body)), { status, headers: { 'content-type': htmlType } })
  const missing = () => answer('Seite nicht gefunden', notFound, 404)

  app.notFound(missing)
  app.onError((error, c) => {
    log.error('A page failed', { route: routeOf(c.req.path), error: messageOf(error) })
    return answer('Fehler', failed, 500)
  })
  app.use(headers(() => site.config().project.preview))
  app.get('/health', (c) => c.json(healthOf(site, c.req.query('nonce'))))
  app.get(stylesheetPath, (c) =>
    c.body(stylesheet, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    }),
  )
  app.use(bodyLimit({ maxSize: 1024 * 1024, onError: () => answer('Zu groß', tooLarge, 413) }))
  app.use(sameOrigin(() => answer('Nicht angenommen', foreign, 403)))
  mountAdminArea(app, site, openSessions(site.sql, site.secret), missing)
  app.use(async (c, next) => {
    if (site.config().project.status !== 'suspended' || isAdmin(c.req.path)) return next()
    return answer('Zurzeit nicht erreichbar', resting, 503)
  })
  app.get('/robots.txt', (c) =>
    c.text(`User-agent: *\nDisallow: ${site.config().project.preview ? '/' : '/admin'}\n`),
  )
  app.get('/', async (c) => c.html(String(await homePage(site))))
  mountPublic(app, site.running(), missing)
  return app
}

const htmlType = 'text/html; charset=utf-8'
const isAdmin = (path: string) => path === '/admin' || path.startsWith('/admin/')
const routeOf = (path: string) => `/${path.split('/')[1] ?? ''}`

const mountAdminArea = (app: Hono, site: Runtime, sessions: Sessions, missing: () => Response) => {
  signInPages(app, site, sessions)
  welcomePages(app, site, sessions)
  app.use('/admin/*', async (c, next) => {
    if (await sessions.person(c)) return next()
    return c.redirect('/admin/login', 303)
  })
  adminPages(app, site)
  pluginSettingsPages(app, site)
  mountAdmin(app, site.running(), missing)
}
