import { parseStreamId } from '../events/streams'
import type { Projection } from './projection'

export const pluginPricesProjection: Projection = {
  table: 'plugin_prices',
  key: ['plugin', 'project_type', 'cycle'],
  changes: (event) => {
    switch (event.type) {
      case 'PluginPriced':
        return [
          {
            put: {
              plugin: parseStreamId(event.stream),
              project_type: event.data.projectType,
              cycle: event.data.cycle,
              net_cents: event.data.netCents,
              setup_cents: event.data.setupCents,
              valid_from: event.data.validFrom,
              valid_until: event.data.validUntil ?? null,
              withdrawn: false,
            },
          },
        ]
      case 'PluginPriceWithdrawn':
        return [
          {
            update: { withdrawn: true },
            where: {
              plugin: parseStreamId(event.stream),
              project_type: event.data.projectType,
              cycle: event.data.cycle,
            },
          },
        ]
      default:
        return []
    }
  },
}
