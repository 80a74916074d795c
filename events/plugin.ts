import type { Event } from '@event-driven-io/emmett'
import type { BillingCycle, Runtime } from './codes'

type PluginListed = Event<'PluginListed', { name: string; displayName: string; category: string }>
type PluginDescribed = Event<'PluginDescribed', { fields: Record<string, string> }>
type PluginPhaseReached = Event<'PluginPhaseReached', { phase: string }>
type PriceScope = { projectType: string; cycle: BillingCycle }
type PriceTerms = { netCents: number; setupCents: number; validFrom: string; validUntil?: string }
type PluginPriced = Event<'PluginPriced', PriceScope & PriceTerms>
type PluginPriceWithdrawn = Event<'PluginPriceWithdrawn', PriceScope>
/** One version for one runtime, as it was published. */
export type PublishedPluginVersion = {
  version: string
  runtime: Runtime
  sha256: string
  size: number
  /** The publisher's signed manifest, a compact JWS. */
  manifest: string
  minCore: string
  dependsOn: Record<string, string>
  changelog: string
  isStable: boolean
  isBreaking: boolean
}
type PluginVersionPublished = Event<'PluginVersionPublished', PublishedPluginVersion>
type PluginVersionYanked = Event<
  'PluginVersionYanked',
  { version: string; runtime: Runtime; cause: string }
>
type CurrentVersionChosen = Event<'CurrentVersionChosen', { version: string; runtime: Runtime }>

export type PluginEvent =
  | PluginListed
  | PluginDescribed
  | PluginPhaseReached
  | PluginPriced
  | PluginPriceWithdrawn
  | PluginVersionPublished
  | PluginVersionYanked
  | CurrentVersionChosen

export const pluginEventTypes = {
  PluginListed: true,
  PluginDescribed: true,
  PluginPhaseReached: true,
  PluginPriced: true,
  PluginPriceWithdrawn: true,
  PluginVersionPublished: true,
  PluginVersionYanked: true,
  CurrentVersionChosen: true,
} satisfies Record<PluginEvent['type'], true>
