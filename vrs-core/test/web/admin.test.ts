import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { createHash } from 'node:crypto'
import postgres from 'postgres'
import { type CoreProcess, endSite, startCoreProcess, waitUntil } from '../fixtures/core-process'
import { type FakeMarketplace, startFakeMarketplace } from '../fixtures/fake-marketplace'
import { generateTestKey, publishTestPlugin } from '../fixtures/published-plugin'
import { createTestCluster } from '../fixtures/test-cluster'

const email = 'ada@example.org'
const emailHash = createHash('sha256').update(email).digest('hex')
const password = 'sehr langes Passwort'
const fields = { email: ' Ada@Example.org ', password, again: password }

const contactPlugin = `
export const plugin = {
  routes(app, site) {
    app.get('/kontakt', () => site.layout('Kontakt', site.html\`<h1>\${site.settings.heading}</h1>\`))
    app.post('/kontakt', async (c) => {
      const { text } = await c.req.parseBody()
      await site.mail({ subject: 'Anfrage', text, replyTo: 'gast@example.org' })
      return c.redirect('/kontakt', 303)
    })
    app.post('/json', async (c) => c.json({ got: await c.req.json() }))
    app.get('/kaputt', () => { throw new Error('innen') })
    app.get('/:page', () => null)
  },
  admin(app, site) {
    app.get('/', () => site.layout('Kontakt', site.html\`<h1>Anfragen</h1>\`))
  },
  navigation: [{ href: '/kontakt', label: 'Kontakt' }],
  settings: [{ key: 'heading', label: 'Überschrift', kind: 'text', default: 'Schreiben Sie uns' }],
}`

const readCookie = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? ''

