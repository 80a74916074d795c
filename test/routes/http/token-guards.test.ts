import { afterAll, describe, expect, test } from 'bun:test'
import type { DomainEvent } from '../../../events'
import type { ApiScope, Role } from '../../../events/codes'
import { apiScopes, roles, scopesByRole } from '../../../events/codes'
import { personStream } from '../../../events/streams'
import { findApiToken } from '../../../projections/queries/api-tokens'
import { revokeApiToken } from '../../../src/routes/admin/staff/api-tokens'
import { ensureStaff } from '../../../src/routes/admin/staff/staff-accounts'
import { issueTestToken, openStaffApiApp, readProblemCode } from '../support/staff-api-app'

const fixture = await openStaffApiApp()
afterAll(() => fixture.close())

const context = { by: 'system:test', correlationId: 'test', causationId: 'test' } as const

const withdrawRole = async (personId: string, role: Role, grant?: Role) => {
  const stream = personStream(personId)
  const { version } = await fixture.deps.store.read(stream)
  const events: DomainEvent[] = [
    { type: 'RoleWithdrawn', data: { role } },
    ...(grant ? [{ type: 'RoleGranted' as const, data: { role: grant } }] : []),
  ]
  await fixture.deps.store.commit(context, () => ({
    appends: [{ stream, expectedVersion: version, events }],
  }))
}

describe('a token', () => {
  const calls: readonly [string, ApiScope, (token: string) => Promise<Response>][] = [
    [
      'order on behalf',
      'projects:write',
      (token) => fixture.order(token, `s-${Bun.randomUUIDv7().slice(-12)}`),
    ],
    [
      'cancel',
      'projects:write',
      (token) =>
        fixture.call(
          `/api/v1/orders/${fixture.projectId}/cancellation`,
          token,
          {},
          { 'idempotency-key': 'a-key-for-the-matrix' },
        ),
    ],
    ['deploy', 'projects:deploy', (token) => fixture.deploy(token)],
    [
      'read',
      'projects:read',
      (token) => fixture.call(`/api/v1/orders/${fixture.projectId}`, token),
    ],
  ]

  test.each(calls)(
    'opens the call to %s with the scope %s and no other',
    async (_, needed, ask) => {
      for (const scope of apiScopes)
        for (const role of roles) {
          const isAllowed = scopesByRole[role].includes(scope)
          // An auditor's token with more than reading is one from before she became an auditor.
          const { token, personId } = await issueTestToken(
            fixture.deps,
            [scope],
            isAllowed ? role : 'admin',
          )
          if (!isAllowed) await withdrawRole(personId, 'admin', role)
          const answer = await ask(token)
          const opened = scope === needed && isAllowed
          expect([scope, role, answer.status === 403]).toEqual([scope, role, !opened])
          if (opened) expect(answer.status).toBeOneOf([200, 201, 202, 409])
          else {
            expect(answer.headers.get('www-authenticate')).toContain(`scope="${needed}"`)
            expect(await readProblemCode(answer)).toEqual([403, 'SCOPE_MISSING'])
          }
        }
    },
  )

  test.each(calls)('that is none does not open the call to %s', async (_, __, ask) => {
    const { token, tokenId, personId } = await issueTestToken(fixture.deps, apiScopes)
    const [mine, theirs] = [token, (await issueTestToken(fixture.deps, apiScopes)).token]
    const forged = `${mine.slice(0, -43)}${theirs.slice(-43)}`
    const unknown = mine.replace(tokenId, Bun.randomUUIDv7())
    for (const wrong of [forged, unknown, mine.slice(0, -1) + (mine.endsWith('A') ? 'B' : 'A')])
      expect(await readProblemCode(await ask(wrong))).toEqual([401, 'TOKEN_INVALID'])
    const staff = { personId, role: 'caseworker' as const, name: '', sessionId: '' }
    await revokeApiToken(fixture.deps, { staff, requestId: 'test' }, tokenId)
    const answer = await ask(token)
    expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"')
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(await readProblemCode(answer)).toEqual([401, 'TOKEN_INVALID'])
  })

  test.each(calls)(
    'is worth nothing for the call to %s without its owner’s role, or after its end',
    async (_, __, ask) => {
      const { token, personId } = await issueTestToken(fixture.deps, apiScopes, 'admin')
      await withdrawRole(personId, 'admin')
      expect(await readProblemCode(await ask(token))).toEqual([401, 'TOKEN_INVALID'])
      const old = await issueTestToken(fixture.deps, apiScopes)
      await fixture.deps
        .sql`update api_tokens set expires_at = now() where token_id = ${old.tokenId}`
      expect(await readProblemCode(await ask(old.token))).toEqual([401, 'TOKEN_INVALID'])
    },
  )

  test.each(calls)(
    'is what the call to %s asks for: a session does not do',
    async (name, _, ask) => {
      expect((await readProblemCode(await ask('')))[0]).toBe(401)
      if (name === 'read' || name === 'cancel') return
      const personId = await ensureStaff(fixture.deps, {
        email: 'vera@vrs.localhost',
        name: 'Vera',
        role: 'admin',
      })
      const cookie = `vrs=${await fixture.deps.sessions.start(personId)}`
      const path =
        name === 'deploy' ? `/api/v1/projects/${fixture.projectId}/deploy` : '/api/v1/projects'
      const headers = {
        cookie,
        'sec-fetch-site': 'same-origin',
        'idempotency-key': 'a-key-of-a-session',
      }
      const answer = await fixture.call(
        path,
        '',
        fixture.staffOrder('eule', { reason: 'x' }),
        headers,
      )
      expect(await readProblemCode(answer)).toEqual([401, 'UNAUTHENTICATED'])
    },
  )

  test('opens no page', async () => {
    const { token } = await issueTestToken(fixture.deps, apiScopes, 'admin')
    for (const path of [
      `/orders/${fixture.projectId}`,
      `/orders/${fixture.projectId}/events`,
      `/admin/projects/${fixture.projectId}`,
    ]) {
      const answer = await fixture.call(path, token, undefined, { accept: 'text/html' })
      expect([path, answer.status]).not.toEqual([path, 200])
    }
  })

  test('remembers its last use, at most once a minute', async () => {
    const { token, tokenId } = await issueTestToken(fixture.deps, ['projects:read'])
    const readUsedAt = async () => (await findApiToken(fixture.deps.sql, tokenId))?.usedAt
    expect(await readUsedAt()).toBeNull()
    const read = () => fixture.call(`/api/v1/orders/${fixture.projectId}`, token)
    await read()
    const first = await readUsedAt()
    expect(first).toBeString()
    await read()
    expect(await readUsedAt()).toBe(first)
    await fixture.deps
      .sql`update api_tokens set used_at = now() - interval '61 seconds' where token_id = ${tokenId}`
    await read()
    expect(Date.parse((await readUsedAt()) ?? '')).toBeGreaterThanOrEqual(Date.parse(first ?? ''))
  })
})
