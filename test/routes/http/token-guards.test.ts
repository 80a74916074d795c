import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { VrsEvent } from '../../../events'
import type { ApiScope, Role } from '../../../events/codes'
import { apiScopes, roles, scopesOf } from '../../../events/codes'
import { personStream } from '../../../events/streams'
import { apiTokenById } from '../../../projections/queries/api-tokens'
import { revokeToken } from '../../../src/routes/admin/staff/api-tokens'
import { ensureStaff } from '../../../src/routes/admin/staff/staff-accounts'
import { codeOf, openStaffApi, type StaffApi, tokenOf } from '../support/staff-api-app'

let place: StaffApi
beforeAll(async () => {
  place = await openStaffApi()
}, 30_000)
afterAll(() => place.close())

const context = { by: 'system:test', correlationId: 'test', causationId: 'test' } as const

const withdraw = async (personId: string, role: Role, grant?: Role) => {
  const stream = personStream(personId)
  const { at } = await place.desk.store.read(stream)
  const events: VrsEvent[] = [
    { type: 'RoleWithdrawn', data: { role } },
    ...(grant ? [{ type: 'RoleGranted' as const, data: { role: grant } }] : []),
  ]
  await place.desk.store.act(context, () => ({ grows: [{ stream, at, events }] }))
}

describe('a token', () => {
  const calls: readonly [string, ApiScope, (token: string) => Promise<Response>][] = [
    [
      'order on behalf',
      'projects:write',
      (token) => place.order(token, `s-${Bun.randomUUIDv7().slice(-12)}`),
    ],
    [
      'cancel',
      'projects:write',
      (token) =>
        place.call(
          `/api/v1/orders/${place.projectId}/cancellation`,
          token,
          {},
          { 'idempotency-key': 'a-key-for-the-matrix' },
        ),
    ],
    ['deploy', 'projects:deploy', (token) => place.deploy(token)],
    ['read', 'projects:read', (token) => place.call(`/api/v1/orders/${place.projectId}`, token)],
  ]

  test.each(calls)(
    'opens the call to %s with the scope %s and no other',
    async (_, needed, ask) => {
      for (const scope of apiScopes)
        for (const role of roles) {
          const isAllowed = scopesOf[role].includes(scope)
          // An auditor's token with more than reading is one from before she became an auditor.
          const { token, personId } = await tokenOf(place.desk, [scope], isAllowed ? role : 'admin')
          if (!isAllowed) await withdraw(personId, 'admin', role)
          const answer = await ask(token)
          const opened = scope === needed && isAllowed
          expect([scope, role, answer.status === 403]).toEqual([scope, role, !opened])
          if (opened) expect(answer.status).toBeOneOf([200, 201, 202, 409])
          else {
            expect(answer.headers.get('www-authenticate')).toContain(`scope="${needed}"`)
            expect(await codeOf(answer)).toEqual([403, 'SCOPE_MISSING'])
          }
        }
    },
  )

  test.each(calls)('that is none does not open the call to %s', async (_, __, ask) => {
    const { token, tokenId, personId } = await tokenOf(place.desk, apiScopes)
    const [mine, theirs] = [token, (await tokenOf(place.desk, apiScopes)).token]
    const forged = `${mine.slice(0, -43)}${theirs.slice(-43)}`
    const unknown = mine.replace(tokenId, Bun.randomUUIDv7())
    for (const wrong of [forged, unknown, mine.slice(0, -1) + (mine.endsWith('A') ? 'B' : 'A')])
      expect(await codeOf(await ask(wrong))).toEqual([401, 'TOKEN_INVALID'])
    const staff = { personId, role: 'caseworker' as const, name: '', sessionId: '' }
    await revokeToken(place.desk, { staff, requestId: 'test' }, tokenId)
    const answer = await ask(token)
    expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"')
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(await codeOf(answer)).toEqual([401, 'TOKEN_INVALID'])
  })

  test.each(calls)(
    'is worth nothing for the call to %s without its owner’s role, or after its end',
    async (_, __, ask) => {
      const { token, personId } = await tokenOf(place.desk, apiScopes, 'admin')
      await withdraw(personId, 'admin')
      expect(await codeOf(await ask(token))).toEqual([401, 'TOKEN_INVALID'])
      const old = await tokenOf(place.desk, apiScopes)
      await place.desk.sql`update api_tokens set expires_at = now() where token_id = ${old.tokenId}`
      expect(await codeOf(await ask(old.token))).toEqual([401, 'TOKEN_INVALID'])
    },
  )

  test.each(calls)(
    'is what the call to %s asks for: a session does not do',
    async (name, _, ask) => {
      expect((await codeOf(await ask('')))[0]).toBe(401)
      if (name === 'read' || name === 'cancel') return
      const personId = await ensureStaff(place.desk, {
        email: 'vera@vrs.localhost',
        name: 'Vera',
        role: 'admin',
      })
      const cookie = `vrs=${await place.desk.sessions.begin(personId)}`
      const path =
        name === 'deploy' ? `/api/v1/projects/${place.projectId}/deploy` : '/api/v1/projects'
      const headers = {
        cookie,
        'sec-fetch-site': 'same-origin',
        'idempotency-key': 'a-key-of-a-session',
      }
      const answer = await place.call(path, '', place.staffOrder('eule', { reason: 'x' }), headers)
      expect(await codeOf(answer)).toEqual([401, 'UNAUTHENTICATED'])
    },
  )

  test('opens no page', async () => {
    const { token } = await tokenOf(place.desk, apiScopes, 'admin')
    for (const path of [
      `/orders/${place.projectId}`,
      `/orders/${place.projectId}/events`,
      `/admin/projects/${place.projectId}`,
    ]) {
      const answer = await place.call(path, token, undefined, { accept: 'text/html' })
      expect([path, answer.status]).not.toEqual([path, 200])
    }
  })

  test('remembers its last use, at most once a minute', async () => {
    const { token, tokenId } = await tokenOf(place.desk, ['projects:read'])
    const used = async () => (await apiTokenById(place.desk.sql, tokenId))?.usedAt
    expect(await used()).toBeNull()
    const read = () => place.call(`/api/v1/orders/${place.projectId}`, token)
    await read()
    const first = await used()
    expect(first).toBeString()
    await read()
    expect(await used()).toBe(first)
    await place.desk
      .sql`update api_tokens set used_at = now() - interval '61 seconds' where token_id = ${tokenId}`
    await read()
    expect(Date.parse((await used()) ?? '')).toBeGreaterThanOrEqual(Date.parse(first ?? ''))
  })
})
