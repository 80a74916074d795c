import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { personStream } from '../../../../events/streams'
import { ensureStaff } from '../../../../src/routes/admin/staff/staff-accounts'
import { createPasswordResetToken } from '../../../../src/security/password-reset-token'
import { type AdminApp, openAdminApp } from '../../support/admin-app'
import { openFormBrowser, readCookies } from '../../support/form-browser'

let fixture: AdminApp
let clockMs = Date.parse('2026-11-21T08:00:00Z')
beforeAll(async () => {
  fixture = await openAdminApp({ now: () => new Date(clockMs) })
}, 30_000)
afterAll(() => fixture?.close())

const former = 'das bisherige Passwort'
const password = ' ein neues Passwort '

const addStaff = async (email: string, isNew = false) => {
  const account = { email, name: 'Nora Neu', role: 'caseworker' as const }
  return ensureStaff(fixture.deps, isNew ? account : { ...account, password: former })
}
const eventsOf = async (personId: string) =>
  (await fixture.deps.store.read(personStream(personId))).events
const request = (email: string, headers = {}) =>
  openFormBrowser(fixture).post('/password-reset', { email }, headers)
const signIn = (email: string, typed: string) =>
  openFormBrowser(fixture).post('/login', { email, password: typed })
const set = (reset: string, again = password) =>
  openFormBrowser(fixture).post('/new-password', { reset, password, again })

/** The link's key, as the mail about the latest request has it. */
const requestToken = async (email: string, personId: string) => {
  await request(email)
  const latest = (await eventsOf(personId)).findLast(
    ({ type }) => type === 'PasswordResetRequested',
  )
  const key = fixture.deps.vault.keyFor('password-reset')
  return createPasswordResetToken(key, { personId, requestId: latest?.id ?? '' })
}

describe('a forgotten password', () => {
  test('is replaced by the link, which works once and ends all sessions', async () => {
    const email = 'nora@vrs.localhost'
    const personId = await addStaff(email)
    const inside = openFormBrowser(fixture, readCookies(await signIn(email, former)))
    expect((await inside.get('/admin/projects')).status).toBe(200)

    const reset = await requestToken(email, personId)
    expect((await openFormBrowser(fixture).get(`/new-password?reset=${reset}`)).status).toBe(200)
    const answer = await set(reset)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/login?password-set'])
    expect((await inside.get('/admin/projects')).status).toBe(303)
    expect((await set(reset)).status).toBe(410)
    expect((await signIn(email, former)).status).toBe(422)
    expect((await signIn(email, password)).status).toBe(303)
    const login = await (await openFormBrowser(fixture).get('/login?password-set')).text()
    expect(login).toContain('Ihr neues Passwort ist festgelegt')
  })

  test('leaves its request and the new password in the history, one following from the other', async () => {
    const email = 'nils@vrs.localhost'
    const personId = await addStaff(email)
    await set(await requestToken(email, personId))
    const [first, second] = (await eventsOf(personId)).slice(-2)
    expect(first).toMatchObject({ type: 'PasswordResetRequested', by: 'system:sign-in' })
    expect(second).toMatchObject({
      type: 'PasswordSet',
      by: `person:${personId}`,
      causationId: first?.id,
    })
  })

  test('is set for the first time by those whose invitation ran out', async () => {
    const email = 'spaet@vrs.localhost'
    const personId = await addStaff(email, true)
    expect((await set(await requestToken(email, personId))).status).toBe(303)
    expect((await signIn(email, password)).status).toBe(303)
  })

  test('says what is wrong with the new one, and the link stays good', async () => {
    const email = 'oft@vrs.localhost'
    const reset = await requestToken(email, await addStaff(email))
    expect((await set(reset, 'etwas anderes als das')).status).toBe(422)
    const answers = await Promise.all(Array.from({ length: 4 }, () => set(reset)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 410, 410, 410])
  })

  test('has no link that lasts longer than half an hour, or that somebody else wrote', async () => {
    const email = 'falsch@vrs.localhost'
    const personId = await addStaff(email)
    const reset = await requestToken(email, personId)
    const [person, event, proof] = reset.split('.')
    const other = await addStaff('fremd@vrs.localhost')
    for (const wrong of ['', 'x', `${person}.${event}`, `${other}.${event}.${proof}`])
      expect((await set(wrong)).status).toBe(410)
    const invite = fixture.deps.vault.keyFor('staff-invite')
    const foreign = createPasswordResetToken(invite, { personId, requestId: event ?? '' })
    expect((await set(foreign)).status).toBe(410)
    clockMs += 30 * 60_000
    const page = await openFormBrowser(fixture).get(`/new-password?reset=${reset}`)
    expect(page.status).toBe(410)
    expect(await page.text()).toContain('href="/password-reset"')
    expect((await set(reset)).status).toBe(410)
  })
})

describe('the request for the link', () => {
  test('is answered alike and at the same time for everybody, and recorded for staff', async () => {
    const personId = await addStaff('vera@vrs.localhost')
    const left = await addStaff('ehemalig@vrs.localhost')
    await fixture.deps.sql`update people set role = null where id = ${left}`
    const withdrawn = { type: 'RoleWithdrawn' as const, data: { role: 'caseworker' as const } }
    const context = { by: 'system:test', correlationId: 'test', causationId: 'test' } as const
    await fixture.deps.store.commit(context, async () => {
      const stream = personStream(left)
      const { version } = await fixture.deps.store.read(stream)
      return { appends: [{ stream, expectedVersion: version, events: [withdrawn] }] }
    })
    const ask = async (email: string) => {
      const begun = performance.now()
      const answer = await request(email)
      const shown = [answer.status, answer.headers.get('location'), await answer.text()]
      return { shown: JSON.stringify(shown), ms: performance.now() - begun }
    }
    const answers = [
      await ask('niemand@vrs.localhost'),
      await ask('ehemalig@vrs.localhost'),
      await ask(' VERA@vrs.localhost '),
    ]
    for (const { shown, ms } of answers) {
      expect(shown).toBe(answers[0]?.shown ?? '')
      expect(ms).toBeGreaterThan(490)
    }
    expect((await eventsOf(left)).at(-1)?.type).toBe('RoleWithdrawn')
    expect((await eventsOf(personId)).at(-1)?.type).toBe('PasswordResetRequested')
    const page = await (await openFormBrowser(fixture).get('/password-reset?sent')).text()
    expect(page).toContain('Wenn es zu dieser Adresse ein Konto gibt')
  })

  test('leads to one mail, however often it comes', async () => {
    const email = 'dora@vrs.localhost'
    const personId = await addStaff(email)
    await Promise.all([request(email), request(email), request(email)])
    const requests = (await eventsOf(personId)).filter(
      ({ type }) => type === 'PasswordResetRequested',
    )
    expect(requests).toHaveLength(1)
  })

  test('needs an address, and is offered where one signs in', async () => {
    const answer = await request('kein')
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('value="kein"')
    const login = await (await openFormBrowser(fixture).get('/login')).text()
    expect(login).toContain('href="/password-reset"')
  })
})
