import type { DomainEvent, RecordedEvent } from '../../../events'
import type { BillingCycle } from '../../../events/codes'
import type { Price } from '../../../events/price'
import type { OrderCatalogue } from '../order/order-catalogue'

type OfferedBundle = {
  code: string
  displayName: string
  projectType: string
  billingCycle: BillingCycle
  isDefault: boolean
  plugins: readonly string[]
  discountPercent: number
}

/** What decisions on a stream of the catalogue rest on besides that stream. */
export type CatalogueFacts = {
  /** Of the catalogue as it was read: an append is tried again if it has moved on since. */
  revision: string
  /** ISO-8601 UTC. */
  now: string
  /** What orders are judged by. */
  offer: OrderCatalogue
  /** Those that are offered now. */
  bundles: readonly OfferedBundle[]
  baseDomains: readonly { name: string; displayName: string; isDefault: boolean }[]
  /** All of them, whether they are offered or not. */
  plugins: readonly { name: string; category: string }[]
  categories: readonly { code: string }[]
}

/** What follows on another stream of the catalogue, in the same commit. */
type FurtherEvents = { stream: string; events: DomainEvent[] }

/** `before`: absent where it was not offered. */
export type PlannedPrices = { before?: Price; after: Price }

/** The rules of one kind of stream of the catalogue: its command, its plan and its page ask them. */
export type CatalogueDecider<Command> = {
  streamOf: (id: string) => string
  decide: (
    id: string,
    command: Command,
    events: readonly RecordedEvent[],
    facts: CatalogueFacts,
  ) => DomainEvent[]
  /** Only where the command decided something, such as a new default, which ends the one before. */
  decideFurther?: (id: string, command: Command, facts: CatalogueFacts) => FurtherEvents[]
  /** For the plan: what an order costs before and after; only where that changes by it. */
  calculatePrices?: (
    id: string,
    command: Command,
    facts: CatalogueFacts,
  ) => PlannedPrices | undefined
}
