import type { Event } from '@event-driven-io/emmett'

/** The site has fetched the configuration that suspends it, so visitors see the notice from now on. */
type SuspensionConfirmed = Event<'SuspensionConfirmed', Record<string, never>>
/** The site has fetched the configuration that frees it again. */
type ReinstatementConfirmed = Event<'ReinstatementConfirmed', Record<string, never>>

/** What a site has taken over of a decision about it; recorded by its runtime. */
export type SiteStatusEvent = SuspensionConfirmed | ReinstatementConfirmed

export const siteStatusEventTypes = {
  SuspensionConfirmed: true,
  ReinstatementConfirmed: true,
} satisfies Record<SiteStatusEvent['type'], true>
