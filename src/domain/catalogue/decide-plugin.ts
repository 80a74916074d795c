import type { RecordedEvent } from '../../../events'
import type { PluginEvent, PluginFields } from '../../../events/plugin'
import { RefusalError } from '../../../events/refusal-error'
import { pluginStream } from '../../../events/streams'
import {
  canFeaturePlugin,
  canRelistPlugin,
  canUnfeaturePlugin,
  canUnlistPlugin,
} from './allowed-plugin-actions'
import type { CatalogueDecider, CatalogueFacts } from './catalogue-decider'
import type { ChangePrices, DropPlannedPrice, EndPrice } from './decide-plugin-prices'
import { decideChangePrices, decideDropPlannedPrice, decideEndPrice } from './decide-plugin-prices'
import type { PluginPhase } from './plugin-phases'
import type { PluginState } from './plugin-state'
import { rebuildPlugin } from './plugin-state'

export type PluginCommand =
  | { type: 'DescribePlugin'; data: { fields: PluginFields } }
  | { type: 'ReachPhase'; data: { phase: PluginPhase } }
  | { type: 'FeaturePlugin'; data: { isFeatured: boolean } }
  | { type: 'UnlistPlugin' }
  | { type: 'RelistPlugin' }
  | { type: 'ChangePrices'; data: ChangePrices }
  | { type: 'EndPrice'; data: EndPrice }
  | { type: 'DropPlannedPrice'; data: DropPlannedPrice }

/** What decisions on a plugin rest on besides its stream. */
type PluginFacts = Pick<CatalogueFacts, 'now' | 'categories'>

const decideDescribePlugin = (
  name: string,
  fields: PluginFields,
  plugin: PluginState,
  { categories }: PluginFacts,
): PluginEvent[] => {
  const required = (['displayName', 'category'] as const).filter((field) => fields[field] === '')
  if (required.length > 0)
    throw new RefusalError(
      'REQUIRED',
      `expected ${required.join(' and ')} of ${name}, found none`,
      required.map((field) => ({ pointer: `/${field}`, code: 'REQUIRED' })),
    )
  const { category } = fields
  if (category !== undefined && !categories.some(({ code }) => code === category))
    throw new RefusalError(
      'UNKNOWN_CATEGORY',
      `expected a category of ${name}, found ${category}`,
      [{ pointer: '/category', code: 'UNKNOWN_CATEGORY' }],
    )
  const news = Object.entries(fields).filter(
    ([field, value]) =>
      value !== undefined && value !== (plugin.fields[field as keyof PluginFields] ?? ''),
  )
  if (news.length === 0) return []
  return [{ type: 'PluginDescribed', data: { fields: Object.fromEntries(news) } }]
}

const decideFeature = (name: string, isFeatured: boolean, plugin: PluginState): PluginEvent[] => {
  if (plugin.isFeatured === isFeatured) return []
  const isAllowed = isFeatured ? canFeaturePlugin(plugin) : canUnfeaturePlugin(plugin)
  if (!isAllowed)
    throw new RefusalError('PLUGIN_UNLISTED', `expected ${name} to be listed, found it unlisted`)
  return [{ type: 'PluginFeatured', data: { isFeatured } }]
}

/** Nothing when a command is no news. */
export const decidePlugin = (
  name: string,
  command: PluginCommand,
  events: readonly RecordedEvent[],
  facts: PluginFacts,
): PluginEvent[] => {
  const plugin = rebuildPlugin(events)
  if (plugin.stage === 'unknown')
    throw new RefusalError('UNKNOWN_PLUGIN', `expected a plugin ${name}, found none`)
  switch (command.type) {
    case 'DescribePlugin':
      return decideDescribePlugin(name, command.data.fields, plugin, facts)
    case 'ReachPhase':
      return plugin.phase === command.data.phase
        ? []
        : [{ type: 'PluginPhaseReached', data: { phase: command.data.phase } }]
    case 'FeaturePlugin':
      return decideFeature(name, command.data.isFeatured, plugin)
    case 'UnlistPlugin':
      return canUnlistPlugin(plugin) ? [{ type: 'PluginUnlisted', data: {} }] : []
    case 'RelistPlugin':
      return canRelistPlugin(plugin) ? [{ type: 'PluginRelisted', data: {} }] : []
    case 'ChangePrices':
      return decideChangePrices(name, command.data, plugin, facts.now)
    case 'EndPrice':
      return decideEndPrice(name, command.data, plugin, facts.now)
    case 'DropPlannedPrice':
      return decideDropPlannedPrice(name, command.data, plugin, facts.now)
  }
}

/** What one plugin is in the catalogue, and what it costs. */
export const pluginDecider: CatalogueDecider<PluginCommand> = {
  streamOf: pluginStream,
  decide: decidePlugin,
}
