import { parseStreamId } from '../../events/streams'
import type { Projection } from '../projection'

export const legacyPluginsProjection: Projection = {
  table: 'legacy_plugins',
  key: ['name'],
  changes: (event) =>
    event.type === 'PluginImported'
      ? [
          {
            put: {
              name: parseStreamId(event.stream),
              legacy_id: event.data.legacyId,
              legacy_name: event.data.legacyName,
              details: event.data,
            },
          },
        ]
      : [],
}

export const legacyPricesProjection: Projection = {
  table: 'legacy_prices',
  key: ['plugin', 'project_type', 'cycle'],
  changes: (event) =>
    event.type === 'PluginPriceImported'
      ? [
          {
            put: {
              plugin: parseStreamId(event.stream),
              project_type: event.data.projectType,
              cycle: event.data.cycle,
              legacy_id: event.data.legacyId,
              net_cents: event.data.netCents,
              setup_cents: event.data.setupCents,
              is_active: event.data.isActive,
              is_offered: event.data.isOffered,
            },
          },
        ]
      : [],
}

export const legacyPluginVersionsProjection: Projection = {
  table: 'legacy_plugin_versions',
  key: ['plugin', 'version'],
  changes: (event) =>
    event.type === 'PluginVersionImported'
      ? [
          {
            put: {
              plugin: parseStreamId(event.stream),
              version: event.data.version,
              details: event.data,
              released_at: event.data.releasedAt,
            },
          },
        ]
      : [],
}