describe('the site’s admin', () => {
  const cluster = createTestCluster()
  let market: FakeMarketplace
  let site: CoreProcess
  let databaseUrl: string
  let cookie: string

  const welcome = (invite: string, changes: Record<string, string> = {}) =>
    site.post('/admin/welcome', { invite, ...fields, ...changes })
  const fetchPage = (path: string) => site.get(path, { cookie })
  const text = async (path: string) => (await fetchPage(path)).text()

  beforeAll(async () => {
    market = await startFakeMarketplace()
    const source = { name: 'kontakt', version: '1.0.0', entry: contactPlugin }
    market.lock = [await publishTestPlugin(source, market.publisher)]
    databaseUrl = await cluster.createFreshDatabase()
    site = await startCoreProcess({ marketplace: market, databaseUrl })
    await site.waitUntilReady()
  }, 60_000)

  afterAll(() => endSite(site, market))

  test('lets nobody in without a session', async () => {
    for (const path of ['/admin', '/admin/messages', '/admin/kontakt', '/admin/kontakt/settings']) {
      const answer = await site.get(path)
      expect([path, answer.status, answer.headers.get('location')]).toEqual([
        path,
        303,
        '/admin/login',
      ])
    }
  })

  test('refuses invitations that are foreign, forged, ended or none', async () => {
    const foreign = await market.signInvite({ emailHash, aud: 'another-project' })
    const ended = await market.signInvite({ emailHash, exp: 1_700_000_000 })
    const payload = { sub: 'p', jti: 'j', emailHash, aud: market.project.id, exp: 4_000_000_000 }
    const forged = await (await generateTestKey()).sign('vrs-invite+jws', payload)
    const typed = await market.signer.sign('vrs-license+jws', payload)
    for (const invite of [foreign, ended, forged, typed, '', 'a.b.c']) {
      expect((await site.get(`/admin/welcome?invite=${invite}`)).status).toBe(410)
      expect((await welcome(invite)).status).toBe(410)
    }
  })

  test('wants the invited address and one long password, twice', async () => {
    const invite = await market.signInvite({ emailHash })
    expect((await welcome(invite, { email: 'eve@example.org' })).status).toBe(422)
    expect((await welcome(invite, { password: 'kurz', again: 'kurz' })).status).toBe(422)
    expect((await welcome(invite, { again: 'ein anderes Passwort' })).status).toBe(422)
  })

  test('consumes an invitation once, however many come at once', async () => {
    const invite = await market.signInvite({ emailHash })
    for (let attempt = 0; attempt < 2; attempt += 1)
      expect((await site.get(`/admin/welcome?invite=${invite}`)).status).toBe(200)
    const answers = await Promise.all([welcome(invite), welcome(invite), welcome(invite)])
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 410, 410])
    const winner = answers.find((answer) => answer.status === 303)
    cookie = winner ? readCookie(winner) : ''
    expect(winner?.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax/i)
    expect(await text('/admin')).toContain('1.0.0')
  })

  test('keeps neither address, password nor session id readable', async () => {
    const sql = postgres(databaseUrl, { max: 1 })
    const people = JSON.stringify(await sql`select * from core.people`)
    const sessions = JSON.stringify(await sql`select * from core.sessions`)
    await sql.end()
    expect(people).not.toContain('example.org')
    expect(people).toContain('$argon2id$')
    expect(sessions).not.toContain(cookie.split('=')[1] ?? 'none')
  })

  test('signs in with address and password, and out again', async () => {
    const wrong = await site.post('/admin/login', { email, password: 'falsches Passwort' })
    expect(wrong.status).toBe(401)
    const right = await site.post('/admin/login', { email, password })
    expect([right.status, right.headers.get('location')]).toEqual([303, '/admin'])
    const other = { cookie: readCookie(right), origin: site.url }
    expect((await site.post('/admin/logout', {}, other)).status).toBe(303)
    expect((await site.get('/admin', other)).status).toBe(303)
  })

  test('refuses forms from elsewhere, and unnamed origins with a session', async () => {
    const heading = { heading: 'Hallo' }
    const send = async (headers: Record<string, string>) =>
      (await site.post('/admin/kontakt/settings', heading, headers)).status
    expect(await send({ cookie, origin: 'https://evil.example' })).toBe(403)
    expect(await send({ cookie, origin: 'null' })).toBe(403)
    expect(await send({ cookie, 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await send({ cookie })).toBe(403)
    expect(await send({ cookie, origin: site.url })).toBe(303)
    expect(await send({ cookie, origin: 'null', 'sec-fetch-site': 'same-origin' })).toBe(303)
  })

  test('keeps what was set and shows it to visitors', async () => {
    expect(await (await site.get('/kontakt')).text()).toContain('<h1>Hallo</h1>')
    expect(await text('/admin/kontakt/settings')).toContain('value="Hallo"')
  })

  test('shows messages of visitors, escaped', async () => {
    await site.post('/kontakt', { text: '<script>alert(1)</script>' })
    expect(await text('/admin')).toContain('Eine neue Nachricht')
    const page = await text('/admin/messages')
    expect(page).toContain('&lt;script&gt;')
    expect(page).not.toContain('<script>')
    expect(await text('/admin')).toContain('Keine neuen Nachrichten')
  })

  test('answers a page that fails with 500 and one that is none with 404', async () => {
    const broken = await site.get('/kaputt')
    expect(broken.status).toBe(500)
    expect(await broken.text()).not.toContain('innen')
    expect((await site.get('/sonstwas')).status).toBe(404)
  })

  test('answers 400 to what nobody can read, and passes on what can be read', async () => {
    const send = async (path: string, type: string, body: string) => {
      const headers = { origin: site.url, 'content-type': type }
      const init = { method: 'POST', headers, body, redirect: 'manual' } as const
      return (await fetch(`${site.url}${path}`, init)).status
    }
    const part = '--b\r\ncontent-disposition: form-data; name="text"\r\n\r\nHallo\r\n'
    const multipart = 'multipart/form-data; boundary=b'
    for (const path of ['/kontakt', '/admin/login', '/admin/welcome', '/sonstwo']) {
      expect([path, await send(path, multipart, `${part}--`)]).toEqual([path, 400])
      expect(await send(path, multipart, 'none')).toBe(400)
      expect(await send(path, 'multipart/form-data', `${part}--b--`)).toBe(400)
      expect(await send(path, 'application/x-www-form-urlencoded', 'text=a%00b')).toBe(400)
    }
    expect(await send('/json', 'application/json', '{"a":')).toBe(400)
    expect(await send('/json', 'application/json', '{"a":1}')).toBe(200)
    expect(await send('/kontakt', multipart, `${part}--b--`)).toBe(303)
    expect((await site.get('/kontakt?search=a%00')).status).toBe(400)
    expect((await site.get('/kont%00akt')).status).toBe(404)
    expect((await site.get('/kontakt%ff')).status).toBe(404)
  })

  test('warns of a version that was yanked, with the cause, as long as it runs', async () => {
    const warning = 'zurückgezogen:</strong> Verliert &lt;b&gt;Anhänge&lt;/b&gt;'
    market.yanked = [
      { name: 'kontakt', version: '0.9.0', because: 'war vorher da' },
      { name: 'kontakt', version: '1.0.0', because: 'Verliert <b>Anhänge</b>' },
      { name: 'kontakt' },
      [],
    ]
    await waitUntil('the warning', async () => (await text('/admin')).includes(warning))
    const page = await text('/admin')
    expect(page).toContain('1.0.0 <span class="badge bad">zurückgezogen</span>')
    expect(page).not.toContain('war vorher da')
    expect((await site.get('/kontakt')).status).toBe(200)
    market.yanked = []
    await waitUntil('no warning', async () => !(await text('/admin')).includes('zurückgezogen'))
  })

  test('goes back to the previous version on a click and stays there', async () => {
    const entry = contactPlugin.replace('Anfragen', 'Anfragen, neu')
    const source = { name: 'kontakt', version: '1.1.0', entry }
    market.lock = [await publishTestPlugin(source, market.publisher)]
    await waitUntil('version 1.1.0', async () => (await text('/admin')).includes('Zurück zu 1.0.0'))
    expect(await text('/admin/kontakt')).toContain('Anfragen, neu')
    await site.post('/admin/plugins/kontakt/previous', {}, { cookie, origin: site.url })
    expect(await text('/admin/kontakt')).not.toContain('neu')
    const polls = () => market.calls.filter((call) => call.endsWith('/config')).length
    const before = polls()
    await waitUntil('two more polls', () => polls() > before + 1)
    expect(await text('/admin/kontakt')).not.toContain('neu')
  })

  test('stops a plugin whose license ended before the token was signed', async () => {
    market.licenses = [{ plugin: 'kontakt', status: 'active', runsUntil: '2020-01-01T00:00:00Z' }]
    market.settings = { kontakt: { any: 'change' } }
    await waitUntil('the plugin stopped', async () => (await site.get('/kontakt')).status === 404)
    expect(await text('/admin')).toContain('Lizenz ruht')
    market.licenses = []
    market.settings = {}
    await waitUntil('the plugin back', async () => (await site.get('/kontakt')).status === 200)
  })

  test('rests while the project is suspended, its admin does not', async () => {
    market.project = { ...market.project, status: 'suspended' }
    await waitUntil('the site resting', async () => (await site.get('/')).status === 503)
    expect((await site.get('/kontakt')).status).toBe(503)
    expect((await site.fetchHealth()).status).toBe(200)
    expect(await text('/admin')).toContain('ausgesetzt')
  })
})
