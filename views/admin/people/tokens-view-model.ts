import type { ApiScope } from '../../../events/codes'
import type { FieldError } from '../../../events/refusal-error'

/** A token of the viewer, without its secret. Times are ISO-8601 UTC strings. */
export type ApiTokenViewModel = {
  id: string
  name: string
  scopes: readonly ApiScope[]
  issuedAt: string
  expiresAt: string
  usedAt: string | null
}

/** `id`: new for each form, so that a form submitted twice issues one token. */
export type TokenFormViewModel = {
  id: string
  allowedScopes: readonly ApiScope[]
  lifetimes: readonly number[]
  values: { name: string; scopes: readonly string[]; days: string }
  errors: readonly FieldError[]
}

export type TokensViewModel = {
  tokens: readonly ApiTokenViewModel[]
  form: TokenFormViewModel
  /** Only on the page right after the token was issued. */
  issuedToken?: { name: string; token: string } | undefined
}
