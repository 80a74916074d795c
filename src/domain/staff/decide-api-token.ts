import type { RecordedEvent } from '../../../events'
import type { ApiScope, Role } from '../../../events/codes'
import { scopesByRole } from '../../../events/codes'
import type { PersonEvent } from '../../../events/person'
import { RefusalError } from '../../../events/refusal-error'

export type ApiTokenCommand =
  | {
      type: 'IssueApiToken'
      data: { tokenId: string; scopes: readonly ApiScope[]; expiresAt: string; now: string }
    }
  | { type: 'RevokeApiToken'; data: { tokenId: string } }

type IssueApiTokenData = Extract<ApiTokenCommand, { type: 'IssueApiToken' }>['data']

type TokenOwner = {
  role: Role | null
  /** By id: until when it lives, or that it was revoked. */
  tokens: ReadonlyMap<string, { expiresAt: string } | 'revoked'>
}

/** In days from now. */
const allowedLifetimeDays: readonly number[] = [30, 90, 365]
const maxActiveTokens = 20

const evolve = (owner: TokenOwner, event: RecordedEvent): TokenOwner => {
  switch (event.type) {
    case 'StaffInvited':
    case 'RoleGranted':
      return { ...owner, role: event.data.role }
    case 'RoleWithdrawn':
      return { ...owner, role: null }
    case 'ApiTokenIssued': {
      const { tokenId, expiresAt } = event.data
      return { ...owner, tokens: new Map([...owner.tokens, [tokenId, { expiresAt }]]) }
    }
    case 'ApiTokenRevoked':
      return { ...owner, tokens: new Map([...owner.tokens, [event.data.tokenId, 'revoked']]) }
    default:
      return owner
  }
}

const countActiveTokens = ({ tokens }: TokenOwner, now: string) =>
  [...tokens.values()].filter((token) => token !== 'revoked' && token.expiresAt > now).length

const daysBetween = (from: string, until: string) =>
  (Date.parse(until) - Date.parse(from)) / 86_400_000

const assertIssuable = (owner: TokenOwner, { scopes, expiresAt, now }: IssueApiTokenData) => {
  if (!owner.role) throw new RefusalError('FORBIDDEN', 'expected a member of staff, found none')
  const allowed = scopesByRole[owner.role]
  const beyond = scopes.find((scope) => !allowed.includes(scope))
  if (beyond)
    throw new RefusalError(
      'SCOPE_NOT_ALLOWED',
      `expected scopes of ${owner.role}, found ${beyond}`,
      [{ pointer: '/scopes', code: 'SCOPE_NOT_ALLOWED' }],
    )
  if (scopes.length === 0)
    throw new RefusalError('SCOPE_NEEDED', 'expected a scope, found none', [
      { pointer: '/scopes', code: 'SCOPE_NEEDED' },
    ])
  const days = daysBetween(now, expiresAt)
  if (!allowedLifetimeDays.includes(days))
    throw new RefusalError(
      'INVALID',
      `expected ${allowedLifetimeDays.join(', ')} days, found ${days}`,
      [{ pointer: '/days', code: 'INVALID' }],
    )
  if (countActiveTokens(owner, now) >= maxActiveTokens)
    throw new RefusalError(
      'TOO_MANY_TOKENS',
      `expected fewer than ${maxActiveTokens} living tokens, found ${maxActiveTokens}`,
    )
}

const issueToken = (owner: TokenOwner, data: IssueApiTokenData): PersonEvent[] => {
  const { tokenId, scopes, expiresAt } = data
  // The same form came twice.
  if (owner.tokens.has(tokenId)) return []
  assertIssuable(owner, data)
  return [{ type: 'ApiTokenIssued', data: { tokenId, scopes: [...new Set(scopes)], expiresAt } }]
}

const revokeToken = ({ tokens }: TokenOwner, tokenId: string): PersonEvent[] => {
  const token = tokens.get(tokenId)
  if (!token)
    throw new RefusalError('NOT_FOUND', `expected token ${tokenId} of this person, found none`)
  return token === 'revoked' ? [] : [{ type: 'ApiTokenRevoked', data: { tokenId } }]
}

/** A member of staff and the tokens by which her programs act for her. */
export const decideApiToken = (
  command: ApiTokenCommand,
  events: readonly RecordedEvent[],
): PersonEvent[] => {
  const owner = events.reduce(evolve, { role: null, tokens: new Map() })
  return command.type === 'IssueApiToken'
    ? issueToken(owner, command.data)
    : revokeToken(owner, command.data.tokenId)
}
