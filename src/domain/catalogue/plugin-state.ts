import type { RecordedEvent } from '../../../events'
import type { PluginFields, PriceScope } from '../../../events/plugin'
import type { PriceEntry } from './select-price'

/** A plugin as its stream says: what it is called, whether it is offered, and all its prices. */
export type PluginState = {
  stage: 'unknown' | 'listed' | 'unlisted'
  fields: PluginFields
  phase: string
  isFeatured: boolean
  /** By project type and cycle (`scopeKeyOf`). */
  prices: ReadonlyMap<string, readonly PriceEntry[]>
}

export const scopeKeyOf = ({ projectType, cycle }: PriceScope) => `${projectType}.${cycle}`

const initialPlugin: PluginState = {
  stage: 'unknown',
  fields: { hasTrial: true, order: 0 },
  phase: 'alpha',
  isFeatured: false,
  prices: new Map(),
}

const isSameMoment = (one: string, other: string) => Date.parse(one) === Date.parse(other)

const changeEntries = (
  plugin: PluginState,
  scope: PriceScope,
  change: (entries: readonly PriceEntry[]) => PriceEntry[],
): PluginState => {
  const key = scopeKeyOf(scope)
  return {
    ...plugin,
    prices: new Map(plugin.prices).set(key, change(plugin.prices.get(key) ?? [])),
  }
}

const withoutEntry = (entries: readonly PriceEntry[], validFrom: string) =>
  entries.filter((entry) => !isSameMoment(entry.validFrom, validFrom))

const evolvePrices = (plugin: PluginState, event: RecordedEvent): PluginState => {
  switch (event.type) {
    case 'PluginPriced': {
      const { netCents, setupCents, validFrom, validUntil = null } = event.data
      const entry = { netCents, setupCents, validFrom, validUntil, withdrawn: false }
      return changeEntries(plugin, event.data, (entries) => [
        ...withoutEntry(entries, validFrom),
        entry,
      ])
    }
    case 'PluginPriceWithdrawn': {
      const { validFrom } = event.data
      if (validFrom)
        return changeEntries(plugin, event.data, (entries) => withoutEntry(entries, validFrom))
      const none = { netCents: 0, setupCents: 0, validFrom: event.at, validUntil: null }
      return changeEntries(plugin, event.data, () => [{ ...none, withdrawn: true }])
    }
    case 'BasePriceChosen':
      return changeEntries(plugin, event.data, () => [])
    default:
      return plugin
  }
}

const evolve = (plugin: PluginState, event: RecordedEvent): PluginState => {
  switch (event.type) {
    case 'PluginListed': {
      const { displayName, category } = event.data
      return { ...plugin, stage: 'listed', fields: { ...plugin.fields, displayName, category } }
    }
    case 'PluginDescribed':
      return { ...plugin, fields: { ...plugin.fields, ...event.data.fields } }
    case 'PluginPhaseReached':
      return { ...plugin, phase: event.data.phase }
    case 'PluginFeatured':
      return { ...plugin, isFeatured: event.data.isFeatured }
    case 'PluginUnlisted':
      return { ...plugin, stage: 'unlisted' }
    case 'PluginRelisted':
      return { ...plugin, stage: 'listed' }
    default:
      return evolvePrices(plugin, event)
  }
}

export const rebuildPlugin = (events: readonly RecordedEvent[]): PluginState =>
  events.reduce(evolve, initialPlugin)
