import type { Event } from '@event-driven-io/emmett'
import type { BillingCycle } from './codes'

type BundleOffered = Event<
  'BundleOffered',
  {
    code: string
    displayName: string
    projectType: string
    billingCycle: BillingCycle
    isDefault: boolean
  }
>
/** Other texts by field, such as `displayNameEn`; each event replaces those before it. */
type DescribedTexts = { fields: Record<string, string> }
type BundleDescribed = Event<'BundleDescribed', DescribedTexts>
type BundleComposed = Event<'BundleComposed', { plugins: string[]; discountPercent: number }>
type BundleWithdrawn = Event<'BundleWithdrawn', Record<string, never>>

type ProjectTypeOffered = Event<
  'ProjectTypeOffered',
  { code: string; displayName: string; trialDays: number; isFree: boolean; order: number }
>
type ProjectTypeDescribed = Event<'ProjectTypeDescribed', DescribedTexts>
type BaseTypeChosen = Event<'BaseTypeChosen', Record<string, never>>
type ProjectTypeWithdrawn = Event<'ProjectTypeWithdrawn', Record<string, never>>

type CategoryNamed = Event<
  'CategoryNamed',
  { code: string; displayName: string; icon: string; color: string; order: number }
>
type CategoryDescribed = Event<'CategoryDescribed', DescribedTexts>
type CategoryDropped = Event<'CategoryDropped', Record<string, never>>

type BaseDomainOffered = Event<
  'BaseDomainOffered',
  { name: string; displayName: string; isDefault: boolean }
>
type BaseDomainWithdrawn = Event<'BaseDomainWithdrawn', Record<string, never>>

export type CatalogueEvent =
  | BundleOffered
  | BundleDescribed
  | BundleComposed
  | BundleWithdrawn
  | ProjectTypeOffered
  | ProjectTypeDescribed
  | BaseTypeChosen
  | ProjectTypeWithdrawn
  | CategoryNamed
  | CategoryDescribed
  | CategoryDropped
  | BaseDomainOffered
  | BaseDomainWithdrawn

export const catalogueEventTypes = {
  BundleOffered: true,
  BundleDescribed: true,
  BundleComposed: true,
  BundleWithdrawn: true,
  ProjectTypeOffered: true,
  ProjectTypeDescribed: true,
  BaseTypeChosen: true,
  ProjectTypeWithdrawn: true,
  CategoryNamed: true,
  CategoryDescribed: true,
  CategoryDropped: true,
  BaseDomainOffered: true,
  BaseDomainWithdrawn: true,
} satisfies Record<CatalogueEvent['type'], true>
