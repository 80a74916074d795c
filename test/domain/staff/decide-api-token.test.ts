import { describe, test } from 'bun:test'
import type { EventOf } from '../../../events'
import type { ApiScope, Role } from '../../../events/codes'
import { roles } from '../../../events/codes'
import { givenApiTokens as given } from '../../support/decider-specification'
import { noon } from '../../support/project-events'

const staffInvited = (role: Role): EventOf<'StaffInvited'> => ({
  type: 'StaffInvited',
  data: { role, sealed: {} },
})
const withdrawn: EventOf<'RoleWithdrawn'> = { type: 'RoleWithdrawn', data: { role: 'admin' } }

const after = (days: number) => new Date(Date.parse(noon) + days * 86_400_000).toISOString()

const tokenIssued = (
  tokenId = 't1',
  scopes: ApiScope[] = ['projects:read'],
  days = 90,
): EventOf<'ApiTokenIssued'> => ({
  type: 'ApiTokenIssued',
  data: { tokenId, scopes, expiresAt: after(days) },
})
const tokenRevoked = (tokenId = 't1'): EventOf<'ApiTokenRevoked'> => ({
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
    given(staffInvited('admin'))
      .when(issue(['projects:read'], days))
      .then(tokenIssued('t1', ['projects:read'], days)),
  )

  test('names each scope once', () =>
    given(staffInvited('caseworker'))
      .when(issue(['projects:write', 'projects:deploy', 'projects:write']))
      .then(tokenIssued('t1', ['projects:write', 'projects:deploy'])))

  test('is ignored when the form comes twice, even after it was revoked', () => {
    given(staffInvited('admin'), tokenIssued()).when(issue()).thenNothing()
    given(staffInvited('admin'), tokenIssued(), tokenRevoked()).when(issue()).thenNothing()
  })

  test('is refused to people without a role', () => {
    given().when(issue()).thenRefused('FORBIDDEN')
    given(staffInvited('admin'), withdrawn).when(issue()).thenRefused('FORBIDDEN')
  })

  test.each([...roles])('gives %s only the scopes of the role', (role) => {
    for (const scope of ['projects:write', 'projects:deploy'] as const) {
      const decision = given(staffInvited(role)).when(issue(['projects:read', scope]))
      if (role === 'auditor') decision.thenRefused('SCOPE_NOT_ALLOWED')
      else decision.then(tokenIssued('t1', ['projects:read', scope]))
    }
  })

  test('is refused without a scope, and for any other lifetime', () => {
    given(staffInvited('admin')).when(issue([])).thenRefused('SCOPE_NEEDED')
    for (const days of [0, -30, 31, 366, 3650])
      given(staffInvited('admin'))
        .when(issue(['projects:read'], days))
        .thenRefused('INVALID')
  })

  test('is refused beyond twenty that live', () => {
    const many = Array.from({ length: 20 }, (_, index) => tokenIssued(`t${index}`))
    const one = issue(['projects:read'], 90, 'new')
    given(staffInvited('admin'), ...many)
      .when(one)
      .thenRefused('TOO_MANY_TOKENS')
    given(staffInvited('admin'), ...many, tokenRevoked('t7'))
      .when(one)
      .then(tokenIssued('new'))
    given(staffInvited('admin'), ...many.slice(1), tokenIssued('old', ['projects:read'], 0))
      .when(one)
      .then(tokenIssued('new'))
  })
})

describe('revoking a token', () => {
  test('ends it', () =>
    given(staffInvited('admin'), tokenIssued()).when(revoke()).then(tokenRevoked()))
  test('is possible without a role', () =>
    given(staffInvited('admin'), tokenIssued(), withdrawn).when(revoke()).then(tokenRevoked()))
  test('is ignored the second time', () =>
    given(staffInvited('admin'), tokenIssued(), tokenRevoked()).when(revoke()).thenNothing())
  test('is refused for a token that is not hers', () =>
    given(staffInvited('admin'), tokenIssued()).when(revoke('t2')).thenRefused('NOT_FOUND'))
})
