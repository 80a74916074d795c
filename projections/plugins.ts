import { parseStreamId } from '../events/streams'
import type { Projection } from './projection'

export const pluginsProjection: Projection = {
  table: 'plugins',
  key: ['name'],
  changes: (event) => {
    const where = { name: parseStreamId(event.stream) }
    switch (event.type) {
      case 'PluginListed':
        return [
          {
            put: {
              name: event.data.name,
              display_name: event.data.displayName,
              category: event.data.category,
              phase: 'alpha',
              fields: {},
              listed_at: event.at,
            },
          },
        ]
      case 'PluginDescribed':
        return [{ update: { fields: event.data.fields }, where }]
      case 'PluginPhaseReached':
        return [{ update: { phase: event.data.phase }, where }]
      default:
        return []
    }
  },
}
