import { describe, test } from 'bun:test'
import type { EventOf } from '../../../events'
import type { ApiScope, Role } from '../../../events/codes'
import { roles } from '../../../events/codes'
import { givenApiTokens as given } from '../../support/decider-specification'
import { noon } from '../../support/project-events'

const invited = (role: Role): EventOf<'StaffInvited'> => ({
  type: 'StaffInvited',
  data: { role, sealed: {} },
})
const withdrawn: EventOf<'RoleWithdrawn'> = { type: 'RoleWithdrawn', data: { role: 'admin' } }

const after = (days: number) => new Date(Date.parse(noon) + days * 86_400_000).toISOString()

const issued = (
  tokenId = 't1',
  scopes: ApiScope[] = ['projects:read'],
  days = 90,
): EventOf<'ApiTokenIssued'> => ({
  type: 'ApiTokenIssued',
  data: { tokenId, scopes, expiresAt: after(days) },
})
const revoked = (tokenId = 't1'): EventOf<'ApiTokenRevoked'> => ({
  type: 'ApiTokenRevoked',
  data: { tokenId },
})

const issue = (scopes: readonly ApiScope[] = ['projects:read'], days = 90, tokenId = 't1') => ({
  type: 'IssueApiToken' as const,
  data: { tokenId, scopes, expiresAt: after(days), now: noon },
})
const revoke = (tokenId = 't1') => ({ type: 'RevokeApiToken' as const, data: { tokenId } })

describe('issuing a token', () => {
  test.each([30, 90, 365])('lasts %i days', (days) =>
    given(invited('admin'))
      .when(issue(['projects:read'], days))
      .then(issued('t1', ['projects:read'], days)),
  )

  test('names each scope once', () =>
    given(invited('caseworker'))
      .when(issue(['projects:write', 'projects:deploy', 'projects:write']))
      .then(issued('t1', ['projects:write', 'projects:deploy'])))

  test('is ignored when the form comes twice, even after it was revoked', () => {
    given(invited('admin'), issued()).when(issue()).thenNothing()
    given(invited('admin'), issued(), revoked()).when(issue()).thenNothing()
  })

  test('is refused to people without a role', () => {
    given().when(issue()).thenRefused('FORBIDDEN')
    given(invited('admin'), withdrawn).when(issue()).thenRefused('FORBIDDEN')
  })

  test.each([...roles])('gives %s only the scopes of the role', (role) => {
    for (const scope of ['projects:write', 'projects:deploy'] as const) {
      const asked = given(invited(role)).when(issue(['projects:read', scope]))
      if (role === 'auditor') asked.thenRefused('SCOPE_NOT_ALLOWED')
      else asked.then(issued('t1', ['projects:read', scope]))
    }
  })

  test('is refused without a scope, and for any other lifetime', () => {
    given(invited('admin')).when(issue([])).thenRefused('SCOPE_NEEDED')
    for (const days of [0, -30, 31, 366, 3650])
      given(invited('admin'))
        .when(issue(['projects:read'], days))
        .thenRefused('INVALID')
  })

  test('is refused beyond twenty that live', () => {
    const many = Array.from({ length: 20 }, (_, index) => issued(`t${index}`))
    const one = issue(['projects:read'], 90, 'new')
    given(invited('admin'), ...many)
      .when(one)
      .thenRefused('TOO_MANY_TOKENS')
    given(invited('admin'), ...many, revoked('t7'))
      .when(one)
      .then(issued('new'))
    given(invited('admin'), ...many.slice(1), issued('old', ['projects:read'], 0))
      .when(one)
      .then(issued('new'))
  })
})

describe('revoking a token', () => {
  test('ends it', () => given(invited('admin'), issued()).when(revoke()).then(revoked()))
  test('is possible without a role', () =>
    given(invited('admin'), issued(), withdrawn).when(revoke()).then(revoked()))
  test('is ignored the second time', () =>
    given(invited('admin'), issued(), revoked()).when(revoke()).thenNothing())
  test('is refused for a token that is not hers', () =>
    given(invited('admin'), issued()).when(revoke('t2')).thenRefused('NOT_FOUND'))
})
