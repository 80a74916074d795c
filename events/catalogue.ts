import type { Event } from '@event-driven-io/emmett'
import type { BillingCycle } from './codes'

export type BundleOffered = Event<
  'BundleOffered',
  {
    code: string
    displayName: string
    projectType: string
    billingCycle: BillingCycle
    isDefault: boolean
  }
>
export type BundleComposed = Event<'BundleComposed', { plugins: string[]; discountPercent: number }>
export type BundleWithdrawn = Event<'BundleWithdrawn', Record<string, never>>

export type ProjectTypeOffered = Event<
  'ProjectTypeOffered',
  { code: string; displayName: string; trialDays: number; isFree: boolean; order: number }
>
export type BaseTypeChosen = Event<'BaseTypeChosen', Record<string, never>>
export type ProjectTypeWithdrawn = Event<'ProjectTypeWithdrawn', Record<string, never>>

export type CategoryNamed = Event<
  'CategoryNamed',
  { code: string; displayName: string; icon: string; color: string; order: number }
>

export type BaseDomainOffered = Event<
  'BaseDomainOffered',
  { name: string; displayName: string; isDefault: boolean }
>
export type BaseDomainWithdrawn = Event<'BaseDomainWithdrawn', Record<string, never>>

export type CatalogueEvent =
  | BundleOffered
  | BundleComposed
  | BundleWithdrawn
  | ProjectTypeOffered
  | BaseTypeChosen
  | ProjectTypeWithdrawn
  | CategoryNamed
  | BaseDomainOffered
  | BaseDomainWithdrawn

export const catalogueEventTypes = {
  BundleOffered: true,
  BundleComposed: true,
  BundleWithdrawn: true,
  ProjectTypeOffered: true,
  BaseTypeChosen: true,
  ProjectTypeWithdrawn: true,
  CategoryNamed: true,
  BaseDomainOffered: true,
  BaseDomainWithdrawn: true,
} satisfies Record<CatalogueEvent['type'], true>
