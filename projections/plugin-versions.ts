import type { PublishedPluginVersion } from '../events/plugin'
import { parseStreamId } from '../events/streams'
import type { Projection } from './projection'

export type PluginVersionRow = PublishedPluginVersion & {
  plugin: string
  yankedBecause: string | null
  isCurrent: boolean
  publishedAt: string
}

export const pluginVersionsProjection: Projection = {
  table: 'plugin_versions',
  key: ['plugin', 'version', 'runtime'],
  changes: (event) => {
    const plugin = parseStreamId(event.stream)
    switch (event.type) {
      case 'PluginVersionPublished':
        return [
          {
            insert: {
              plugin,
              version: event.data.version,
              runtime: event.data.runtime,
              sha256: event.data.sha256,
              size: event.data.size,
              manifest: event.data.manifest,
              min_core: event.data.minCore,
              depends_on: event.data.dependsOn,
              changelog: event.data.changelog,
              is_stable: event.data.isStable,
              is_breaking: event.data.isBreaking,
              is_current: false,
              published_at: event.at,
            },
          },
        ]
      case 'PluginVersionYanked': {
        const { version, runtime, cause } = event.data
        return [{ update: { yanked_because: cause }, where: { plugin, version, runtime } }]
      }
      case 'CurrentVersionChosen': {
        const { version, runtime } = event.data
        return [
          { update: { is_current: false }, where: { plugin, runtime } },
          { update: { is_current: true }, where: { plugin, version, runtime } },
        ]
      }
      default:
        return []
    }
  },
}
