import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { ensureStaff } from '../../../../src/routes/admin/staff/staff-accounts'
import { type AdminApp, openAdminApp, staffEmails, staffPassword } from '../../support/admin-app'
import { openFormBrowser, readCookies, signInAs } from '../../support/form-browser'

let fixture: AdminApp
let clockMs = Date.parse('2026-11-21T08:00:00Z')

beforeAll(async () => {
  fixture = await openAdminApp({ now: () => new Date(clockMs) })
}, 30_000)
afterAll(() => fixture.close())

const outcomes = () =>
  fixture.deps.sql<{ outcome: string; personId: string | null }[]>`
    select outcome, person_id from sign_ins order by at, outcome`

describe('signing in', () => {
  test('opens a session that scripts cannot read, and leads to where one wanted to go', async () => {
    const visitor = openFormBrowser(fixture)
    const turnedAway = await visitor.get('/admin/projects?status=error')
    expect(turnedAway.status).toBe(303)
    const login = turnedAway.headers.get('location') ?? ''
    expect(login).toBe('/login?next=%2Fadmin%2Fprojects%3Fstatus%3Derror')
    const page = await visitor.get(login)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('value="/admin/projects?status=error"')
    const fields = {
      email: staffEmails.caseworker,
      password: staffPassword,
      next: '/admin/projects?status=error',
    }
    const answer = await visitor.post('/login', fields)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/admin/projects?status=error')
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^vrs=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
    ])
    const inside = await openFormBrowser(fixture, readCookies(answer)).get('/admin/projects')
    expect(inside.status).toBe(200)
    expect(await inside.text()).toContain('Sara Behrens')
  })

  test('leads each role to its own start, and those who are in already past the door', async () => {
    const start = async (role: 'admin' | 'auditor') => {
      const answer = await openFormBrowser(fixture).post('/login', {
        email: staffEmails[role],
        password: staffPassword,
      })
      return answer.headers.get('location')
    }
    expect(await start('admin')).toBe('/admin')
    expect(await start('auditor')).toBe('/audit')
    const auditor = await signInAs(fixture, 'auditor')
    const redirect = await auditor.get('/login?next=/audit?type=ProjectOrdered')
    expect(redirect.status).toBe(303)
    expect(redirect.headers.get('location')).toBe('/audit?type=ProjectOrdered')
  })

  test('never leads to another site', async () => {
    const elsewhere = [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      '/.//evil.example',
      'javascript:alert(1)',
      '/login?next=/login',
      '/logout',
    ]
    for (const next of elsewhere) {
      const answer = await openFormBrowser(fixture).post('/login', {
        email: staffEmails.admin,
        password: staffPassword,
        next,
      })
      expect(answer.headers.get('location')).toBe('/admin')
    }
  })

  test('with a wrong password or address is refused in the same words, and noted', async () => {
    await fixture.deps.sql`delete from sign_ins`
    const attempt = (email: string, typed: string) =>
      openFormBrowser(fixture).post('/login', { email, password: typed, next: '/audit' })
    const wrong = await attempt(staffEmails.admin, 'guessed')
    const unknown = await attempt('nobody@vrs.localhost', 'guessed')
    expect([wrong.status, unknown.status]).toEqual([422, 422])
    expect(wrong.headers.getSetCookie()).toEqual([])
    const text = await wrong.text()
    expect(text).toContain('E-Mail oder Passwort stimmen nicht.')
    expect(text).toContain('value="/audit"')
    expect(text).not.toContain('guessed')
    expect((await unknown.text()).replaceAll('nobody@vrs.localhost', staffEmails.admin)).toBe(text)
    expect([...(await outcomes())]).toEqual([
      { outcome: 'wrong', personId: fixture.people.admin },
      { outcome: 'wrong', personId: null },
    ])
  })

  test('again makes another session and ends the one before', async () => {
    const first = await signInAs(fixture, 'admin')
    const answer = await first.post('/login', { email: staffEmails.admin, password: staffPassword })
    const second = openFormBrowser(fixture, readCookies(answer))
    expect(second.cookie).not.toBe(first.cookie)
    expect((await first.get('/admin/projects')).status).toBe(303)
    expect((await second.get('/admin/projects')).status).toBe(200)
  })

  test('is worth nothing any more once the role is withdrawn', async () => {
    const email = 'guest@vrs.localhost'
    const id = await ensureStaff(fixture.deps, {
      email,
      name: 'Gast',
      role: 'caseworker',
      password: staffPassword,
    })
    const guest = openFormBrowser(
      fixture,
      readCookies(
        await openFormBrowser(fixture).post('/login', { email, password: staffPassword }),
      ),
    )
    expect((await guest.get('/admin/projects')).status).toBe(200)
    const context = { by: 'system:test', correlationId: 'c', causationId: 'c' } as const
    await fixture.deps.store.commit(context, () => ({
      appends: [
        {
          stream: `person-${id}`,
          expectedVersion: 2,
          events: [{ type: 'RoleWithdrawn', data: { role: 'caseworker' } }],
        },
      ],
    }))
    expect((await guest.get('/admin/projects')).status).toBe(303)
    expect(
      (await openFormBrowser(fixture).post('/login', { email, password: staffPassword })).status,
    ).toBe(422)
  })
})

