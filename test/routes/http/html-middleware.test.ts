import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { assetPaths } from '../../../src/routes/http/assets'
import { type AdminApp, openAdminApp } from '../support/admin-app'
import { encodeForm, openFormBrowser, signInAs } from '../support/form-browser'
import { seedOrder } from '../support/seed-orders'

let sandboxApp: AdminApp
let liveApp: AdminApp

beforeAll(async () => {
  sandboxApp = await openAdminApp()
  liveApp = await openAdminApp({ publicUrl: 'https://vrs.example', mode: 'live' })
}, 40_000)
afterAll(() => Promise.all([sandboxApp.close(), liveApp.close()]))

const post = (url: string, headers: Record<string, string>, path = '/logout') =>
  fetch(`${url}${path}`, {
    method: 'POST',
    body: encodeForm({}),
    redirect: 'manual',
    headers: { accept: 'text/html', ...headers },
  }).then(({ status }) => status)

describe('a request that changes something', () => {
  const cookie = `vrs=${'A'.repeat(43)}`

  test('passes from our own pages, also where the browser hides its origin', async () => {
    expect(await post(sandboxApp.url, { cookie, 'sec-fetch-site': 'same-origin' })).toBe(303)
    const hidden = { cookie, 'sec-fetch-site': 'same-origin', origin: 'null' }
    expect(await post(sandboxApp.url, hidden)).toBe(303)
    expect(await post(sandboxApp.url, { cookie, origin: sandboxApp.url })).toBe(303)
    expect(await post(sandboxApp.url, { cookie, origin: 'http://localhost:3000' })).toBe(303)
  })

  test('is refused from anywhere else, with or without a session', async () => {
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: sandboxApp.url.replace('http', 'https') },
      { 'sec-fetch-site': 'cross-site', origin: sandboxApp.url },
    ]
    for (const headers of foreign) {
      expect(await post(sandboxApp.url, headers)).toBe(403)
      expect(await post(sandboxApp.url, { cookie, ...headers })).toBe(403)
      expect(await post(sandboxApp.url, { cookie, ...headers }, '/api/v1/echo')).toBe(403)
    }
  })

  test('without a word of where it comes from passes only without our cookies', async () => {
    expect(await post(sandboxApp.url, {})).toBe(303)
    expect(await post(sandboxApp.url, { cookie: 'balancer=7' })).toBe(303)
    expect(await post(sandboxApp.url, { cookie: `a=b; ${cookie}` })).toBe(403)
    expect(await post(sandboxApp.url, { cookie: '__Secure-vrs-order=x' })).toBe(403)
  })

  test('of a program is none of a browser’s business', async () => {
    const elsewhere = { 'sec-fetch-site': 'cross-site', origin: 'https://shop.example' }
    expect(await post(sandboxApp.url, elsewhere, '/api/v1/echo')).toBe(200)
  })

  test('in live comes from the public address only, whatever the host says', async () => {
    expect(await post(liveApp.url, { origin: 'https://vrs.example' })).toBe(303)
    expect(await post(liveApp.url, { origin: liveApp.url })).toBe(403)
  })

  test('is told as a page to people and as a problem to programs', async () => {
    const headers = { cookie, 'sec-fetch-site': 'cross-site' }
    const page = await fetch(`${sandboxApp.url}/logout`, {
      method: 'POST',
      headers: { ...headers, accept: 'text/html' },
    })
    expect(page.headers.get('content-type')).toStartWith('text/html')
    expect(await page.text()).toContain('Das ist Ihnen nicht erlaubt')
    const answer = await fetch(`${sandboxApp.url}/api/v1/echo`, { method: 'POST', headers })
    expect(await answer.json()).toMatchObject({ code: 'CROSS_SITE', status: 403 })
  })
})

