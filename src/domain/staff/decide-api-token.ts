import type { Happened } from '../../../events'
import type { ApiScope, Role } from '../../../events/codes'
import { scopesOf } from '../../../events/codes'
import type { PersonEvent } from '../../../events/person'
import { Refused } from '../../../events/refusal-error'

export type ApiTokenCommand =
  | {
      type: 'IssueApiToken'
      data: { tokenId: string; scopes: readonly ApiScope[]; expiresAt: string; now: string }
    }
  | { type: 'RevokeApiToken'; data: { tokenId: string } }

type Issue = Extract<ApiTokenCommand, { type: 'IssueApiToken' }>['data']

type Owner = {
  role: Role | null
  /** By id: until when it lives, or that it was revoked. */
  tokens: ReadonlyMap<string, { expiresAt: string } | 'revoked'>
}

/** In days from now. */
const lifetimes: readonly number[] = [30, 90, 365]
const most = 20

const evolve = (owner: Owner, event: Happened): Owner => {
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

const living = ({ tokens }: Owner, now: string) =>
  [...tokens.values()].filter((token) => token !== 'revoked' && token.expiresAt > now).length

const daysBetween = (from: string, until: string) =>
  (Date.parse(until) - Date.parse(from)) / 86_400_000

const mayIssue = (owner: Owner, { scopes, expiresAt, now }: Issue) => {
  if (!owner.role) throw new Refused('FORBIDDEN', 'expected a member of staff, found none')
  const allowed = scopesOf[owner.role]
  const beyond = scopes.find((scope) => !allowed.includes(scope))
  if (beyond)
    throw new Refused('SCOPE_NOT_ALLOWED', `expected scopes of ${owner.role}, found ${beyond}`, [
      { pointer: '/scopes', code: 'SCOPE_NOT_ALLOWED' },
    ])
  if (scopes.length === 0)
    throw new Refused('SCOPE_NEEDED', 'expected a scope, found none', [
      { pointer: '/scopes', code: 'SCOPE_NEEDED' },
    ])
  const days = daysBetween(now, expiresAt)
  if (!lifetimes.includes(days))
    throw new Refused('INVALID', `expected ${lifetimes.join(', ')} days, found ${days}`, [
      { pointer: '/days', code: 'INVALID' },
    ])
  if (living(owner, now) >= most)
    throw new Refused('TOO_MANY_TOKENS', `expected fewer than ${most} living tokens, found ${most}`)
}

const issue = (owner: Owner, data: Issue): PersonEvent[] => {
  const { tokenId, scopes, expiresAt } = data
  // The same form came twice.
  if (owner.tokens.has(tokenId)) return []
  mayIssue(owner, data)
  return [{ type: 'ApiTokenIssued', data: { tokenId, scopes: [...new Set(scopes)], expiresAt } }]
}

const revoke = ({ tokens }: Owner, tokenId: string): PersonEvent[] => {
  const token = tokens.get(tokenId)
  if (!token) throw new Refused('NOT_FOUND', `expected token ${tokenId} of this person, found none`)
  return token === 'revoked' ? [] : [{ type: 'ApiTokenRevoked', data: { tokenId } }]
}

/** A member of staff and the tokens by which her programs act for her. */
export const decideApiToken = (
  command: ApiTokenCommand,
  events: readonly Happened[],
): PersonEvent[] => {
  const owner = events.reduce(evolve, { role: null, tokens: new Map() })
  return command.type === 'IssueApiToken'
    ? issue(owner, command.data)
    : revoke(owner, command.data.tokenId)
}
