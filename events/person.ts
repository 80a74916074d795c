import type { Event } from '@event-driven-io/emmett'
import type { ApiScope, Role } from './codes'

/** Field name -> ciphertext under the person's own key (AAD = stream + event type + field). */
export type SealedFields = Record<string, string>

export type CustomerRegistered = Event<'CustomerRegistered', { sealed: SealedFields }>
export type StaffInvited = Event<'StaffInvited', { role: Role; sealed: SealedFields }>
export type RoleGranted = Event<'RoleGranted', { role: Role }>
export type RoleWithdrawn = Event<'RoleWithdrawn', { role: Role }>
export type PasswordSet = Event<'PasswordSet', Record<string, never>>
/** Her token for programs; its name and the hash of its secret stand in a ledger. */
export type ApiTokenIssued = Event<
  'ApiTokenIssued',
  { tokenId: string; scopes: ApiScope[]; expiresAt: string }
>
export type ApiTokenRevoked = Event<'ApiTokenRevoked', { tokenId: string }>

export type PersonEvent =
  | CustomerRegistered
  | StaffInvited
  | RoleGranted
  | RoleWithdrawn
  | PasswordSet
  | ApiTokenIssued
  | ApiTokenRevoked

export const personEventTypes = {
  CustomerRegistered: true,
  StaffInvited: true,
  RoleGranted: true,
  RoleWithdrawn: true,
  PasswordSet: true,
  ApiTokenIssued: true,
  ApiTokenRevoked: true,
} satisfies Record<PersonEvent['type'], true>
