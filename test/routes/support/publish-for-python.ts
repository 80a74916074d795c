import { pluginStream } from '../../../events/streams'
import type { RouteDependencies } from '../../../src/routes/http/route-dependencies'

/** A version for Python, as an upload records it; only such plugins are there for satellites. */
export const publishForPython = async (
  store: RouteDependencies['store'],
  plugin: string,
  sha256: string,
) => {
  const stream = pluginStream(plugin)
  const context = { by: 'system:publisher', correlationId: 'c', causationId: 'c' } as const
  const published = {
    ...{ version: '1.2.0', runtime: 'python' as const, sha256, size: 1, manifest: '' },
    ...{ minCore: '1.0.0', dependsOn: {}, changelog: '', isStable: true, isBreaking: false },
  }
  await store.commit(context, async () => ({
    appends: [
      {
        stream,
        expectedVersion: (await store.read(stream)).version,
        events: [
          { type: 'PluginVersionPublished', data: published },
          { type: 'CurrentVersionChosen', data: { version: '1.2.0', runtime: 'python' } },
        ],
      },
    ],
  }))
}