describe('every answer', () => {
  const policy =
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'"

  test('says what a page may load, and tells nobody where one came from', async () => {
    for (const path of ['/login', '/nowhere', '/broken', '/assets/app.css']) {
      const { headers } = await openFormBrowser(sandboxApp).get(path)
      expect(headers.get('content-security-policy')).toBe(policy)
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('strict-transport-security')).toBeNull()
    }
    const { headers } = await openFormBrowser(liveApp).get('/login')
    expect(headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains')
  })

  test('that is a page differs for htmx, and is kept by nobody', async () => {
    const { headers } = await openFormBrowser(sandboxApp).get('/login')
    expect(headers.get('vary')).toBe('Accept-Encoding, HX-Request, HX-Request-Type')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test('sets its session cookie with a prefix and only over https where that is the address', async () => {
    const caseworker = await signInAs(liveApp, 'caseworker')
    expect(caseworker.cookie).toStartWith('__Host-vrs=')
    const out = await caseworker.post('/logout', {})
    const [line] = out.headers.getSetCookie()
    expect(line).toBe('__Host-vrs=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax')
    const plain = openFormBrowser(liveApp, caseworker.cookie.replace('__Host-', ''))
    expect((await plain.get('/admin/projects')).status).toBe(303)
  })
})

describe('what goes wrong', () => {
  test('is said without its inside, and logged with it', async () => {
    const answer = await openFormBrowser(sandboxApp).get('/broken')
    expect(answer.status).toBe(500)
    const text = await answer.text()
    expect(text).toContain('Das ist unser Fehler')
    expect(text).not.toContain('pump')
    expect(sandboxApp.errors.at(-1)?.message).toBe('the pump is dry')
    const program = await openFormBrowser(sandboxApp).get('/broken', { accept: 'application/json' })
    expect(await program.json()).toMatchObject({ code: 'INTERNAL', status: 500 })
  })

  test.each(['/slow', '/waiting'])(
    'is a query that took too long at %s: worth another try',
    async (path) => {
      const browser = openFormBrowser(sandboxApp)
      await sandboxApp.deps.sql.begin(async (holder) => {
        await holder`lock table alerts in access exclusive mode`
        const page = await browser.get(path)
        expect([page.status, page.headers.get('retry-after')]).toEqual([503, '1'])
        const html = await page.text()
        expect(html).toContain('Das hat gerade zu lange gedauert')
        expect(html).toContain(`href="${path}">Erneut versuchen`)
        expect(String(sandboxApp.errors.at(-1))).toContain('due to')
        const problem = await browser.get(path, { accept: 'application/json' })
        expect([problem.status, problem.headers.get('retry-after')]).toEqual([503, '1'])
        expect(problem.headers.get('content-type')).toBe('application/problem+json')
        expect(await problem.json()).toMatchObject({ code: 'OVERLOADED', status: 503 })
      })
    },
  )

  test('is a page that is not there', async () => {
    const answer = await openFormBrowser(sandboxApp).get('/nowhere')
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('Diese Seite gibt es nicht')
  })
})

describe('an asset', () => {
  test('is asked for again after a minute, and never sent twice', async () => {
    const visitor = openFormBrowser(sandboxApp)
    for (const name of ['app.css', 'htmx.js', 'inter.woff2', 'favicon.svg']) {
      const first = await visitor.get(`/assets/${name}`)
      expect(first.status).toBe(200)
      expect(first.headers.get('cache-control')).toBe('public, max-age=60')
      const etag = first.headers.get('etag') ?? ''
      expect(etag).toMatch(/^"[0-9a-f]{16}"$/)
      const again = await visitor.get(`/assets/${name}`, { 'if-none-match': `"old", ${etag}` })
      expect(again.status).toBe(304)
      expect(await again.text()).toBe('')
      const hashed = assetPaths()[name] ?? ''
      expect(hashed).toMatch(/^\/assets\/[a-z-]+\.[0-9a-f]{16}\.[a-z0-9]+$/)
      const response = await visitor.get(hashed)
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    }
  })

  test('starts htmx with what lets it follow events, however slow another file is', async () => {
    const script = await (await openFormBrowser(sandboxApp).get('/assets/htmx.js')).text()
    expect(script).toContain('registerExtension("sse"')
    const page = await (await openFormBrowser(sandboxApp).get('/login')).text()
    expect(page.match(/<script[^>]*>/g)?.map((tag) => tag.replace(/\.[0-9a-f]{16}/, ''))).toEqual([
      '<script src="/assets/htmx.js" defer="">',
      '<script src="/assets/dialogs.js" defer="">',
    ])
  })

  test('is one of ours, not a file of the disk', async () => {
    for (const name of ['nothing.css', '..%2fpackage.json', '%2e%2e/package.json'])
      expect((await openFormBrowser(sandboxApp).get(`/assets/${name}`)).status).toBe(404)
  })
})

describe('the language', () => {
  test('is German, what the browser prefers, or what one chose', async () => {
    const language = async (headers: Record<string, string>) => {
      const page = await (await openFormBrowser(sandboxApp).get('/login', headers)).text()
      return page.match(/<html lang="(..)"/)?.[1]
    }
    expect(await language({})).toBe('de')
    expect(await language({ 'accept-language': 'fr' })).toBe('de')
    expect(await language({ 'accept-language': 'fr, de;q=0.5, en-US;q=0.9' })).toBe('en')
    expect(await language({ 'accept-language': 'en', cookie: 'lang=de' })).toBe('de')
    expect(await language({ cookie: 'lang=xx' })).toBe('de')
    const chosen = await openFormBrowser(sandboxApp).post('/language', {
      locale: 'en',
      next: '/login',
    })
    expect(chosen.status).toBe(303)
    expect(chosen.headers.get('location')).toBe('/login')
    expect(chosen.headers.getSetCookie()[0]).toStartWith('lang=en; ')
  })
})

test('every door of the admin names who may pass', async () => {
  const { id } = await seedOrder(sandboxApp)
  const auditor = await signInAs(sandboxApp, 'auditor')
  const caseworker = await signInAs(sandboxApp, 'caseworker')
  /** Auditors too have tokens of their own, which only read; servers are read by all and changed by admins. */
  const expectedOf = (method: string, path: string) => {
    if (/^\/admin\/(servers|catalogue)/.test(path))
      return method === 'post' || path.endsWith('/new') ? 'manage' : 'read'
    if (path.startsWith('/admin/tokens')) return 'read'
    // Personal data: what customers gave, and what they were written.
    if (/^\/admin\/(customers|mails\/sent)/.test(path)) return 'write'
    return method === 'post' ? 'write' : 'read'
  }
  for (const { method, path, permission } of sandboxApp.named.filter((n) =>
    n.path.startsWith('/admin'),
  )) {
    expect(permission).toBe(expectedOf(method, path))
    const address = path.replace(':id', id)
    const answer = await openFormBrowser(sandboxApp).send(address, {
      method: method.toUpperCase(),
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    expect(answer.headers.get('location')).toStartWith('/login?next=')
    if (permission === 'manage' && method === 'post')
      expect((await caseworker.post(address, { reason: 'x' })).status).toBe(403)
    if (method === 'post' && permission !== 'read')
      expect((await auditor.post(address, { reason: 'x' })).status).toBe(403)
  }
})
