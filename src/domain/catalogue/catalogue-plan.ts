import type { DomainEvent, RecordedEvent } from '../../../events'
import type { CatalogueDecider, CatalogueFacts, PlannedPrices } from './catalogue-decider'
import type { PricePlan } from './price-plan'

type NamesByCode = Readonly<Record<string, string>>

/** Which sites an act on a version concerns; `listed`: as many as a page names. */
export type PlannedSites = {
  effect: 'rollout' | 'rollback' | 'atOnce' | 'yank' | 'satellites'
  total: number
  listed: readonly { projectId: string; name: string }[]
}

/** What an act on the catalogue would record; nothing is written at vendors. */
export type CataloguePlan = {
  events: readonly RecordedEvent[]
  /** In the language of whoever looks at the plan. */
  names: Record<'projectTypes' | 'bundles' | 'categories' | 'plugins', NamesByCode>
  prices?: PlannedPrices | undefined
  /** Where it changes what a plugin costs: before, after, and what it leaves as it is. */
  priceChanges?: PricePlan | undefined
  /** Where it changes which version sites get. */
  sites?: PlannedSites | undefined
}

/** As it would stand in its stream; the same for the same plan. */
const toPlannedEvent = (stream: string, event: DomainEvent): RecordedEvent => ({
  ...event,
  stream,
  id: 'planned',
  position: 0,
  by: 'system:setup',
  at: '1970-01-01T00:00:00.000Z',
  correlationId: 'planned',
  causationId: 'planned',
})

export const toPlannedEvents = (stream: string, events: readonly DomainEvent[]) =>
  events.map((event) => toPlannedEvent(stream, event))

/** The events that a command leads to, by the rules that carry it out. Throws `RefusalError` as it would. */
export const planCatalogueEvents = <Command>(
  { streamOf, decide, decideFurther }: CatalogueDecider<Command>,
  id: string,
  command: Command,
  events: readonly RecordedEvent[],
  facts: CatalogueFacts,
): RecordedEvent[] => {
  const own = decide(id, command, events, facts)
  if (own.length === 0) return []
  const further = decideFurther?.(id, command, facts) ?? []
  return [{ stream: streamOf(id), events: own }, ...further].flatMap((append) =>
    toPlannedEvents(append.stream, append.events),
  )
}
