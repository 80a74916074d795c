import type { Event } from '@event-driven-io/emmett'
import type { BillingCycle } from './codes'
import type { DnsRecord } from './domain'
import type { LicenseTerms } from './license'

/** What the old marketplace knew of a satellite. Its owner's address is sealed in the owner's stream. */
type ProjectImported = Event<
  'ProjectImported',
  {
    legacyId: number
    customerId: string
    name: string
    slug: string
    /** As the old marketplace had it, where another project has that slug here. */
    legacySlug?: string
    /** Absent: it had none, and was treated as one of the base type. */
    projectType?: string
    isActive: boolean
    /** Its key also lists plugins that are not released yet. */
    isSuperadmin: boolean
    trialStartsAt?: string
    trialEndsAt?: string
    createdAt: string
  }
>
/** A site that runs already; nothing is deployed or changed for it. */
type ProjectAdopted = Event<
  'ProjectAdopted',
  {
    domain: string
    zone: string
    /** Those of the site that were found in the zone as they should be. */
    records: DnsRecord[]
    application: string
    serverId: string
    ipv4: string
    ipv6?: string
  }
>
/** A payment of the old marketplace, for the record: nothing follows from it here. */
type OrderImported = Event<
  'OrderImported',
  {
    legacyId: number
    plugin: string
    amountCents: number
    status: string
    paymentRef?: string
    orderedAt: string
    completedAt?: string
  }
>

type LicenseImported = Event<
  'LicenseImported',
  {
    legacyId: number
    projectId: string
    plugin: string
    cycle: BillingCycle
    netCents: number
    /** As the old marketplace called it: `active`, `trial`, `suspended`, `expired`, `revoked` or any word. */
    status: string
    licensedAt: string
    nextBillingAt?: string
    paymentRef?: string
  } & LicenseTerms
>
/** A line of a license's history in the old marketplace; its texts are sealed in the owner's stream. */
type LicenseHistoryImported = Event<
  'LicenseHistoryImported',
  {
    legacyId: number
    action: string
    oldStatus?: string
    newStatus?: string
    oldExpiresAt?: string
    newExpiresAt?: string
    oldCycle?: string
    newCycle?: string
    performerType: string
    happenedAt: string
  }
>
/** Notes and names of a license of the old marketplace: `notes`, and `performer 7`, `reason 7` by line. */
type LicenseTextsImported = Event<
  'LicenseTextsImported',
  { licenseId: string; sealed: Record<string, string> }
>

/** What the old marketplace said of a plugin, as far as satellites read it. */
export type LegacyPlugin = {
  legacyId: number
  /** Satellites know it by this name. */
  legacyName: string
  version: string
  /** What decides whether it is free for satellites; prices of orders are others. */
  priceCents: number
  category?: string
  minVFlaskVersion?: string
  hasTrial: boolean
  icon: string
  phase: string
  isPublished: boolean
  isFeatured: boolean
  allowsOneTimePurchase: boolean
  longDescription?: string
  screenshotUrl?: string
}
type PluginImported = Event<'PluginImported', LegacyPlugin>
/** A row of the old price list. `isOffered`: it can be ordered; a placeholder of 0 cents cannot. */
type PluginPriceImported = Event<
  'PluginPriceImported',
  {
    legacyId: number
    projectType: string
    cycle: BillingCycle
    netCents: number
    setupCents: number
    currency: string
    isActive: boolean
    isOffered: boolean
    validFrom: string
    validUntil?: string
  }
>
/** A version of the old marketplace, which kept no code of it. */
type PluginVersionImported = Event<
  'PluginVersionImported',
  {
    legacyId: number
    version: string
    changelog?: string
    releaseNotes?: string
    minVFlaskVersion?: string
    isStable: boolean
    isBreaking: boolean
    isCurrent: boolean
    downloads: number
    releasedAt: string
  }
>

type ProjectTypeImported = Event<
  'ProjectTypeImported',
  { legacyId: number; description?: string; isActive: boolean }
>
type CategoryImported = Event<'CategoryImported', { legacyId: number; description?: string }>

type LegacyProjectEvent = ProjectImported | ProjectAdopted | OrderImported
type LegacyLicenseEvent = LicenseImported | LicenseHistoryImported
type LegacyPersonEvent = LicenseTextsImported
type LegacyPluginEvent = PluginImported | PluginPriceImported | PluginVersionImported
type LegacyCatalogueEvent = ProjectTypeImported | CategoryImported

/** All that only an import of the old marketplace records. */
export type LegacyImportEvent =
  | LegacyProjectEvent
  | LegacyLicenseEvent
  | LegacyPersonEvent
  | LegacyPluginEvent
  | LegacyCatalogueEvent

export const legacyImportEventTypes = {
  ProjectImported: true,
  ProjectAdopted: true,
  OrderImported: true,
  LicenseImported: true,
  LicenseHistoryImported: true,
  LicenseTextsImported: true,
  PluginImported: true,
  PluginPriceImported: true,
  PluginVersionImported: true,
  ProjectTypeImported: true,
  CategoryImported: true,
} satisfies Record<LegacyImportEvent['type'], true>
