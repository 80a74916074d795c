import type { Runtime } from '../events/codes'
import type { PublishedPluginVersion } from '../events/plugin'
import type { RolloutRing } from '../events/rollout'
import { parseStreamId } from '../events/streams'
import type { Projection, Row, RowChange } from './projection'

export type PluginVersionRow = PublishedPluginVersion & {
  plugin: string
  yankedBecause: string | null
  isCurrent: boolean
  /** Since when sites may install it: a draft's, when it became stable. */
  publishedAt: string
  /** How far it is rolled out; null = everybody may have it. */
  rolloutState: 'running' | 'halted' | 'rolledBack' | null
  rolloutRing: RolloutRing | null
  /** The version that the others keep meanwhile. */
  rolloutPrevious: string | null
}

const changeRollout = (
  plugin: string,
  { version, runtime }: { version: string; runtime: Runtime },
  update: Row,
): RowChange[] => [{ update, where: { plugin, version, runtime } }]

const toRow = (plugin: string, data: PublishedPluginVersion, publishedAt: string): Row => ({
  plugin,
  version: data.version,
  runtime: data.runtime,
  sha256: data.sha256,
  size: data.size,
  manifest: data.manifest,
  min_core: data.minCore,
  depends_on: data.dependsOn,
  changelog: data.changelog,
  is_stable: data.isStable,
  is_breaking: data.isBreaking,
  is_current: false,
  published_at: publishedAt,
})

export const pluginVersionsProjection: Projection = {
  table: 'plugin_versions',
  key: ['plugin', 'version', 'runtime'],
  changes: (event) => {
    const plugin = parseStreamId(event.stream)
    switch (event.type) {
      case 'PluginVersionPublished':
        return [{ insert: toRow(plugin, event.data, event.at) }]
      case 'PluginVersionReleased': {
        const { version, runtime } = event.data
        return [
          {
            update: { is_stable: true, published_at: event.at },
            where: { plugin, version, runtime },
          },
        ]
      }
      case 'ReleaseNotesCorrected': {
        const { version, runtime, changelog, isBreaking } = event.data
        return [
          { update: { changelog, is_breaking: isBreaking }, where: { plugin, version, runtime } },
        ]
      }
      case 'PluginVersionYanked': {
        const { version, runtime, cause } = event.data
        const where = { plugin, version, runtime }
        return [
          { update: { yanked_because: cause }, where },
          // Where it is not yet, it does not come any more.
          { update: { rollout_state: 'halted' }, where: { ...where, rollout_state: 'running' } },
        ]
      }
      case 'CurrentVersionChosen': {
        const { version, runtime } = event.data
        return [
          { update: { is_current: false }, where: { plugin, runtime } },
          { update: { is_current: true }, where: { plugin, version, runtime } },
        ]
      }
      case 'RolloutStarted': {
        const { version, runtime, previous } = event.data
        const own = { plugin, runtime }
        return [
          // One that was on its way gives way to it.
          { update: { rollout_state: null }, where: { ...own, rollout_state: 'running' } },
          { update: { rollout_state: null }, where: { ...own, rollout_state: 'halted' } },
          {
            update: {
              rollout_state: 'running',
              rollout_ring: 'internal',
              rollout_previous: previous,
            },
            where: { ...own, version },
          },
        ]
      }
      case 'RolloutRingReached':
        return changeRollout(plugin, event.data, { rollout_ring: event.data.ring })
      case 'RolloutHalted':
        return changeRollout(plugin, event.data, { rollout_state: 'halted' })
      case 'RolloutResumed':
        return changeRollout(plugin, event.data, { rollout_state: 'running' })
      case 'RolloutRolledBack':
        return changeRollout(plugin, event.data, { rollout_state: 'rolledBack' })
      case 'RolloutFinished':
        return changeRollout(plugin, event.data, { rollout_state: null })
      default:
        return []
    }
  },
}
