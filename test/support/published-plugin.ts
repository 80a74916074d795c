import type { EventOf } from '../../events'

/** What an order of a plugin needs besides a server. */
export const pluginVersionPublished: EventOf<'PluginVersionPublished'> = {
  type: 'PluginVersionPublished',
  data: {
    ...{ version: '1.0.0', runtime: 'bun', sha256: 'a'.repeat(64), size: 1, manifest: '{}' },
    ...{ minCore: '1.0.0', dependsOn: {}, changelog: '', isStable: true, isBreaking: false },
  },
}
