import type { Event } from '@event-driven-io/emmett'
import type { ApiScope, Role } from './codes'

/** Field name -> ciphertext under the person's own key (AAD = stream + event type + field). */
export type SealedFields = Record<string, string>

type CustomerRegistered = Event<'CustomerRegistered', { sealed: SealedFields }>
/** All fields, those that stayed too: what a customer gave before is no longer theirs. */
type CustomerDetailsCorrected = Event<'CustomerDetailsCorrected', { sealed: SealedFields }>
/** The customer has opened a link that was sent to the address. */
type EmailConfirmed = Event<'EmailConfirmed', Record<string, never>>
type StaffInvited = Event<'StaffInvited', { role: Role; sealed: SealedFields }>
type RoleGranted = Event<'RoleGranted', { role: Role }>
type RoleWithdrawn = Event<'RoleWithdrawn', { role: Role }>
/** By whoever typed the address at the sign-in; `locale`: of the page, and so of the mail. */
type PasswordResetRequested = Event<'PasswordResetRequested', { locale: 'de' | 'en' }>
type PasswordSet = Event<'PasswordSet', Record<string, never>>
/** Her token for programs; its name and the hash of its secret stand in a ledger. */
type ApiTokenIssued = Event<
  'ApiTokenIssued',
  { tokenId: string; scopes: ApiScope[]; expiresAt: string }
>
type ApiTokenRevoked = Event<'ApiTokenRevoked', { tokenId: string }>

export type PersonEvent =
  | CustomerRegistered
  | CustomerDetailsCorrected
  | EmailConfirmed
  | StaffInvited
  | RoleGranted
  | RoleWithdrawn
  | PasswordResetRequested
  | PasswordSet
  | ApiTokenIssued
  | ApiTokenRevoked

export const personEventTypes = {
  CustomerRegistered: true,
  CustomerDetailsCorrected: true,
  EmailConfirmed: true,
  StaffInvited: true,
  RoleGranted: true,
  RoleWithdrawn: true,
  PasswordResetRequested: true,
  PasswordSet: true,
  ApiTokenIssued: true,
  ApiTokenRevoked: true,
} satisfies Record<PersonEvent['type'], true>
