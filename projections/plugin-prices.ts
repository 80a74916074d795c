import type { RecordedEvent } from '../events'
import type { PriceScope } from '../events/plugin'
import { parseStreamId } from '../events/streams'
import type { Projection, Row } from './projection'

const toScope = (event: RecordedEvent, { projectType, cycle }: PriceScope): Row => ({
  plugin: parseStreamId(event.stream),
  project_type: projectType,
  cycle,
})

const createRow = (event: RecordedEvent, scope: Row, price: Row): Row => ({
  ...scope,
  ...price,
  recorded_at: event.at,
  recorded_by: event.by,
})

/** All prices of a plugin by the moment they begin; `selectPrice` says which of them is in force. */
export const pluginPricesProjection: Projection = {
  table: 'plugin_prices',
  key: ['plugin', 'project_type', 'cycle', 'valid_from'],
  changes: (event) => {
    switch (event.type) {
      case 'PluginPriced': {
        const { netCents, setupCents, validFrom, validUntil = null } = event.data
        const price = {
          net_cents: netCents,
          setup_cents: setupCents,
          valid_from: validFrom,
          valid_until: validUntil,
          withdrawn: false,
        }
        return [{ put: createRow(event, toScope(event, event.data), price) }]
      }
      case 'PluginPriceWithdrawn': {
        const { validFrom } = event.data
        const scope = toScope(event, event.data)
        if (validFrom) return [{ remove: { ...scope, valid_from: validFrom } }]
        const withdrawal = {
          net_cents: 0,
          setup_cents: 0,
          valid_from: event.at,
          valid_until: null,
          withdrawn: true,
        }
        return [{ remove: scope }, { put: createRow(event, scope, withdrawal) }]
      }
      case 'BasePriceChosen':
        return [{ remove: toScope(event, event.data) }]
      default:
        return []
    }
  },
}
