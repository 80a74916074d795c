import type { PluginFilter, PluginItem } from '../../../projections/queries/plugins'

type NamedCategory = { code: string; displayName: string }

/** What the form of a plugin offers to choose from. */
export type PluginChoices = { categories: readonly NamedCategory[] }

export type PluginListing = PluginChoices & {
  items: readonly PluginItem[]
  filter: Omit<PluginFilter, 'id'>
}
