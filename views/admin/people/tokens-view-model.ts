import type { ApiScope } from '../../../events/codes'
import type { FieldError } from '../../../events/refusal-error'

/** A token of the viewer; its secret is not known here. Instants are ISO-8601 UTC strings. */
export type ApiTokenViewModel = {
  id: string
  name: string
  scopes: readonly ApiScope[]
  issuedAt: string
  expiresAt: string
  usedAt: string | null
}

/** `id`: minted for this form, so that it issues one token however often it is sent. */
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
  /** Right after it was issued, and never again. */
  issuedToken?: { name: string; token: string } | undefined
}
