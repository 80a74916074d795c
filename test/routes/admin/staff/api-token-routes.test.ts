import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { Role } from '../../../../events/codes'
import { apiScopes, scopesByRole } from '../../../../events/codes'
import { personStream } from '../../../../events/streams'
import { listApiTokens } from '../../../../projections/queries/api-tokens'
import { type AdminApp, openAdminApp } from '../../support/admin-app'
import { encodeForm, openFormBrowser, signInAs } from '../../support/form-browser'

let fixture: AdminApp
beforeAll(async () => {
  fixture = await openAdminApp()
}, 30_000)
afterAll(() => fixture.close())

type Fields = { id?: string; name?: string; scopes?: readonly string[]; days?: string }

const body = ({ id, name = 'Kassenabgleich', scopes = ['projects:read'], days = '30' }: Fields) => {
  const fields = encodeForm({ id: id ?? Bun.randomUUIDv7(), name, days })
  for (const scope of scopes) fields.append('scopes', scope)
  return fields
}

const tokenForm = (fields: Fields = {}) => ({
  method: 'POST',
  body: body(fields),
  headers: { 'sec-fetch-site': 'same-origin' },
})

const tokenPattern = /vrsp_[0-9a-f-]{36}_[\w-]{43}/
const latest = async (role: Role) =>
  (await listApiTokens(fixture.deps.sql, fixture.people[role]))[0]

describe('the page of one’s own tokens', () => {
  test('shows a new token once, and never again', async () => {
    const { get, send } = await signInAs(fixture, 'caseworker')
    const issued = await send('/admin/tokens', tokenForm())
    expect(issued.status).toBe(201)
    expect(issued.headers.get('cache-control')).toBe('no-store')
    const token = tokenPattern.exec(await issued.text())?.[0] ?? ''
    expect(token).not.toBe('')
    const page = await (await get('/admin/tokens')).text()
    expect(page).toContain('Kassenabgleich')
    expect(page).not.toMatch(tokenPattern)

    const row = await latest('caseworker')
    expect(row).toMatchObject({ scopes: ['projects:read'], usedAt: null, revokedAt: null })
    expect(JSON.stringify(row)).not.toContain(token)
    expect(JSON.stringify(row)).not.toContain('Kassenabgleich')
    const { events } = await fixture.deps.store.read(personStream(fixture.people.caseworker))
    const json = JSON.stringify(events)
    expect(json).toContain('ApiTokenIssued')
    expect(json).not.toContain(token.slice(-43))
    expect(json).not.toContain('Kassenabgleich')
  })

  test('issues one token however often its form is sent', async () => {
    const { send } = await signInAs(fixture, 'admin')
    const id = Bun.randomUUIDv7()
    const issue = () => send('/admin/tokens', tokenForm({ id }))
    expect((await issue()).status).toBe(201)
    const again = await issue()
    expect([again.status, again.headers.get('location')]).toEqual([303, '/admin/tokens'])
    const { events } = await fixture.deps.store.read(personStream(fixture.people.admin))
    expect(events.filter(({ type }) => type === 'ApiTokenIssued')).toHaveLength(1)
  })

  test.each<[string, Fields]>([
    ['a name', { name: '' }],
    ['a shorter name', { name: 'x'.repeat(61) }],
    ['a scope', { scopes: [] }],
    ['scopes that there are', { scopes: ['projects:everything'] }],
    ['an end', { days: '' }],
    ['an end within a year', { days: '3650' }],
    ['the id of the form', { id: 'x' }],
  ])('asks for %s', async (_, fields) => {
    const { send } = await signInAs(fixture, 'admin')
    const answer = await send('/admin/tokens', tokenForm(fields))
    expect(answer.status).toBeOneOf([400, 422])
    expect(await answer.text()).toContain('Bitte prüfen Sie Ihre Angaben')
  })

  test.each(['admin', 'caseworker', 'auditor'] as const)(
    'gives %s the scopes of the role and no other',
    async (role) => {
      const { get, send } = await signInAs(fixture, role)
      const page = await (await get('/admin/tokens')).text()
      for (const scope of apiScopes) {
        const isAllowed = scopesByRole[role].includes(scope)
        expect([scope, page.includes(`value="${scope}"`)]).toEqual([scope, isAllowed])
        const answer = await send('/admin/tokens', tokenForm({ scopes: [scope] }))
        expect([scope, answer.status]).toEqual([scope, isAllowed ? 201 : 422])
      }
    },
  )

  test('revokes her own tokens, and shows them no more', async () => {
    const { get, post, send } = await signInAs(fixture, 'auditor')
    await send('/admin/tokens', tokenForm({ name: 'Prüfung <b>' }))
    expect(await (await get('/admin/tokens')).text()).toContain('Prüfung &lt;b&gt;')
    const id = (await latest('auditor'))?.tokenId ?? ''
    const other = await signInAs(fixture, 'admin')
    const act = `/admin/tokens/${id}/revocation`
    expect((await other.post(act, {})).status).toBe(404)
    expect((await latest('auditor'))?.tokenId).toBe(id)
    for (const _ of ['once', 'twice']) expect((await post(act, {})).status).toBe(303)
    expect(await (await get('/admin/tokens')).text()).not.toContain('Prüfung')
  })

  test('is for staff who are signed in', async () => {
    const { send } = openFormBrowser(fixture)
    for (const init of [{}, tokenForm()])
      expect((await send('/admin/tokens', init)).status).toBe(303)
    const admin = await signInAs(fixture, 'admin')
    const issued = await admin.send('/admin/tokens', tokenForm({ scopes: apiScopes }))
    const token = tokenPattern.exec(await issued.text())?.[0] ?? ''
    const headers = { authorization: `Bearer ${token}`, accept: 'text/html' }
    for (const path of ['/admin/tokens', '/admin/projects', '/audit'])
      expect((await fetch(`${fixture.url}${path}`, { headers, redirect: 'manual' })).status).toBe(
        303,
      )
  })
})