describe('a session that has ended', () => {
  test('turns browsers to the sign-in, htmx by its header, programs by a problem', async () => {
    const stranger = openFormBrowser(fixture, `vrs=${'A'.repeat(43)}`)
    const htmx = await stranger.get('/admin/projects', {
      'hx-request': 'true',
      'hx-request-type': 'partial',
      'hx-current-url': 'http://localhost:3000/admin/projects?search=a',
    })
    expect(htmx.status).toBe(401)
    expect(htmx.headers.get('hx-redirect')).toBe('/login?next=%2Fadmin%2Fprojects%3Fsearch%3Da')
    expect(await htmx.text()).toBe('')
    const program = await stranger.get('/admin/projects', { accept: 'application/json' })
    expect(program.status).toBe(401)
    expect(program.headers.get('content-type')).toBe('application/problem+json')
    expect(await program.json()).toMatchObject({ code: 'UNAUTHENTICATED', status: 401 })
    const act = await stranger.post('/admin/projects/1/cancellation', { reason: 'abuse' })
    expect(act.headers.get('location')).toBe('/login?next=%2Fadmin%2Fprojects%2F1')
  })

  test('ends by signing out, and by eight hours without use', async () => {
    const left = await signInAs(fixture, 'admin')
    const out = await left.post('/logout', {})
    expect(out.status).toBe(303)
    expect(out.headers.getSetCookie()[0]).toStartWith('vrs=; Max-Age=0')
    expect((await left.get('/admin/projects')).status).toBe(303)
    const idle = await signInAs(fixture, 'admin')
    clockMs += 8 * 3_600_000 + 1000
    expect((await idle.get('/admin/projects')).status).toBe(303)
  })
})

describe('an account for staff', () => {
  test('is made once, also by many at the same time, with nothing readable in it', async () => {
    const input = {
      email: 'Neu@VRS.localhost',
      name: 'Nele Neu',
      role: 'admin',
      password: staffPassword,
    } as const
    const ids = await Promise.all([1, 2, 3, 4].map(() => ensureStaff(fixture.deps, input)))
    expect(new Set(ids).size).toBe(1)
    expect(await ensureStaff(fixture.deps, { ...input, email: ' neu@vrs.localhost' })).toBe(
      ids[0] ?? '',
    )
    const { events } = await fixture.deps.store.read(`person-${ids[0]}`)
    expect(events.map(({ type }) => type)).toEqual(['StaffInvited', 'PasswordSet'])
    const everything = await fixture.deps.sql`
      select (select jsonb_agg(m) from emt_messages m)::text
        || (select jsonb_agg(p) from people p)::text
        || (select jsonb_agg(e) from person_emails e)::text
        || (select jsonb_agg(c) from credentials c)::text as text`
    expect(everything[0]?.text).not.toMatch(/Nele|neu@vrs|vrs-sandbox/i)
  })
})
