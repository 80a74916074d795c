import type { Event } from '@event-driven-io/emmett'
import type { BillingCycle, Runtime } from './codes'

type PluginListed = Event<'PluginListed', { name: string; displayName: string; category: string }>
/** What can be said of a plugin; an empty text takes back what was said. */
export type PluginFields = {
  displayName?: string
  displayNameEn?: string
  description?: string
  descriptionEn?: string
  /** Several paragraphs, for its page in the shop. */
  longDescription?: string
  longDescriptionEn?: string
  category?: string
  icon?: string
  screenshotUrl?: string
  hasTrial?: boolean
  order?: number
}
/** Only the fields that were set; all others stay as they were. */
type PluginDescribed = Event<'PluginDescribed', { fields: PluginFields }>
/** No longer offered; licenses and sites that have it keep it. */
type PluginUnlisted = Event<'PluginUnlisted', Record<string, never>>
type PluginRelisted = Event<'PluginRelisted', Record<string, never>>
/** Put first in the shop, or no longer. */
type PluginFeatured = Event<'PluginFeatured', { isFeatured: boolean }>
type PluginPhaseReached = Event<'PluginPhaseReached', { phase: string }>
export type PriceScope = { projectType: string; cycle: BillingCycle }
type PriceTerms = {
  netCents: number
  setupCents: number
  validFrom: string
  validUntil?: string
}
/** It replaces every earlier price of its scope from `validFrom` on; one of the same moment at once. */
type PluginPriced = Event<'PluginPriced', PriceScope & PriceTerms>
/** Not offered any more in this scope; with `validFrom` only the price that begins then is dropped. */
type PluginPriceWithdrawn = Event<'PluginPriceWithdrawn', PriceScope & { validFrom?: string }>
/** The project type has no price of its own any more: that of the base type is used. */
type BasePriceChosen = Event<'BasePriceChosen', PriceScope>

type VersionName = { version: string; runtime: Runtime }

/** One version for one runtime, as it was published. */
export type PublishedPluginVersion = VersionName & {
  sha256: string
  size: number
  /** The publisher's signed manifest, a compact JWS. */
  manifest: string
  minCore: string
  dependsOn: Record<string, string>
  /** Markdown. */
  changelog: string
  /** False = a draft, which no site gets. */
  isStable: boolean
  isBreaking: boolean
}
type PluginVersionPublished = Event<'PluginVersionPublished', PublishedPluginVersion>
/** A draft became stable. */
type PluginVersionReleased = Event<'PluginVersionReleased', VersionName>
type ReleaseNotesCorrected = Event<
  'ReleaseNotesCorrected',
  VersionName & { changelog: string; isBreaking: boolean }
>
type PluginVersionYanked = Event<'PluginVersionYanked', VersionName & { cause: string }>
type CurrentVersionChosen = Event<'CurrentVersionChosen', VersionName>

/** On the stream of the plugin. */
export type PluginVersionEvent =
  | PluginVersionPublished
  | PluginVersionReleased
  | ReleaseNotesCorrected
  | PluginVersionYanked
  | CurrentVersionChosen

export type PluginEvent =
  | PluginListed
  | PluginDescribed
  | PluginUnlisted
  | PluginRelisted
  | PluginFeatured
  | PluginPhaseReached
  | PluginPriced
  | PluginPriceWithdrawn
  | BasePriceChosen
  | PluginVersionEvent

export const pluginEventTypes = {
  PluginListed: true,
  PluginDescribed: true,
  PluginUnlisted: true,
  PluginRelisted: true,
  PluginFeatured: true,
  PluginPhaseReached: true,
  PluginPriced: true,
  PluginPriceWithdrawn: true,
  BasePriceChosen: true,
  PluginVersionPublished: true,
  PluginVersionReleased: true,
  ReleaseNotesCorrected: true,
  PluginVersionYanked: true,
  CurrentVersionChosen: true,
} satisfies Record<PluginEvent['type'], true>
