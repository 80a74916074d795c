import { apiScopes } from '../../../events/codes'
import type {
  ApiTokenViewModel,
  TokensViewModel,
} from '../../../views/admin/people/tokens-view-model'

const form: TokensViewModel['form'] = {
  id: '0199a1b2-0000-7000-8000-00000000f00d',
  allowedScopes: apiScopes,
  lifetimes: [30, 90, 365],
  values: { name: '', scopes: ['projects:read'], days: '90' },
  errors: [],
}

const tokens: ApiTokenViewModel[] = [
  {
    id: 't1',
    name: 'Kassenabgleich',
    scopes: ['projects:read'],
    issuedAt: '2026-11-20T12:00:00.000Z',
    expiresAt: '2027-02-18T12:00:00.000Z',
    usedAt: null,
  },
  {
    id: 't2',
    name: 'Auslieferung <nachts>',
    scopes: apiScopes,
    issuedAt: '2026-10-01T09:00:00.000Z',
    expiresAt: '2026-10-31T09:00:00.000Z',
    usedAt: '2026-10-30T03:10:00.000Z',
  },
]

export const newTokens: TokensViewModel = {
  tokens,
  form,
  issuedToken: {
    name: 'Kassenabgleich',
    token: `vrsp_0199a1b2-0000-7000-8000-00000000f00d_${'x'.repeat(43)}`,
  },
}

export const noTokens: TokensViewModel = {
  tokens: [],
  form: { ...form, allowedScopes: ['projects:read'] },
}

export const tokensRefused: TokensViewModel = {
  tokens,
  form: {
    ...form,
    values: { name: '', scopes: [], days: '90' },
    errors: [
      { pointer: '/name', code: 'REQUIRED' },
      { pointer: '/scopes', code: 'SCOPE_NEEDED' },
      { pointer: '', code: 'TOO_MANY_TOKENS' },
    ],
  },
}
